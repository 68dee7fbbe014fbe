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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a single value as a JSON document, several as an array.
 */
final class JsonResultRenderer implements SshResultRenderer, KnownColumns {

	private final JsonText json;

	private final JacksonSelection selection;

	JsonResultRenderer(JsonText json, JacksonSelection selection) {
		this.json = json;
		this.selection = selection;
	}

	@Override
	public String getFormat() {
		return "json";
	}

	@Override
	public @Nullable Set<String> columnsOf(Class<?> type) {
		return this.selection.columnsOf(type);
	}

	@Override
	public boolean isDocumentFormat() {
		return true;
	}

	@Override
	public void render(SshResult result, OutputStream output) throws IOException {
		Iterator<?> values = this.selection.values(result);
		RowFlusher flusher = new RowFlusher(output, result.overTime());
		String before = result.many() ? "[\n" : "";
		boolean empty = true;
		while (values.hasNext()) {
			byte[] document = this.json.document(values.next());
			write(output, before);
			output.write(document);
			before = ",\n";
			empty = false;
			flusher.rowWritten();
		}
		if (result.many()) {
			write(output, empty ? "[]" : "\n]");
		}
		write(output, "\n");
	}

	private static void write(OutputStream output, String text) throws IOException {
		output.write(text.getBytes(StandardCharsets.US_ASCII));
	}

}
