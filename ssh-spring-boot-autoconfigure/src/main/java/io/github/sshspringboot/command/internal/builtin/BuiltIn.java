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
 * A command of the server itself, such as {@code exit}. It stands in command lines like
 * those of the application, one of which with the same name hides it.
 *
 * @since 0.1.0
 */
public interface BuiltIn {

	/**
	 * Return the name.
	 * @return the name, one word
	 */
	String name();

	/**
	 * Return what may follow the name.
	 * @return such as {@code [status]}, empty for nothing
	 */
	default String parameters() {
		return "";
	}

	/**
	 * Return what the command does.
	 * @return the description, one line
	 */
	String description();

	/**
	 * Return the help page.
	 * @return the lines of the page
	 */
	default String help() {
		return "Usage: " + title() + "\n" + description() + "\n";
	}

	/**
	 * Return the kind of the command, by which its turn comes.
	 * @return the kind
	 */
	default CommandKind kind() {
		return CommandKind.CONTROL;
	}

	/**
	 * Return what completion proposes after the name.
	 * @return whole words
	 */
	default List<SshCandidate> candidates() {
		return List.of();
	}

	/**
	 * Run the command, on the thread of a command.
	 * @param arguments the words after its name
	 * @param output standard output
	 * @return how it ended
	 */
	CommandEnd run(List<String> arguments, PrintWriter output);

	/**
	 * Return the status to leave the shell with if the command stands alone.
	 * @param arguments the words after its name
	 * @param last the status of the command before
	 * @return the status, {@code null} to run the command
	 */
	default @Nullable ExitStatus leave(List<String> arguments, ExitStatus last) {
		return null;
	}

	/**
	 * Return whether the command has ended the session, so that nothing that follows it
	 * is run.
	 * @return whether the session ends
	 */
	default boolean isLeaving() {
		return false;
	}

	/**
	 * Return the name with what may follow it.
	 * @return such as {@code exit [status]}
	 */
	default String title() {
		return (name() + " " + parameters()).strip();
	}

	/**
	 * Tell that the command was called wrongly.
	 * @param problem what is wrong
	 * @param output standard output
	 * @return the end of the command
	 */
	default CommandEnd usage(String problem, PrintWriter output) {
		output.println(name() + ": " + problem + ". Usage: " + title());
		return CommandEnd.USAGE;
	}

}
