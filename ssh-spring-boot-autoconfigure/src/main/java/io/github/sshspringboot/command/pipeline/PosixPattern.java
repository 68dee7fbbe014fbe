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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Translates a regular expression as {@code grep} knows it to one of RE2: in basic ones
 * the operators <code>+ ? | ( ) { }</code> need a backslash, and brackets have classes
 * such as {@code [:digit:]}.
 */
final class PosixPattern {

	private static final int MAX_REPETITIONS = 1000;

	private static final int MAX_DEPTH = 100;

	private static final int MAX_SIZE = 10_000;

	private static final Set<String> CLASSES = Set.of("alpha", "digit", "alnum", "upper", "lower", "space", "blank",
			"punct", "print", "graph", "cntrl", "xdigit");

	private static final Pattern INTERVAL = Pattern.compile("\\d+(,\\d*)?|,\\d*");

	private final boolean extended;

	private final boolean marked;

	private final boolean framed;

	private final StringBuilder target = new StringBuilder();

	private final Deque<Group> groups = new ArrayDeque<>();

	private String source = "";

	private int position;

	private Place place = Place.START;

	private int atom;

	private int atomSize;

	private int size;

	private int repetitions;

	/**
	 * Create a translator.
	 * @param extended whether expressions are extended ones, where operators have no
	 * backslash
	 * @param framed whether they will look at a {@link FramedText}
	 * @param marked whether the words of that text are marked
	 */
	PosixPattern(boolean extended, boolean framed, boolean marked) {
		this.extended = extended;
		this.framed = framed;
		this.marked = marked;
	}

	/**
	 * Translate.
	 * @param sources the expressions, one of which has to match
	 * @return the expression of RE2
	 * @throws IllegalArgumentException if one is no expression
	 */
	String translate(List<String> sources) {
		for (String expression : sources) {
			this.source = expression;
			this.position = 0;
			this.place = Place.START;
			this.target.append(this.target.isEmpty() ? "(?:" : "|(?:");
			translate();
			this.target.append(')');
		}
		return this.target.toString();
	}

	private void translate() {
		while (this.position < this.source.length()) {
			int c = this.source.codePointAt(this.position);
			this.position += Character.charCount(c);
			switch (c) {
				case '\\' -> escape();
				case '[' -> atom(bracket());
				case '.' -> atom(this.framed ? "[^" + FramedText.MARKS + "]" : ".");
				case '*' -> star();
				case '^' -> start();
				case '$' -> end();
				case '(', ')', '{', '}', '|', '+', '?' -> {
					if (this.extended) {
						operator((char) c);
					}
					else {
						literal(c);
					}
				}
				default -> literal(c);
			}
		}
		if (!this.groups.isEmpty()) {
			throw new IllegalArgumentException(
					"the '(' at column " + this.groups.element().column() + " is not closed");
		}
	}

	private void literal(int c) {
		atom(com.google.re2j.Pattern.quote(Character.toString(c)));
	}

	private void atom(String text) {
		begin();
		this.target.append(this.marked ? "(?:\n?" + text + ")" : text);
		grow(1);
	}

	private void assertion(String text) {
		begin();
		this.target.append("(?:").append(text).append(')');
		grow(1);
	}

	private void begin() {
		this.place = Place.ATOM;
		this.atom = this.target.length();
		this.atomSize = 1;
		this.repetitions = 0;
	}

	private void grow(long more) {
		if (more > MAX_SIZE - this.size) {
			throw new IllegalArgumentException("too large. Repeat less often");
		}
		this.size += (int) more;
	}

	private void start() {
		boolean first = this.place == Place.START;
		if (!first && !this.extended) {
			literal('^');
			return;
		}
		assertion(this.framed ? "(?m:^)" : "^");
		if (first) {
			this.place = Place.ANCHOR;
		}
	}

	private void end() {
		if (!this.extended && !isAtEnd()) {
			literal('$');
			return;
		}
		assertion(this.framed ? FramedText.END + "?\\z" : "$");
	}

	private boolean isAtEnd() {
		return this.position == this.source.length() || this.source.startsWith("\\)", this.position)
				|| this.source.startsWith("\\|", this.position);
	}

	private void star() {
		if (this.place == Place.ATOM) {
			repeat("*", 1);
		}
		else {
			literal('*');
		}
	}

	private void operator(char c) {
		switch (c) {
			case '(' -> open();
			case ')' -> close();
			case '{' -> interval();
			case '|' -> {
				this.target.append('|');
				grow(1);
				this.place = Place.START;
			}
			case '+', '?' -> repeat(String.valueOf(c), 1);
			default -> literal(c);
		}
	}

	private void open() {
		if (this.groups.size() == MAX_DEPTH) {
			throw new IllegalArgumentException("more than " + MAX_DEPTH + " groups are in each other");
		}
		this.groups.push(new Group(this.target.length(), this.size, this.position));
		this.target.append("(?:");
		grow(1);
		this.place = Place.START;
	}

