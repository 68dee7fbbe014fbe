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

import java.io.PrintWriter;
import java.util.List;

import io.github.sshspringboot.command.CommandEnd;
import io.github.sshspringboot.command.annotation.SshCandidate;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * A command of the shell itself.
 */
interface BuiltIn {

	String name();

	/**
	 * What may follow the name.
	 * @return such as {@code [status]}, empty for nothing
	 */
	default String parameters() {
		return "";
	}

	String description();

	/**
	 * What completion proposes after the name.
	 * @return whole words
	 */
	default List<SshCandidate> candidates() {
		return List.of();
	}

	/**
	 * Run the command.
	 * @param arguments the words after its name
	 * @param output the terminal
	 * @return how it ended
	 */
	CommandEnd run(List<String> arguments, PrintWriter output);

	/**
	 * Return the status to leave the shell with if the command stands alone, {@code null}
	 * to run it.
	 */
	default @Nullable ExitStatus leave(List<String> arguments, ExitStatus last) {
		return null;
	}

	/**
	 * Whether the command has ended the shell.
	 * @return whether the shell ends
	 */
	default boolean isLeaving() {
		return false;
	}

	default CommandEnd usage(String problem, PrintWriter output) {
		output.println(name() + ": " + problem + ". Usage: " + (name() + " " + parameters()).strip());
		return CommandEnd.USAGE;
	}

}
