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

package io.github.sshspringboot.session.internal.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A program and its arguments. An argument that is {@code {username}} stands for the name
 * of the user, and one that is {@code {command}} for the command line of the client: no
 * other text of a client becomes part of it.
 *
 * @param arguments the program and its arguments, empty if nothing may run
 */
public record ArgumentVector(List<String> arguments) {

	/** Nothing may run. */
	public static final ArgumentVector NONE = new ArgumentVector(List.of());

	private static final String USERNAME = "{username}";

	private static final String COMMAND = "{command}";

	/**
	 * A name that begins with a digit could be the number of another user.
	 */
	private static final Pattern SAFE_USERNAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._@-]{0,127}");

	public ArgumentVector {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Create a vector that is the same for each command line, if any.
	 * @throws IllegalArgumentException if it could not run as it is meant, with the
	 * reason
	 */
	public static ArgumentVector of(List<String> arguments) {
		Assert.isTrue(!arguments.contains(COMMAND), "'" + COMMAND + "' is possible in 'command' only.");
		return checked(arguments);
	}

	/**
	 * Create a vector that may have the command line of the client as an argument. If
	 * that is all of it, the command line is run by {@code /bin/sh -c}.
	 * @throws IllegalArgumentException if it could not run as it is meant, with the
	 * reason
	 */
	public static ArgumentVector ofCommand(List<String> arguments) {
		return checked(arguments.equals(List.of(COMMAND)) ? List.of("/bin/sh", "-c", COMMAND) : arguments);
	}

	private static ArgumentVector checked(List<String> arguments) {
		if (arguments.isEmpty()) {
			return NONE;
		}
		String program = arguments.get(0);
		Assert.isTrue(Path.of(program).isAbsolute(), "It must begin with the absolute path of a program.");
		Assert.isTrue(Files.isExecutable(Path.of(program)) && !Files.isDirectory(Path.of(program)),
				() -> "'" + program + "' is not a program that can be run.");
		for (String argument : arguments) {
			Assert.isTrue(isWhole(argument, USERNAME) && isWhole(argument, COMMAND),
					() -> "'" + USERNAME + "' and '" + COMMAND + "' must be whole arguments.");
		}
		return new ArgumentVector(arguments);
	}

	private static boolean isWhole(String argument, String placeholder) {
		return argument.equals(placeholder) || !argument.contains(placeholder);
	}

	boolean isEmpty() {
		return this.arguments.isEmpty();
	}

	/**
	 * Return whether the command line of the client is an argument.
	 */
	boolean takesCommand() {
		return this.arguments.contains(COMMAND);
	}

	/**
	 * Return the arguments for a user and a command line.
	 * @throws SshSessionException if one of them cannot be passed exactly as it is
	 */
	List<String> resolve(String username, @Nullable String command) throws SshSessionException {
		if (this.arguments.contains(USERNAME) && !SAFE_USERNAME.matcher(username).matches()) {
			throw new SshSessionException("Your user name cannot be passed to a program.", ExitStatus.DENIED, null);
		}
		if (takesCommand() && (command == null || !ProcessText.isExact(command))) {
			throw new SshSessionException("The command line has characters that cannot be passed to a program.",
					ExitStatus.USAGE, null);
		}
		return this.arguments.stream()
			.map((argument) -> argument.equals(USERNAME) ? username : argument)
			.map((argument) -> (argument.equals(COMMAND) && command != null) ? command : argument)
			.toList();
	}

}
