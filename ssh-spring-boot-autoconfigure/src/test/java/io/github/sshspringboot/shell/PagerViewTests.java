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

import java.util.List;

import io.github.sshspringboot.command.pipeline.Pager;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PagerView} and {@link PagerText}.
 */
class PagerViewTests {

	private final PagerText text = new PagerText();

	private final PagerView view = new PagerView(this.text, new Pager.Style(false, false, false));

	@Test
	void longLinesAreFoldedByTheirWidth() {
		add("abcdefg", "漢字漢字", "");
		this.view.resize(5, 10);
		assertThat(rows()).containsExactly("abcde", "fg", "漢字", "漢字", "");
	}

	@Test
	void longLinesAreCutAndNumbered() {
		PagerView cut = new PagerView(this.text, new Pager.Style(false, true, true));
		add("abcdefg", "x");
		cut.resize(12, 10);
		assertThat(cut.rows(10)).extracting(AttributedString::toString).containsExactly("      1 abcd", "      2 x");
	}

	@Test
	void viewMovesByRowsUntilTheLastIsSeen() {
		add("abcdefg", "h", "i", "j");
		this.view.resize(5, 3);
		assertThat(rows()).containsExactly("abcde", "fg", "h");
		assertThat(this.view.down()).isTrue();
		assertThat(rows()).containsExactly("fg", "h", "i");
		assertThat(this.view.down()).isTrue();
		assertThat(rows()).containsExactly("h", "i", "j");
		assertThat(this.view.down()).isFalse();
		assertThat(this.view.isAtEnd()).isTrue();
		this.view.up(1);
		assertThat(rows()).containsExactly("fg", "h", "i");
		this.view.up(9);
		assertThat(rows()).containsExactly("abcde", "fg", "h");
		this.view.toEnd();
		assertThat(rows()).containsExactly("h", "i", "j");
		this.view.toStart();
		assertThat(rows()).containsExactly("abcde", "fg", "h");
	}

	@Test
	void searchGoesFromMatchToMatch() {
		add("apple", "Banana", "cherry", "banana");
		this.view.resize(80, 1);
		this.view.search("banana");
		assertThat(this.view.findNext()).isTrue();
		assertThat(rows()).containsExactly("Banana");
		this.view.searchFromNextLine();
		assertThat(this.view.findNext()).isTrue();
		assertThat(rows()).containsExactly("banana");
		this.view.searchFromNextLine();
		assertThat(this.view.findNext()).isFalse();
		add("a banana");
		assertThat(this.view.findNext()).isTrue();
		assertThat(rows()).containsExactly("a banana");
		assertThat(this.view.findPrevious()).isTrue();
		assertThat(rows()).containsExactly("banana");
		this.view.toStart();
		this.view.search("Ban");
		assertThat(this.view.findNext()).isTrue();
		this.view.searchFromNextLine();
		assertThat(this.view.findNext()).isFalse();
	}

	@Test
	void controlCharactersDoNotReachTheTerminal() {
		add("a\u001b[31mb\u0007\u007f\u009b.", "windows\r", "a\rb");
		this.view.resize(80, 5);
		assertThat(rows()).containsExactly("a [31mb   .", "windows", "a b");
	}

	@Test
	void oldLinesFallAway() {
		for (int i = 0; i < PagerText.MAX_LINES + 5; i++) {
			this.text.add("line " + i);
		}
		this.view.resize(80, 1);
		assertThat(this.text.first()).isBetween(5L, 2000L);
		assertThat(this.text.end()).isEqualTo(PagerText.MAX_LINES + 5);
		assertThat(rows()).containsExactly("line " + this.text.first());
		this.view.toEnd();
		assertThat(rows()).containsExactly("line " + (PagerText.MAX_LINES + 4));
	}

	@Test
	void longLinesFallAwayEarlier() {
		String line = "x".repeat(1024 * 1024);
		for (int i = 0; i < 40; i++) {
			this.text.add(line);
		}
		assertThat(this.text.end()).isEqualTo(40);
		assertThat(this.text.first()).isGreaterThan(7);
	}

	private void add(String... lines) {
		List.of(lines).forEach(this.text::add);
	}

	private List<String> rows() {
		return this.view.rows(this.view.height()).stream().map(AttributedString::toString).toList();
	}

}
