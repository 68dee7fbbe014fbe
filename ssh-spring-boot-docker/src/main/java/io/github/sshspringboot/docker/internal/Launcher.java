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

package io.github.sshspringboot.docker.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets the shell of an image prepare what only a process in the container can, before
 * another program takes its place. Engines set the size of a terminal when the program
 * runs already, and tell nobody the id of a process.
 */
final class Launcher {

	private static final String SIZE = "stty rows \"$1\" cols \"$2\" 2>/dev/null; ";

	private static final String PROGRAM = "shift 2; exec \"$@\"";

	private static final String ID = "echo $$; ";

	private final List<String> shell;

	/**
	 * Create a launcher.
	 * @param shell the shell with its options, of which the last is {@code -c} if it can
	 * run scripts
	 */
	Launcher(List<String> shell) {
		this.shell = shell;
	}

	/**
	 * Return a command at a terminal that has its size from its first moment on, if the
	 * image has {@code stty}.
	 */
	List<String> sized(List<String> command, int rows, int columns) {
		return (ContainerSettings.canRunScripts(this.shell) && rows > 0 && columns > 0)
				? launch(SIZE + PROGRAM, rows, columns, command) : command;
	}

	/**
	 * Return a command that writes a line with its id before its own output.
	 */
	List<String> identified(List<String> command, int rows, int columns) {
		return (rows > 0 && columns > 0) ? launch(ID + SIZE + PROGRAM, rows, columns, command)
				: launch(ID + PROGRAM, 0, 0, command);
	}

	List<String> script(String script, String... arguments) {
		List<String> command = new ArrayList<>(this.shell);
		command.add(script);
		command.add("sh");
		command.addAll(List.of(arguments));
		return command;
	}

	private List<String> launch(String script, int rows, int columns, List<String> program) {
		List<String> command = script(script, Integer.toString(rows), Integer.toString(columns));
		command.addAll(program);
		return command;
	}

}
