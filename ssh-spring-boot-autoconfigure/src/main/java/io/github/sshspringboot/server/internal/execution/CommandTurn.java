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

import org.springframework.util.Assert;

/**
 * The turn of a command line among those of all users, and what the user is told about
 * it.
 *
 * @since 0.1.0
 */
public final class CommandTurn {

	/** After what time a user is told that a command line waits. */
	public static final Duration PATIENCE = Duration.ofSeconds(1);

	private final BoundedExecutor.Turn turn;

	private CommandTurn(BoundedExecutor.Turn turn) {
		this.turn = turn;
	}

	/**
	 * Run a command line, or let it wait for its turn. Never blocks.
	 * @param executors run the commands
	 * @param kind the kind of the command line
	 * @param username the name of the user, in any case: names that differ by case only
	 * share the places
	 * @param task runs the command line
	 * @return the turn
	 * @throws RejectedExecutionException if it may not even wait; the message is for the
	 * user
	 */
	public static CommandTurn take(SshExecutors executors, CommandKind kind, String username, Runnable task) {
		Assert.notNull(executors, "'executors' must not be null");
		Assert.notNull(kind, "'kind' must not be null");
		Assert.notNull(username, "'username' must not be null");
		Assert.notNull(task, "'task' must not be null");
		try {
			return new CommandTurn(executors.forKind(kind).execute(username.toLowerCase(Locale.ROOT), task));
		}
		catch (RejectedExecutionException ex) {
			throw new RejectedExecutionException(refusal(kind), ex);
		}
	}

	private static String refusal(CommandKind kind) {
		return (kind == CommandKind.STREAM)
				? "The server is busy: too many commands wait for news, of all users or of yours. End one of them, or "
						+ "try again later."
				: "The server is busy: too many commands are running. Try again later.";
	}

	/**
	 * Give the turn up.
	 * @return whether the command line still waited, and so never runs
	 */
	public boolean giveUp() {
		return this.turn.giveUp();
	}

	/**
	 * Tell what the command line waits for.
	 * @return one line for the user, {@code null} if it does not wait
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
