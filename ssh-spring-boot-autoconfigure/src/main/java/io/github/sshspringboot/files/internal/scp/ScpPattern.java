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

package io.github.sshspringboot.files.internal.scp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * A pattern for a name, with the wildcards {@code *}, {@code ?} and {@code [...]}, which
 * a backslash protects. Matches in bounded time.
 */
final class ScpPattern {

	/**
	 * Of each part the characters that it matches, {@code null} for any number of any.
	 */
	private final List<@Nullable IntPredicate> parts = new ArrayList<>();

	private final boolean hidden;

	ScpPattern(String pattern) {
		int[] points = pattern.codePoints().toArray();
		this.hidden = pattern.startsWith(".");
		int position = 0;
		while (position < points.length) {
			position = add(points, position);
		}
	}

	private int add(int[] points, int position) {
		int point = points[position];
		if (point == '*') {
			this.parts.add(null);
			return position + 1;
		}
		if (point == '?') {
			this.parts.add((any) -> true);
			return position + 1;
		}
		int end = (point == '[') ? findEnd(points, position) : -1;
		if (end > 0) {
			this.parts.add(toSet(points, position + 1, end));
			return end + 1;
		}
		boolean isProtected = point == '\\' && position + 1 < points.length;
		int literal = isProtected ? points[position + 1] : point;
		this.parts.add((other) -> other == literal);
		return position + (isProtected ? 2 : 1);
	}

	private static int findEnd(int[] points, int begin) {
		int position = begin + 1;
		if (position < points.length && (points[position] == '!' || points[position] == '^')) {
			position++;
		}
		for (position++; position < points.length; position++) {
			if (points[position] == ']') {
				return position;
			}
		}
		return -1;
	}

	private static IntPredicate toSet(int[] points, int begin, int end) {
		boolean negated = points[begin] == '!' || points[begin] == '^';
		IntPredicate set = (point) -> false;
		int position = negated ? begin + 1 : begin;
		while (position < end) {
			boolean range = position + 2 < end && points[position + 1] == '-';
			int first = points[position];
			int last = range ? points[position + 2] : first;
			set = set.or((point) -> point >= first && point <= last);
			position += range ? 3 : 1;
		}
		return negated ? set.negate() : set;
	}

	static boolean hasWildcard(String pattern) {
		for (int position = 0; position < pattern.length(); position++) {
			char c = pattern.charAt(position);
			if (c == '\\') {
				position++;
			}
			else if (c == '*' || c == '?' || c == '[') {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the name that a pattern without wildcards is.
	 */
	static String toName(String pattern) {
		return pattern.replaceAll("\\\\(.)", "$1");
	}

	/**
	 * Return whether the whole name matches. Only a pattern that begins with a period
	 * matches such names.
	 */
	boolean matches(String name) {
		if (name.startsWith(".") && !this.hidden) {
			return false;
		}
		int[] points = name.codePoints().toArray();
		int part = 0;
		int point = 0;
		int star = -1;
		int starPoint = 0;
		while (point < points.length) {
			if (part < this.parts.size() && this.parts.get(part) == null) {
				star = part++;
				starPoint = point;
			}
			else if (part < this.parts.size() && matches(part, points[point])) {
				part++;
				point++;
			}
			else if (star >= 0) {
				part = star + 1;
				point = ++starPoint;
			}
			else {
				return false;
			}
		}
		while (part < this.parts.size() && this.parts.get(part) == null) {
			part++;
		}
		return part == this.parts.size();
	}

	private boolean matches(int part, int point) {
		IntPredicate set = this.parts.get(part);
		return set != null && set.test(point);
	}

}
