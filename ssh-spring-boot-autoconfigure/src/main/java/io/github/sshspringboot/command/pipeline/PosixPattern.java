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

package io.github.sshspringboot.command.pipeline;

import java.util.Set;

/**
 * Translates regular expressions of POSIX (POSIX.1 chapter 9, with the escapes of GNU)
 * into those of Java.
 */
final class PosixPattern {

	private static final String OPERATORS = "(){}|+?";

	private static final Set<String> CLASSES = Set.of("alpha", "digit", "alnum", "upper", "lower", "space", "blank",
			"punct", "print", "graph", "cntrl", "xdigit");

	private final String source;

	private final boolean extended;

	private final StringBuilder target = new StringBuilder();

	private int position;

	private PosixPattern(String source, boolean extended) {
		this.source = source;
		this.extended = extended;
	}

	/**
	 * Translate.
	 * @param source the expression
	 * @param extended whether it is an extended one, where operators have no backslash
	 * @return the expression of Java
	 */
	static String translate(String source, boolean extended) {
		return new PosixPattern(source, extended).translate();
	}

	private String translate() {
		while (this.position < this.source.length()) {
			char c = this.source.charAt(this.position++);
			switch (c) {
				case '\\' -> escape();
				case '[' -> bracket();
				case '*' -> this.target.append(isAtStart() ? "\\*" : "*");
				case '^' -> this.target.append((this.extended || isAtStart()) ? "^" : "\\^");
				case '$' -> this.target.append((this.extended || isAtEnd()) ? "$" : "\\$");
				default -> plain(c);
			}
		}
		return this.target.toString();
	}

	private void plain(char c) {
		if (OPERATORS.indexOf(c) >= 0 && !this.extended) {
			this.target.append('\\');
		}
		this.target.append(c);
	}

	private boolean isAtStart() {
		return this.target.isEmpty() || (!this.extended && endsWithOpening())
				|| (this.target.length() == 1 && this.target.charAt(0) == '^');
	}

	private boolean endsWithOpening() {
		int last = this.target.length() - 1;
		char c = this.target.charAt(last);
		return (c == '(' || c == '|') && (last == 0 || this.target.charAt(last - 1) != '\\');
	}

	private boolean isAtEnd() {
		return this.position == this.source.length() || this.source.startsWith("\\)", this.position)
				|| this.source.startsWith("\\|", this.position);
	}

	private void escape() {
		if (this.position == this.source.length()) {
			this.target.append("\\\\");
			return;
		}
		char c = this.source.charAt(this.position++);
		if (OPERATORS.indexOf(c) >= 0) {
			this.target.append(this.extended ? "\\" : "").append(c);
		}
		else if (c == '<' || c == '>') {
			this.target.append((c == '<') ? "\\b(?=\\w)" : "\\b(?<=\\w)");
		}
		else if (Character.isLetter(c) && "wWsSbBdD".indexOf(c) < 0) {
			this.target.append(c);
		}
		else {
			this.target.append('\\').append(c);
		}
	}

	private void bracket() {
		int start = this.position;
		StringBuilder set = new StringBuilder("[");
		if (startsWith("^")) {
			set.append('^');
		}
		boolean first = true;
		while (this.position < this.source.length()) {
			char c = this.source.charAt(this.position++);
			if (c == ']' && !first) {
				this.target.append(set).append(']');
				return;
			}
			first = false;
			if (c == '[' && startsWith(":")) {
				set.append(characterClass());
			}
			else if ("[]\\&^~".indexOf(c) >= 0) {
				set.append('\\').append(c);
			}
			else {
				set.append(c);
			}
		}
		throw new IllegalArgumentException("the '[' at column " + start + " is not closed");
	}

	private boolean startsWith(String text) {
		boolean there = this.source.startsWith(text, this.position);
		if (there) {
			this.position += text.length();
		}
		return there;
	}

	private String characterClass() {
		int end = this.source.indexOf(":]", this.position);
		String name = (end < 0) ? "" : this.source.substring(this.position, end);
		if (!CLASSES.contains(name)) {
			throw new IllegalArgumentException("there is no class of characters '[:" + name + ":]'");
		}
		this.position = end + 2;
		return switch (name) {
			case "xdigit" -> "\\p{XDigit}";
			default -> "\\p{" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "}";
		};
	}

}
