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

import org.jline.keymap.KeyMap;

/**
 * What keys of a pager do.
 */
enum PagerKey {

	/** One row on. */
	ROW_DOWN("j", "e", "\r", "\n", "\033[B", "\033OB"),

	/** One row back. */
	ROW_UP("k", "y", "\033[A", "\033OA"),

	/** One page on. */
	PAGE_DOWN(" ", "f", "\006", "\033[6~"),

	/** One page back. */
	PAGE_UP("b", "\002", "\033[5~"),

	/** Half a page on. */
	HALF_DOWN("d", "\004"),

	/** Half a page back. */
	HALF_UP("u", "\025"),

	/** To the first line. */
	START("g", "<", "\033[H", "\033OH", "\033[1~"),

	/** To the last line. */
	END("G", ">", "\033[F", "\033OF", "\033[4~"),

	/** Search for a text. */
	SEARCH("/"),

	/** To the next match. */
	NEXT_MATCH("n"),

	/** To the match before. */
	PREVIOUS_MATCH("N"),

	/** Leave. */
	QUIT("q", "Q", "\003"),

	/** Any other key. */
	OTHER,

	/** No key: the size of the terminal has changed. */
	NONE;

	private static final KeyMap<PagerKey> KEY_MAP = new KeyMap<>();

	static {
		for (PagerKey key : values()) {
			KEY_MAP.bind(key, key.sequences);
		}
		KEY_MAP.setUnicode(OTHER);
		KEY_MAP.setNomatch(OTHER);
	}

	@SuppressWarnings("ImmutableEnumChecker")
	private final String[] sequences;

	PagerKey(String... sequences) {
		this.sequences = sequences;
	}

	static KeyMap<PagerKey> keyMap() {
		return KEY_MAP;
	}

}
