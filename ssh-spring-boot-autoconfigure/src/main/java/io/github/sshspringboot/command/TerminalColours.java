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

package io.github.sshspringboot.command;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Knows which terminals have colours.
 */
final class TerminalColours {

	private static final Pattern WITHOUT = Pattern.compile("|dumb|unknown|vt\\d.*|.*-m(ono)?");

	private TerminalColours() {
	}

	/**
	 * Whether output to a terminal may be coloured.
	 * @param terminal the terminal
	 * @param environment the user's environment, of which {@code NO_COLOR} is respected
	 * @return {@code false} if the terminal has no colours or the user wants none
	 */
	static boolean has(SshTerminal terminal, Map<String, String> environment) {
		return environment.getOrDefault("NO_COLOR", "").isEmpty() && !WITHOUT.matcher(terminal.getType()).matches();
	}

}
