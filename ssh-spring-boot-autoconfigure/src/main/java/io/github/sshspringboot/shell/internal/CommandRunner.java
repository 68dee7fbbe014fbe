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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.sshspringboot.command.internal.builtin.BuiltIns;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.CommandTurn;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of a shell one after the other on the command executor, where they
 * count like {@code exec} requests.
 */
final class CommandRunner {

	private final LineRunner lines;

	private final SshExecutors executors;

	private final SshSession session;

	private volatile @Nullable Cancellation current;

	CommandRunner(LineRunner lines, SshExecutors executors, SshSession session) {
		this.lines = lines;
		this.executors = executors;
		this.session = session;
		Cancellation whole = session.getCancellation();
		whole
			.onCancel(() -> cancel((whole.getReason() != null) ? whole.getReason() : Cancellation.Reason.DISCONNECTED));
	}

	CommandEnd run(CommandLine line, Function<Cancellation, CommandStreams> connector, BuiltIns builtIns,
			ExitStatus last) throws IOException, InterruptedException {
		Cancellation cancellation = new Cancellation();
		CommandStreams io = connector.apply(cancellation);
		CompletableFuture<CommandEnd> result = new CompletableFuture<>();
		this.current = cancellation;
		try (SshSession.Activity activity = this.session.beginActivity()) {
			Cancellation whole = this.session.getCancellation();
			if (whole.isCancelled()) {
				return CommandEnd.cancelled(Cancellation.Reason.DISCONNECTED);
			}
			CommandTurn turn = CommandTurn.take(this.executors, this.lines.getKind(line),
					this.session.getConnection().getAuthentication().getName(),
					() -> run(line, io, builtIns, last, result));
			cancellation.onCancel(() -> {
				if (turn.giveUp()) {
					result.complete(CommandEnd.cancelled(Cancellation.Reason.INTERRUPTED));
				}
			});
			explainWait(turn, result, io.error());
			CommandEnd end = result.get();
			io.output().flush();
			io.error().flush();
			return end;
		}
		catch (RejectedExecutionException ex) {
			tell(String.valueOf(ex.getMessage()), io.error());
			return CommandEnd.BUSY;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			this.current = null;
			cancellation.cancel(Cancellation.Reason.DISCONNECTED);
		}
	}

	private static void explainWait(CommandTurn turn, CompletableFuture<CommandEnd> result, OutputStream error)
			throws IOException, InterruptedException, ExecutionException {
		if (turn.getNotice() == null) {
			return;
		}
		try {
			result.get(CommandTurn.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			String notice = turn.getNotice();
			if (notice != null) {
				tell(notice, error);
			}
		}
	}

	private static void tell(String message, OutputStream error) throws IOException {
		error.write((message + "\n").getBytes(StandardCharsets.UTF_8));
		error.flush();
	}

	private void run(CommandLine line, CommandStreams io, BuiltIns builtIns, ExitStatus last,
			CompletableFuture<CommandEnd> result) {
		io.cancellation().begin();
		try {
			CommandEnd end = this.lines.run(line, io, builtIns, last);
			io.cancellation().end();
			result.complete(end);
		}
		catch (RuntimeException | Error ex) {
			io.cancellation().end();
			result.completeExceptionally(ex);
		}
	}

	/**
	 * Note a line that was typed, unless it has a secret.
	 */
	void note(CommandLine line, String end) {
		if (!this.lines.hasSecret(line)) {
			this.session.noteInput((line.text() + end).getBytes(StandardCharsets.UTF_8));
		}
	}

	void cancel(Cancellation.Reason reason) {
		Cancellation cancellation = this.current;
		if (cancellation != null) {
			cancellation.cancel(reason);
		}
	}

}
