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

import com.google.re2j.Matcher;

/**
 * The matches of a {@link TextPattern}, one after the other. In a framed text, a match
 * has the character before it too, and if it has to be a word the one after it.
 */
final class TextMatches {

	private final Matcher matcher;

	private final String text;

	private final boolean framed;

	private final boolean words;

	private boolean searched;

	private int start;

	private int end;

	TextMatches(Matcher matcher, String text, boolean framed, boolean words) {
		this.matcher = matcher;
		this.text = text;
		this.framed = framed;
		this.words = words;
	}

	/**
	 * Find the next match.
	 * @return whether there is one
	 * @throws StageException if the command was cancelled meanwhile
	 */
	boolean find() {
		boolean found = this.framed ? findFramed() : this.matcher.find();
		if (found) {
			this.start = this.matcher.start();
			this.end = this.matcher.end();
			if (this.framed) {
				this.start = this.text.offsetByCodePoints(this.start, 1);
				this.end = this.words ? this.text.offsetByCodePoints(this.end, -1) : this.end;
			}
		}
		return found;
	}

	private boolean findFramed() {
		if (!this.searched) {
			this.searched = true;
			return this.matcher.find();
		}
		return this.matcher.find((this.end > this.start) ? this.text.offsetByCodePoints(this.end, -1) : this.start);
	}

	/**
	 * The text of the match that was found last.
	 * @return the text, which may be empty
	 */
	String text() {
		String match = this.text.substring(this.start, this.end);
		return this.framed ? FramedText.plain(match) : match;
	}

}
