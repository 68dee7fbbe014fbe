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

package io.github.sshspringboot.command.internal.io;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;

/**
 * How a run ended, and the status that the client receives.
 */
public record CommandEnd(CommandOutcome outcome, ExitStatus status) {

	/** The command ran and did what it was asked. */
	public static final CommandEnd OK = ran(ExitStatus.OK);

	/** The command was called wrongly. */
	public static final CommandEnd USAGE = new CommandEnd(CommandOutcome.USAGE, ExitStatus.USAGE);

	/** The server runs as many commands as it may. */
	public static final CommandEnd BUSY = new CommandEnd(CommandOutcome.BUSY, ExitStatus.BUSY);

	public static CommandEnd ran(ExitStatus status) {
		return new CommandEnd(CommandOutcome.RAN, status);
	}

	public static CommandEnd cancelled(Cancellation.Reason reason) {
		return new CommandEnd(CommandOutcome.CANCELLED, reason.toExitStatus());
	}

	/**
	 * Return whether the run was cancelled for a reason other than its time limit.
	 */
	public boolean isInterrupted() {
		return this.outcome == CommandOutcome.CANCELLED && !this.status.equals(ExitStatus.TIMED_OUT);
	}

	/**
	 * Return whether the command ran to its end, so that its output is complete and it
	 * can be repeated.
	 */
	public boolean hasRun() {
		return this.outcome == CommandOutcome.RAN;
	}

}
