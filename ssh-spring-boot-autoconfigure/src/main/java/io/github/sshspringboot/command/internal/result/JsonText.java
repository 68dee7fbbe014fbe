/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sshspringboot.command.internal.result;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes values as JSON text as the application's mapper does, but escapes all control
 * characters.
 */
final class JsonText {

	private final ObjectWriter document;

	private final ObjectWriter line;

	JsonText(JsonMapper mapper) {
		this.document = mapper.writer(new ControlEscapes());
		this.line = this.document.without(SerializationFeature.INDENT_OUTPUT);
	}

	byte[] document(@Nullable Object value) {
		return write(this.document, value);
	}

	byte[] line(@Nullable Object value) {
		return write(this.line, value);
	}

	private static byte[] write(ObjectWriter writer, @Nullable Object value) {
		try {
			return writer.writeValueAsBytes(value);
		}
		catch (JacksonException ex) {
			throw JacksonRowReader.cause(ex);
		}
	}

	@SuppressWarnings("serial")
	private static final class ControlEscapes extends CharacterEscapes {

		private static final int DELETE = 0x7f;

		private static final int LAST_CONTROL = 0x9f;

		@Override
		public int[] getEscapeCodesForAscii() {
			int[] codes = standardAsciiEscapesForJSON();
			codes[DELETE] = ESCAPE_STANDARD;
			return codes;
		}

		@Override
		public @Nullable SerializableString getEscapeSequence(int c) {
			return (c > DELETE && c <= LAST_CONTROL) ? new SerializedString("\\u%04X".formatted(c)) : null;
		}

	}

}
