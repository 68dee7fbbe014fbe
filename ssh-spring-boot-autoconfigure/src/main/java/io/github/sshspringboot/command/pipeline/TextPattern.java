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

import java.util.List;
import java.util.stream.Collectors;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.sshspringboot.server.Cancellation;

/**
 * What users look for in a text. The time of a search grows with the length of the text
 * only, whatever the expression is, and as POSIX has it the longest of the first matches
 * counts. A word has the letters, digits and underscores of ASCII.
 */
final class TextPattern {

	private static final String NO_TEXT = FramedText.MARKS;

	private final Pattern pattern;

	private final boolean words;

	private final boolean framed;

	private final boolean marked;

	private TextPattern(Pattern pattern, boolean words, boolean framed, boolean marked) {
		this.pattern = pattern;
		this.words = words;
		this.framed = framed;
		this.marked = marked;
	}

	/**
	 * Compile expressions.
	 * @param sources the expressions, one of which has to match
	 * @param syntax how they are written
	 * @param extent what a match has to be
	 * @param ignoreCase whether upper and lower case are the same
	 * @return the pattern
	 * @throws IllegalArgumentException with the reason if one is no expression
	 */
	static TextPattern compile(List<String> sources, Syntax syntax, Extent extent, boolean ignoreCase) {
		boolean marked = syntax != Syntax.FIXED
				&& sources.stream().anyMatch((source) -> source.contains("\\<") || source.contains("\\>"));
		boolean words = extent == Extent.WORD;
		boolean framed = marked || words;
		String expression = translate(sources, syntax, framed, marked);
		if (extent == Extent.LINE) {
			expression = framed ? "(?m:^)(?:" + expression + ")" + FramedText.END + "?\\z" : "^(?:" + expression + ")$";
		}
		if (framed) {
			expression = "(?:\\A\\n|[^" + (words ? "\\w" : "") + NO_TEXT + "])(?:" + expression + ")"
					+ (words ? "(?:[^\\w\\n]|\\z)" : "");
		}
		int flags = Pattern.DOTALL | Pattern.LONGEST_MATCH | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
		try {
			return new TextPattern(Pattern.compile(expression, flags), words, framed, marked);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(ex.getDescription(), ex);
		}
		catch (StackOverflowError ex) {
			throw new IllegalArgumentException("too complex", ex);
		}
	}

	private static String translate(List<String> sources, Syntax syntax, boolean framed, boolean marked) {
		if (syntax == Syntax.FIXED) {
			return sources.stream().map(Pattern::quote).collect(Collectors.joining("|"));
		}
		return new PosixPattern(syntax == Syntax.EXTENDED, framed, marked).translate(sources);
	}

	/**
	 * Look at a text.
	 * @param text the text
	 * @param cancellation ends the search
	 * @return the matches
	 */
	TextMatches matches(String text, Cancellation cancellation) {
		String searched = this.framed ? FramedText.of(text, this.marked) : text;
		return new TextMatches(this.pattern.matcher(new InterruptibleText(searched, cancellation)), searched,
				this.framed, this.words);
	}

	/**
	 * How expressions are written.
	 */
	enum Syntax {

		/** Plain text. */
		FIXED,

		/** Operators have a backslash. */
		BASIC,

		/** Operators have no backslash. */
		EXTENDED

	}

	/**
	 * What a match has to be.
	 */
	enum Extent {

		/** Any part of the text. */
		PART,

		/** A part with no letter, digit or underscore before it and after it. */
		WORD,

		/** The whole text. */
		LINE

	}

}
