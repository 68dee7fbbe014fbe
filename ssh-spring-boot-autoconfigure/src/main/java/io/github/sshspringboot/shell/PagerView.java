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

package io.github.sshspringboot.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.pipeline.Pager;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The part of a text that is on the screen: the rows from the top on, where a long line
 * has several rows.
 */
final class PagerView {

	private static final int TAB = 8;

	private final PagerText text;

	private final Pager.Style style;

	private int columns = 1;

	private int height = 1;

	private long top;

	private int topRow;

	private String searched = "";

	private long scanned;

	PagerView(PagerText text, Pager.Style style) {
		this.text = text;
		this.style = style;
	}

	void resize(int columns, int height) {
		if (this.columns != columns) {
			this.topRow = 0;
		}
		this.columns = Math.max(1, columns);
		this.height = Math.max(1, height);
	}

	int height() {
		return this.height;
	}

	long top() {
		return this.top;
	}

	/**
	 * Fold a line.
	 * @param number its number
	 * @return its rows, one at least
	 */
	private List<AttributedString> fold(long number) {
		AttributedStringBuilder builder = new AttributedStringBuilder().tabs(TAB);
		if (this.style.lineNumbers()) {
			builder.append(String.format(Locale.ROOT, "%7d ", number + 1));
		}
		AttributedString line = builder.append(this.text.get(number)).toAttributedString();
		if (!this.searched.isEmpty()) {
			line = line.styleMatches(pattern(), AttributedStyle.DEFAULT.inverse());
		}
		if (this.style.chopLongLines()) {
			return List.of(line.columnSubSequence(0, this.columns));
		}
		List<AttributedString> rows = line.columnSplitLength(this.columns);
		return rows.isEmpty() ? List.of(AttributedString.EMPTY) : rows;
	}

	private Pattern pattern() {
		return Pattern.compile(Pattern.quote(this.searched),
				isCaseSensitive() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	private boolean isCaseSensitive() {
		return !this.searched.equals(this.searched.toLowerCase(Locale.ROOT));
	}

	/**
	 * The rows from the top on.
	 * @param limit how many at most
	 * @return the rows
	 */
	List<AttributedString> rows(int limit) {
		clamp();
		List<AttributedString> rows = new ArrayList<>();
		for (long number = this.top; number < this.text.end() && rows.size() < limit; number++) {
			List<AttributedString> folded = fold(number);
			int from = (number == this.top) ? Math.min(this.topRow, folded.size() - 1) : 0;
			rows.addAll(folded.subList(from, Math.min(folded.size(), from + limit - rows.size())));
		}
		return rows;
	}

	private void clamp() {
		if (this.top < this.text.first()) {
			this.top = this.text.first();
			this.topRow = 0;
		}
	}

	boolean isFull() {
		return rows(this.height).size() >= this.height;
	}

	boolean isAtEnd() {
		return rows(this.height + 1).size() <= this.height;
	}

	/**
	 * Move by one row, unless the last row is on the screen.
	 * @return whether it was possible
	 */
	boolean down() {
		if (isAtEnd()) {
			return false;
		}
		this.topRow++;
		if (this.topRow >= fold(this.top).size()) {
			this.top++;
			this.topRow = 0;
		}
		return true;
	}

	void up(int rows) {
		for (int i = 0; i < rows; i++) {
			clamp();
			if (this.topRow > 0) {
				this.topRow--;
			}
			else if (this.top > this.text.first()) {
				this.top--;
				this.topRow = fold(this.top).size() - 1;
			}
		}
	}

	void toStart() {
		this.top = this.text.first();
		this.topRow = 0;
	}

	void toEnd() {
		this.top = this.text.end();
		this.topRow = 0;
		up(this.height);
	}

	void search(String text) {
		this.searched = text;
		this.scanned = this.top;
	}

	boolean isSearching() {
		return !this.searched.isEmpty();
	}

	void searchFromNextLine() {
		this.scanned = this.top + 1;
	}

	/**
	 * Go to the next line that matches.
	 * @return whether there is one
	 */
	boolean findNext() {
		for (this.scanned = Math.max(this.scanned, this.text.first()); this.scanned < this.text.end(); this.scanned++) {
			if (matches(this.scanned)) {
				this.top = this.scanned;
				this.topRow = 0;
				return true;
			}
		}
		return false;
	}

	boolean findPrevious() {
		for (long number = this.top - 1; number >= this.text.first(); number--) {
			if (matches(number)) {
				this.top = number;
				this.topRow = 0;
				return true;
			}
		}
		return false;
	}

	private boolean matches(long number) {
		String line = this.text.get(number);
		return isCaseSensitive() ? line.contains(this.searched) : line.toLowerCase(Locale.ROOT).contains(this.searched);
	}

}
