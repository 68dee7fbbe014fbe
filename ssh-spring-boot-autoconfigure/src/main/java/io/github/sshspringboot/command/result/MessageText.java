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

package io.github.sshspringboot.command.result;

/**
 * Text for a terminal.
 *
 * @since 0.1.0
 */
public final class MessageText {

	private MessageText() {
	}

	/**
	 * The text as one line without control characters, which could steer a terminal.
	 * @param text the text
	 * @return the same text if it has none
	 */
	public static String oneLine(String text) {
		if (text.chars().noneMatch(Character::isISOControl)) {
			return text;
		}
		StringBuilder line = new StringBuilder(text.length());
		text.chars().forEach((c) -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
		return line.toString();
	}

}
