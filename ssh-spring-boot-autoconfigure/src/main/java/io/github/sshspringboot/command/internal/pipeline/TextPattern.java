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

package io.github.sshspringboot.command.internal.pipeline;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.sshspringboot.server.internal.execution.Cancellation;

/**
 * A pattern in the syntax of RE2, which users search for. The time of a search grows only
 * with the length of the text, whatever the expression is.
 */
final class TextPattern {

	private static final int MAX_LENGTH = 1000;

	private static final int MAX_SIZE = 20_000;

	private static final java.util.regex.Pattern REPETITION = java.util.regex.Pattern
		.compile("([)}?*+])?\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

	private final Pattern pattern;

	private TextPattern(Pattern pattern) {
		this.pattern = pattern;
	}

	/**
	 * Compile expressions, one of which has to match. Throws
	 * {@link IllegalArgumentException} with a message for the user if one is not valid.
	 */
	static TextPattern compile(List<String> sources, boolean plain, Extent extent, boolean ignoreCase) {
		double size = 0;
		for (String source : sources) {
			if (source.length() > MAX_LENGTH) {
				throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
			}
			size += plain ? source.length() : size(source);
		}
		if (size > MAX_SIZE) {
			throw new IllegalArgumentException(
					plain ? "together they are longer than " + MAX_SIZE + " characters" : "it repeats too much");
		}
		String expression = sources.stream()
			.map((source) -> plain ? Pattern.quote(source) : "(?:" + source + ")")
			.collect(Collectors.joining("|"));
		int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
		try {
			return new TextPattern(Pattern.compile(extent.apply(expression), flags));
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(ex.getDescription(), ex);
		}
		catch (StackOverflowError ex) {
			throw new IllegalArgumentException("it is nested too deeply", ex);
		}
	}

	/**
	 * Return an upper bound of the instructions of an expression: repeated parts are
	 * copied, and only groups contain other repetitions.
	 */
	private static double size(String source) {
		double sum = source.length();
		double factor = 1;
		for (MatchResult repetition : REPETITION.matcher(source).results().toList()) {
			String last = repetition.group(3);
			int times = Integer.parseInt((last == null || last.isEmpty()) ? repetition.group(2) : last);
			if (repetition.group(1) != null) {
				factor *= Math.max(1, times);
			}
			else {
				sum += times;
			}
		}
		return sum * factor;
	}

	/**
	 * Return a matcher for a text. It throws a {@link StageException} once the command is
	 * cancelled.
	 */
	Matcher matcher(String text, Cancellation cancellation) {
		return this.pattern.matcher(new InterruptibleText(text, cancellation));
	}

	/**
	 * What a match has to cover.
	 */
	enum Extent {

		/** Any part of the text. */
		PART("%s"),

		/** A part that begins and ends at the boundary of a word. */
		WORD("\\b(?:%s)\\b"),

		/** The whole text. */
		LINE("^(?:%s)$");

		private final String frame;

		Extent(String frame) {
			this.frame = frame;
		}

		private String apply(String expression) {
			return this.frame.formatted(expression);
		}

	}

}
