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

package io.github.sshspringboot.server.internal.text;

/**
 * Patterns in which {@code *} stands for any characters, and in some {@code ?} for one.
 */
public final class WildcardPattern {

	private WildcardPattern() {
	}

	/**
	 * Return whether the whole text matches a pattern, in at most as many steps as the
	 * product of both lengths, whatever the pattern.
	 */
	public static boolean matches(String pattern, String text) {
		return matches(pattern, text, true);
	}

	/**
	 * Return whether a whole name matches a pattern in which only {@code *} stands for
	 * something else, in as many steps as {@link #matches(String, String)}.
	 */
	public static boolean matchesName(String pattern, String name) {
		return matches(pattern, name, false);
	}

	private static boolean matches(String pattern, String text, boolean questionMarks) {
		int next = 0;
		int position = 0;
		int star = -1;
		int skipped = 0;
		while (position < text.length()) {
			char expected = (next < pattern.length()) ? pattern.charAt(next) : 0;
			if (expected == '*') {
				star = next++;
				skipped = position;
			}
			else if (next < pattern.length()
					&& ((questionMarks && expected == '?') || expected == text.charAt(position))) {
				next++;
				position++;
			}
			else if (star >= 0) {
				next = star + 1;
				position = ++skipped;
			}
			else {
				return false;
			}
		}
		return pattern.substring(next).chars().allMatch((character) -> character == '*');
	}

	/**
	 * Return whether a text is a pattern for more than itself.
	 */
	public static boolean isPattern(String text) {
		return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
	}

}
