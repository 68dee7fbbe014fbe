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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code exit [status]} of a shell.
 */
final class ShellExit {

	private static final Pattern EXIT = Pattern.compile("\\s*exit(?:\\s+(\\d{1,3}))?\\s*");

	private ShellExit() {
	}

	/**
	 * Whether a line leaves the shell.
	 * @param line the line
	 * @param last the status of the command before
	 * @return the status to leave with, {@code null} to stay
	 */
	static @Nullable ExitStatus parse(String line, ExitStatus last) {
		Matcher exit = EXIT.matcher(line);
		if (!exit.matches()) {
			return null;
		}
		return (exit.group(1) != null) ? ExitStatus.of(Integer.parseInt(exit.group(1)) & 0xff) : last;
	}

}