	private void close() {
		if (this.groups.isEmpty()) {
			if (!this.extended) {
				throw new IllegalArgumentException("the ')' at column " + this.position + " closes nothing");
			}
			literal(')');
			return;
		}
		Group group = this.groups.pop();
		this.target.append(')');
		begin();
		this.atom = group.start();
		this.atomSize = this.size - group.size();
	}

	private void repeat(String operator, int times) {
		if (this.place != Place.ATOM) {
			throw new IllegalArgumentException(
					"there is nothing to repeat before the '" + operator + "' at column " + this.position);
		}
		if (this.repetitions == MAX_DEPTH) {
			throw new IllegalArgumentException("more than " + MAX_DEPTH + " repetitions of one another");
		}
		if (this.repetitions++ > 0) {
			this.target.insert(this.atom, "(?:").append(')');
		}
		this.target.append(operator);
		long more = (times - 1L) * this.atomSize + 1;
		grow(more);
		this.atomSize += (int) more;
	}

	private void interval() {
		int column = this.position;
		int end = this.source.indexOf(this.extended ? "}" : "\\}", this.position);
		String interval = (end < 0) ? "" : this.source.substring(this.position, end);
		if (!INTERVAL.matcher(interval).matches()) {
			if (!this.extended) {
				throw new IllegalArgumentException(
						"the '\\{' at column " + (column - 1) + " begins no repetition such as \\{2,5\\}");
			}
			literal('{');
			return;
		}
		int comma = interval.indexOf(',');
		int minimum = times((comma < 0) ? interval : interval.substring(0, comma), 0);
		int maximum = (comma < 0) ? minimum : times(interval.substring(comma + 1), -1);
		if (maximum >= 0 && minimum > maximum) {
			throw new IllegalArgumentException("'{" + interval + "}' ends before it begins");
		}
		this.position = end + (this.extended ? 1 : 2);
		String upper = (maximum < 0) ? "" : String.valueOf(maximum);
		repeat("{" + minimum + "," + upper + "}", Math.max(1, Math.max(minimum + 1, maximum)));
	}

	private static int times(String digits, int absent) {
		if (digits.isEmpty()) {
			return absent;
		}
		int times = (digits.length() > 9) ? Integer.MAX_VALUE : Integer.parseInt(digits);
		if (times > MAX_REPETITIONS) {
			throw new IllegalArgumentException("nothing can be repeated more than " + MAX_REPETITIONS + " times");
		}
		return times;
	}

	private void escape() {
		if (this.position == this.source.length()) {
			literal('\\');
			return;
		}
		int c = this.source.codePointAt(this.position);
		this.position += Character.charCount(c);
		String marks = this.framed ? FramedText.MARKS : "";
		switch (c) {
			case '(', ')', '{', '}', '|', '+', '?' -> {
				if (this.extended) {
					literal(c);
				}
				else {
					operator((char) c);
				}
			}
			case '<' -> assertion("(?m:$)");
			case '>' -> assertion("\\b");
			case 'b' -> assertion(this.marked ? "(?m:$)|\\b" : "\\b");
			case 'B' -> inside();
			case 'w', 'd' -> atom("\\" + (char) c);
			case 's' -> atom("[\\t\\v\\f\\r " + (this.framed ? "" : "\\n") + "]");
			case 'W', 'S', 'D' -> atom("[^\\" + Character.toString(Character.toLowerCase(c)) + marks + "]");
			case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
				throw new IllegalArgumentException("there are no back references such as '\\" + (char) c + "'");
			default -> literal(c);
		}
	}

	private void inside() {
		if (this.marked) {
			throw new IllegalArgumentException("'\\B' cannot be used together with '\\<' or '\\>'");
		}
		assertion("\\B");
	}

	private String bracket() {
		int start = this.position;
		StringBuilder set = new StringBuilder("[");
		if (startsWith("^")) {
			set.append('^').append(this.framed ? FramedText.MARKS : "");
		}
		boolean first = true;
		while (this.position < this.source.length()) {
			char c = this.source.charAt(this.position++);
			if (c == ']' && !first) {
				return set.append(']').toString();
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
		if (this.framed && name.equals("space")) {
			return "\\t\\x0b\\f\\r ";
		}
		return (this.framed && name.equals("cntrl")) ? "\\x00-\\x09\\x0b-\\x1f\\x7f" : "[:" + name + ":]";
	}

	/**
	 * What stands before a character of the expression.
	 */
	private enum Place {

		/** Nothing of this alternative yet. */
		START,

		/** Nothing but the beginning of the line. */
		ANCHOR,

		/** Something that can be repeated. */
		ATOM

	}

	/**
	 * A group that is open.
	 *
	 * @param start where it starts in the target
	 * @param size the size of what is before it
	 * @param column where it starts in the source, from 1
	 */
	private record Group(int start, int size, int column) {

	}

}
