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

package io.github.sshspringboot.server;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The result of a command as it is sent to the client: an {@code exit-status} or an
 * {@code exit-signal} (RFC 4254 section 6.10).
 *
 * @param code the exit status, 0 to 255
 * @param signal the name of the signal without {@code SIG}, or {@code null} if the
 * command was not ended by a signal
 * @param message the text that accompanies the signal, or {@code null}
 * @param coreDumped whether the signal left an image of the memory behind
 * @param language the language of the text, {@link Locale#ROOT} if it is not told
 * @since 0.1.0
 */
public record ExitStatus(int code, @Nullable String signal, @Nullable String message, boolean coreDumped,
		Locale language) {

	/** The command succeeded. */
	public static final ExitStatus OK = of(0);

	/** The command failed. */
	public static final ExitStatus FAILURE = of(1);

	/** The command line was wrong. */
	public static final ExitStatus USAGE = of(2);

	/** The server cannot run more commands now: try again later. */
	public static final ExitStatus BUSY = of(75);

	/** The command ran longer than {@code ssh.command.timeout}. */
	public static final ExitStatus TIMED_OUT = of(124);

	/** The user may not run the command. */
	public static final ExitStatus DENIED = of(126);

	/** There is no such command. */
	public static final ExitStatus NOT_FOUND = of(127);

	/** The command was interrupted. */
	public static final ExitStatus INTERRUPTED = of(130);

	public ExitStatus {
		Assert.isTrue(code >= 0 && code <= 255, "'code' must be between 0 and 255");
		Assert.notNull(language, "'language' must not be null");
	}

	/**
	 * Return an {@link ExitStatus} with the given code.
	 * @param code the exit status, 0 to 255
	 * @return the status
	 */
	public static ExitStatus of(int code) {
		return new ExitStatus(code, null, null, false, Locale.ROOT);
	}

	/**
	 * Return the {@link ExitStatus} for the exit code of a process. Clients see only
	 * eight bits of it.
	 * @param exitCode the exit code
	 * @return the status, {@link #FAILURE} for a code that is not between 0 and 255
	 */
	public static ExitStatus ofExitCode(int exitCode) {
		return (exitCode >= 0 && exitCode <= 255) ? of(exitCode) : FAILURE;
	}

	/**
	 * Return an {@link ExitStatus} for a signal, sent to the client as
	 * {@code exit-signal}.
	 * @param name the name of the signal without {@code SIG}, such as {@code TERM}
	 * @param message a text for the user, may be empty
	 * @return the status
	 */
	public static ExitStatus signal(String name, String message) {
		return signal(name, message, false, Locale.ROOT);
	}

	/**
	 * Return an {@link ExitStatus} for a signal with everything that the protocol can
	 * tell of it.
	 * @param name the name of the signal without {@code SIG}, one of {@link SshSignal} or
	 * of the form {@code name@domain}
	 * @param message a text for the user, may be empty
	 * @param coreDumped whether the signal left an image of the memory behind
	 * @param language the language of the text, {@link Locale#ROOT} to tell none
	 * @return the status
	 */
	public static ExitStatus signal(String name, String message, boolean coreDumped, Locale language) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(message, "'message' must not be null");
		return new ExitStatus(255, name, message, coreDumped, language);
	}

}
