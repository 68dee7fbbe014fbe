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

package io.github.sshspringboot.actuate.endpoint.extension;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Refuses regular expressions that would keep a thread busy long after their user has
 * left. There are no groups and no repeated places, so that every step reads a character,
 * and the characters that are read are counted.
 */
final class PropertyNamePattern {

	private static final int MAX_LENGTH = 200;

	private static final int MAX_READS = 5_000_000;

	private static final String ATOM = "(?:[\\p{L}\\p{N}_.:/ -]|\\\\[^\\p{L}\\p{N}]|\\\\[dDsSwW]|\\[\\^?[\\p{L}\\p{N}_.:-]+])";

	private static final String SEQUENCE = "\\^?(?:" + ATOM + "[*+?]?)*+\\$?";

	private static final Pattern SUPPORTED = Pattern.compile(SEQUENCE + "(?:\\|" + SEQUENCE + ")*+");

	private PropertyNamePattern() {
	}

	static void check(String pattern, Collection<String> names) {
		if (pattern.length() > MAX_LENGTH) {
			throw invalid("--pattern must have at most " + MAX_LENGTH + " characters");
		}
		if (!SUPPORTED.matcher(pattern).matches()) {
			throw invalid("--pattern takes the regular expressions of text, '.', '[...]', '*', '+', '?', '|', '^' and "
					+ "'$', without groups");
		}
		Budget budget = new Budget();
		Pattern compiled = compile(pattern);
		names.forEach((name) -> compiled.matcher(new CountedText(name, budget)).find());
	}

	private static Pattern compile(String pattern) {
		try {
			return Pattern.compile(pattern);
		}
		catch (PatternSyntaxException ex) {
			throw invalid("Invalid regular expression");
		}
	}

	private static InvalidEndpointRequestException invalid(String reason) {
		return new InvalidEndpointRequestException(reason, reason);
	}

	private static final class Budget {

		private int left = MAX_READS;

		void take() {
			if (--this.left < 0) {
				throw invalid("--pattern takes too long to look for. Use fewer '*', '+' and '?'");
			}
		}

	}

	private record CountedText(String text, Budget budget) implements CharSequence {

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			this.budget.take();
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
