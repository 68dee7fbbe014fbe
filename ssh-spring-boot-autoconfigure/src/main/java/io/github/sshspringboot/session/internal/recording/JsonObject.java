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

package io.github.sshspringboot.session.internal.recording;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads an object of texts, whole numbers and such objects, as headers of recordings are.
 */
final class JsonObject {

	private static final int MAX_DEPTH = 8;

	private final String text;

	private int position;

	private JsonObject(String text) {
		this.text = text;
	}

	/**
	 * Parse a line.
	 * @throws IllegalArgumentException if it is anything else
	 */
	static Map<String, Object> parse(String text) {
		JsonObject json = new JsonObject(text);
		Map<String, Object> object = json.object(0);
		json.skipSpace();
		json.check(json.position == text.length());
		return object;
	}

	private Map<String, Object> object(int depth) {
		check(depth < MAX_DEPTH);
		Map<String, Object> object = new LinkedHashMap<>();
		expect('{');
		if (!accept('}')) {
			do {
				String name = string();
				expect(':');
				object.put(name, value(depth));
			}
			while (accept(','));
			expect('}');
		}
		return object;
	}

	private Object value(int depth) {
		skipSpace();
		return switch (peek()) {
			case '{' -> object(depth + 1);
			case '"' -> string();
			default -> number();
		};
	}

	private Long number() {
		int begin = this.position;
		while (this.position < this.text.length() && "-0123456789".indexOf(peek()) >= 0) {
			this.position++;
		}
		return Long.valueOf(this.text.substring(begin, this.position));
	}

	private String string() {
		expect('"');
		StringBuilder string = new StringBuilder();
		for (char c = next(); c != '"'; c = next()) {
			string.append((c != '\\') ? c : escaped(next()));
		}
		return string.toString();
	}

	private char escaped(char c) {
		return switch (c) {
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> {
				check(this.position + 4 <= this.text.length());
				this.position += 4;
				yield (char) Integer.parseInt(this.text.substring(this.position - 4, this.position), 16);
			}
			default -> c;
		};
	}

	private boolean accept(char c) {
		skipSpace();
		if (peek() != c) {
			return false;
		}
		this.position++;
		return true;
	}

	private void expect(char c) {
		check(accept(c));
	}

	private char peek() {
		check(this.position < this.text.length());
		return this.text.charAt(this.position);
	}

	private char next() {
		char c = peek();
		this.position++;
		return c;
	}

	private void skipSpace() {
		while (this.position < this.text.length() && this.text.charAt(this.position) == ' ') {
			this.position++;
		}
	}

	private void check(boolean valid) {
		if (!valid) {
			throw new IllegalArgumentException("No object at " + this.position);
		}
	}

}
