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

package io.github.sshspringboot.command.internal.pipeline;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;

/**
 * Thrown when a command line cannot be run or a stage of a pipeline fails. The message is
 * one line for the user.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class StageException extends RuntimeException {

	private final CommandOutcome outcome;

	private final transient ExitStatus exitStatus;

	private StageException(String message, CommandOutcome outcome, ExitStatus exitStatus) {
		super(message);
		this.outcome = outcome;
		this.exitStatus = exitStatus;
	}

	static StageException usage(String message) {
		return new StageException(message, CommandOutcome.USAGE, ExitStatus.USAGE);
	}

	static StageException failure(String message) {
		return new StageException(message, CommandOutcome.RAN, ExitStatus.FAILURE);
	}

	static StageException unknown(String message) {
		return new StageException(message, CommandOutcome.NOT_FOUND, ExitStatus.NOT_FOUND);
	}

	public CommandOutcome getOutcome() {
		return this.outcome;
	}

	public ExitStatus getExitStatus() {
		return this.exitStatus;
	}

}
