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
 * Ends a command with a message for its user, who sees it as one line on standard error.
 * Nothing is logged.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class SshCommandException extends RuntimeException {

	private final Reason reason;

	private final transient ExitStatus exitStatus;

	/**
	 * End a command with status 1.
	 * @param message what went wrong and what to do
	 */
	public SshCommandException(String message) {
		this(message, ExitStatus.FAILURE);
	}

	/**
	 * End a command that ran.
	 * @param message what went wrong and what to do
	 * @param exitStatus the status, of which nothing but the client takes notice
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
	 * End a command that was called wrongly, with status 2. It counts as wrong usage, and
	 * {@code watch} does not repeat it.
	 * @param message what was wrong and what to do
	 * @return the exception
	 */
	public static SshCommandException wrongUsage(String message) {
		return new SshCommandException(message, Reason.WRONG_USAGE, ExitStatus.USAGE);
	}

	/**
	 * End a command that its user interrupted, with status 130.
	 * @param message what was interrupted
	 * @return the exception
	 */
	public static SshCommandException interrupted(String message) {
		return new SshCommandException(message, Reason.INTERRUPTED, ExitStatus.INTERRUPTED);
	}

	/**
	 * Return whether the command was called wrongly.
	 * @return whether the exception comes from {@link #wrongUsage}
	 */
	public boolean isWrongUsage() {
		return this.reason == Reason.WRONG_USAGE;
	}

	/**
	 * Return whether the user interrupted the command.
	 * @return whether the exception comes from {@link #interrupted}
	 */
	public boolean isInterrupted() {
		return this.reason == Reason.INTERRUPTED;
	}

	/**
	 * The status.
	 * @return the status to end with
	 */
	public ExitStatus getExitStatus() {
		return this.exitStatus;
	}

	/**
	 * Why the command ended.
	 */
	private enum Reason {

		FAILED, WRONG_USAGE, INTERRUPTED

	}

}
