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

import io.github.sshspringboot.server.ExitStatus;

import org.springframework.util.Assert;

/**
 * Exception that ends a command with a message for its user, who sees it as one line on
 * standard error. It is not logged.
 *
 * @since 0.1.0
 * @see SshExceptionHandler
 */
@SuppressWarnings("serial")
public class SshCommandException extends RuntimeException {

	private final Reason reason;

	private final transient ExitStatus exitStatus;

	/**
	 * Create an exception that ends the command with status 1.
	 * @param message what went wrong, and what to do
	 */
	public SshCommandException(String message) {
		this(message, ExitStatus.FAILURE);
	}

	/**
	 * Create an exception that ends the command with the given status.
	 * @param message what went wrong, and what to do
	 * @param exitStatus the status for the client; it has no other effect
	 */
	public SshCommandException(String message, ExitStatus exitStatus) {
		this(message, Reason.FAILED, exitStatus);
	}

	private SshCommandException(String message, Reason reason, ExitStatus exitStatus) {
		super(message);
		Assert.notNull(exitStatus, "'exitStatus' must not be null");
		this.reason = reason;
		this.exitStatus = exitStatus;
	}

	/**
	 * Create an exception that ends an incorrectly called command with status 2. The run
	 * counts as wrong usage, and {@code watch} does not repeat it.
	 * @param message what was wrong, and what to do
	 * @return the exception
	 */
	public static SshCommandException wrongUsage(String message) {
		return new SshCommandException(message, Reason.WRONG_USAGE, ExitStatus.USAGE);
	}

	/**
	 * Create an exception that ends a command that its user interrupted, with status 130.
	 * @param message what was interrupted
	 * @return the exception
	 */
	public static SshCommandException interrupted(String message) {
		return new SshCommandException(message, Reason.INTERRUPTED, ExitStatus.INTERRUPTED);
	}

	/**
	 * Return whether the command was called incorrectly.
	 * @return whether the exception was created by {@link #wrongUsage}
	 */
	public boolean isWrongUsage() {
		return this.reason == Reason.WRONG_USAGE;
	}

	/**
	 * Return whether the user interrupted the command.
	 * @return whether the exception was created by {@link #interrupted}
	 */
	public boolean isInterrupted() {
		return this.reason == Reason.INTERRUPTED;
	}

	/**
	 * Return the exit status.
	 * @return the status that the command ends with
	 */
	public ExitStatus getExitStatus() {
		return this.exitStatus;
	}

	/**
	 * The reasons for which a command ends.
	 */
	private enum Reason {

		FAILED, WRONG_USAGE, INTERRUPTED

	}

}
