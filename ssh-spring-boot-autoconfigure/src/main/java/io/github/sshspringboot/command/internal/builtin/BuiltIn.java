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

package io.github.sshspringboot.command.internal.builtin;

import java.io.PrintWriter;
import java.util.List;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import org.jspecify.annotations.Nullable;

/**
 * A command of the server itself, such as {@code exit}. A command of the application with
 * the same name hides it.
 */
public interface BuiltIn {

	/**
	 * Return the name, one word.
	 */
	String name();

	/**
	 * Return the parameters for the help page, such as {@code [status]}, empty for none.
	 */
	default String parameters() {
		return "";
	}

	/**
	 * Return the description, one line.
	 */
	String description();

	default String help() {
		return "Usage: " + title() + "\n" + description() + "\n";
	}

	/**
	 * Return the kind of the command, which determines the slot that it waits for.
	 */
	default CommandKind kind() {
		return CommandKind.CONTROL;
	}

	/**
	 * Return the words to propose after the name.
	 */
	default List<SshCandidate> candidates() {
		return List.of();
	}

	/**
	 * Run the command on the current thread, with the words after its name.
	 */
	CommandEnd run(List<String> arguments, PrintWriter output);

	/**
	 * Return the status to leave the shell with if the command stands alone in its line,
	 * {@code null} to run the command.
	 */
	default @Nullable ExitStatus leave(List<String> arguments, ExitStatus last) {
		return null;
	}

	/**
	 * Return whether the command has ended the session, so that nothing that follows is
	 * run.
	 */
	default boolean isLeaving() {
		return false;
	}

	/**
	 * Return the name with the parameters, such as {@code exit [status]}.
	 */
	default String title() {
		return (name() + " " + parameters()).strip();
	}

	/**
	 * Report a wrong call.
	 */
	default CommandEnd usage(String problem, PrintWriter output) {
		output.println(name() + ": " + problem + ". Usage: " + title());
		return CommandEnd.USAGE;
	}

}
