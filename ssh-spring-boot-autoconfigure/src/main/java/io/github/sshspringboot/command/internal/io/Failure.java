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

import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.internal.pipeline.StageException;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;

/**
 * A failed run: a message for the user, one line, and how the run ended.
 */
public record Failure(String message, CommandEnd end) {

	public static Failure of(StageException failure) {
		return new Failure(String.valueOf(failure.getMessage()),
				new CommandEnd(failure.getOutcome(), failure.getExitStatus()));
	}

	public static Failure of(SshCommandException failure) {
		return new Failure(String.valueOf(failure.getMessage()),
				new CommandEnd(outcome(failure), failure.getExitStatus()));
	}

	private static CommandOutcome outcome(SshCommandException failure) {
		if (failure.isWrongUsage()) {
			return CommandOutcome.USAGE;
		}
		return failure.isInterrupted() ? CommandOutcome.CANCELLED : CommandOutcome.RAN;
	}

	public static Failure usage(String message) {
		return new Failure(message, CommandEnd.USAGE);
	}

}
