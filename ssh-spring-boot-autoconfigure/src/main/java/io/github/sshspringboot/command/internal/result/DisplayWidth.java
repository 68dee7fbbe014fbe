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

package io.github.sshspringboot.command.internal.result;

import org.jline.utils.WCWidth;

import org.springframework.util.ClassUtils;

/**
 * Measures how many columns of a terminal a text takes. Without JLine, each character
 * takes one.
 *
 * @since 0.1.0
 */
public final class DisplayWidth {

	private static final int FIRST_UNUSUAL = 0x300;

	private static final boolean EXACT = ClassUtils.isPresent("org.jline.utils.WCWidth",
			DisplayWidth.class.getClassLoader());

	private DisplayWidth() {
	}

	/**
	 * Return the columns of a text on one line.
	 */
	public static int of(String text) {
		if (text.chars().allMatch((c) -> c < FIRST_UNUSUAL)) {
			return text.length();
		}
		int width = 0;
		for (int index = 0; index < text.length(); index += length(text, index)) {
			width += width(text, index);
		}
		return width;
	}

	/**
	 * Shorten a text that is wider than the limit and add an ellipsis.
	 */
	static String shorten(String text, int limit) {
		if (of(text) <= limit) {
			return text;
		}
		int width = 0;
		int index = 0;
		while (index < text.length()) {
			width += width(text, index);
			if (width > limit - 1) {
				break;
			}
			index += length(text, index);
		}
		return (limit > 0) ? text.substring(0, index) + "…" : "";
	}

	private static int length(String text, int index) {
		return EXACT ? WCWidth.charCountForGraphemeCluster(text, index) : Character.charCount(text.codePointAt(index));
	}

	private static int width(String text, int index) {
		return EXACT ? Math.max(0, WCWidth.wcwidthForGraphemeCluster(text, index)) : 1;
	}

}
