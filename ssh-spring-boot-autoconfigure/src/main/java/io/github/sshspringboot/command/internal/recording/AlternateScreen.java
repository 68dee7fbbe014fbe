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

package io.github.sshspringboot.command.internal.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows whether a terminal shows its alternate screen. It must be left only then: leaving
 * it moves the cursor.
 */
final class AlternateScreen {

	private static final Pattern SWITCH = Pattern
		.compile("\033\\[\\?(?:\\d{1,5};){0,8}(?:47|1047|1049)(?:;\\d{1,5}){0,8}([hl])");

	private static final String LEAVE = "\033[?1049l";

	private static final int MAX_SEQUENCE = 128;

	private String before = "";

	private boolean shown;

	/**
	 * See output. A sequence may be in several parts of it.
	 */
	void see(String output) {
		String text = this.before + output;
		Matcher matcher = SWITCH.matcher(text);
		int seen = 0;
		while (matcher.find()) {
			this.shown = matcher.group(1).equals("h");
			seen = matcher.end();
		}
		int escape = text.lastIndexOf('\033');
		this.before = (escape >= seen && text.length() - escape <= MAX_SEQUENCE) ? text.substring(escape) : "";
	}

	/**
	 * Return the sequence that leaves the alternate screen, or nothing.
	 */
	String leave() {
		return this.shown ? LEAVE : "";
	}

}
