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

package io.github.sshspringboot.command.internal.recording;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The first line of a recording.
 *
 * @param version the version of the format
 * @param columns the width of the terminal, 0 if it is unknown
 * @param rows the height of the terminal, 0 if it is unknown
 */
record CastHeader(int version, int columns, int rows) {

	static final CastHeader NONE = new CastHeader(3, 0, 0);

	static CastHeader parse(byte[] line) throws CastException {
		try (JsonParser parser = CastReader.parser(line)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw new CastException("its first line is damaged");
			}
			return parse(parser);
		}
		catch (JacksonException ex) {
			throw new CastException("its first line is damaged");
		}
	}

	/**
	 * Version 3 has the size in an object of its own, {@code term}.
	 */
	private static CastHeader parse(JsonParser parser) throws CastException {
		int version = 0;
		int columns = 0;
		int rows = 0;
		int depth = 0;
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT
				|| depth > 0; token = parser.nextToken()) {
			if (token == JsonToken.END_OBJECT) {
				depth--;
			}
			else if (token == JsonToken.VALUE_NUMBER_INT) {
				switch (String.valueOf(parser.currentName())) {
					case "version" -> {
						version = parser.getIntValue();
					}
					case "width", "cols" -> {
						columns = parser.getIntValue();
					}
					case "height", "rows" -> {
						rows = parser.getIntValue();
					}
					default -> {
					}
				}
			}
			else if (token == JsonToken.START_OBJECT && "term".equals(parser.currentName()) && depth == 0) {
				depth++;
			}
			else {
				parser.skipChildren();
			}
		}
		if (version != 2 && version != 3) {
			throw new CastException("it is not in version 2 or 3 of the format asciicast");
		}
		return new CastHeader(version, Math.max(0, columns), Math.max(0, rows));
	}

}
