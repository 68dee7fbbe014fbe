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

package io.github.sshspringboot.test.server;

/**
 * Text of events: bounded when kept, and printable when shown.
 */
final class EventText {

	private static final int MAX_LENGTH = 1024;

	private EventText() {
	}

	static String cut(String text) {
		return (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) : text;
	}

	static String printable(String text) {
		StringBuilder printable = new StringBuilder(text.length());
		text.codePoints().forEach((character) -> {
			if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
				printable.append("\\u%04x".formatted(character));
			}
			else {
				printable.appendCodePoint(character);
			}
		});
		return printable.toString();
	}

}
