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

package io.github.sshspringboot.server.internal.execution;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * The turn of a command line, and what its user is told about it.
 */
public final class CommandTurn {

	/** The time after which a user is told that a command line is waiting. */
	public static final Duration PATIENCE = Duration.ofSeconds(1);

	private final BoundedExecutor.Turn turn;

	private CommandTurn(BoundedExecutor.Turn turn) {
		this.turn = turn;
	}

	/**
	 * Run or queue a command line. Never blocks. User names that differ only in case
	 * share their places. Throws {@link RejectedExecutionException} with a message for
	 * the user if the queue is full.
	 */
	public static CommandTurn take(SshExecutors executors, CommandKind kind, String username, Runnable task) {
		try {
			return new CommandTurn(executors.forKind(kind).execute(username.toLowerCase(Locale.ROOT), task));
		}
		catch (RejectedExecutionException ex) {
			throw new RejectedExecutionException(refusal(kind), ex);
		}
	}

	private static String refusal(CommandKind kind) {
		return (kind == CommandKind.STREAM)
				? "The server is busy: too many commands of all users, or of yours, are waiting for news. End one of yours, or "
						+ "try again later."
				: "The server is busy: too many commands are running. Try again later.";
	}

	/**
	 * Give up the turn, and return whether the command line was still waiting and so will
	 * never run.
	 */
	public boolean giveUp() {
		return this.turn.giveUp();
	}

	/**
	 * Return one line that tells the user what the command line waits for, or
	 * {@code null} if it is not waiting.
	 */
	public @Nullable String getNotice() {
		BoundedExecutor.Wait wait = this.turn.getWait();
		if (wait == null) {
			return null;
		}
		return String.format(Locale.ROOT, "Waiting: %d %s, %d of them yours; %s", wait.running(),
				(wait.running() != 1) ? "commands run" : "command runs", wait.ownRunning(),
				(wait.ownBefore() > 0) ? wait.ownBefore() + " of yours before this one" : "this one is your next");
	}

}
