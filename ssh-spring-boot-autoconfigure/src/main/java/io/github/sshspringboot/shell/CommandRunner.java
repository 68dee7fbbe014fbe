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

package io.github.sshspringboot.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.sshspringboot.command.CommandDispatcher;
import io.github.sshspringboot.command.CommandEnd;
import io.github.sshspringboot.command.CommandIo;
import io.github.sshspringboot.command.ShellCommands;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.pipeline.CommandLine;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.CommandOutcome;
import io.github.sshspringboot.server.CommandTurn;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshExecutors;
import io.github.sshspringboot.server.SshSession;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of a shell one after the other on the command executor, where they
 * count like those of {@code exec} requests.
 */
final class CommandRunner {

	private final CommandDispatcher dispatcher;

	private final SshExecutors executors;

	private final SshSession session;

	private volatile @Nullable Cancellation current;

	private volatile boolean interrupted;

	CommandRunner(CommandDispatcher dispatcher, SshExecutors executors, SshSession session) {
		this.dispatcher = dispatcher;
		this.executors = executors;
		this.session = session;
		Cancellation whole = session.getCancellation();
		whole
			.onCancel(() -> cancel((whole.getReason() != null) ? whole.getReason() : Cancellation.Reason.DISCONNECTED));
	}

	ExitStatus run(CommandLine line, InputStream input, OutputStream output, OutputStream error,
			@Nullable SshTerminal terminal, ShellCommands shell) throws IOException, InterruptedException {
		Cancellation cancellation = new Cancellation();
		CommandIo io = new CommandIo(this.session, input, output, error, terminal, cancellation).in(shell);
		CompletableFuture<ExitStatus> result = new CompletableFuture<>();
		this.current = cancellation;
		this.interrupted = true;
		try (SshSession.Activity activity = this.session.beginActivity()) {
			Cancellation whole = this.session.getCancellation();
			if (whole.isCancelled()) {
				return ExitStatus.INTERRUPTED;
			}
			CommandTurn turn = CommandTurn.take(this.executors, this.dispatcher.getKind(line),
					this.session.getConnection().getPrincipal().getName(), () -> run(line, io, result));
			cancellation.onCancel(() -> {
				if (turn.giveUp()) {
					result.complete(ExitStatus.INTERRUPTED);
				}
			});
			explainWait(turn, result, error);
			ExitStatus status = result.get();
			output.flush();
			error.flush();
			return status;
		}
		catch (RejectedExecutionException ex) {
			tell(String.valueOf(ex.getMessage()), error);
			this.interrupted = false;
			return ExitStatus.BUSY;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			this.current = null;
			cancellation.cancel(Cancellation.Reason.DISCONNECTED);
		}
	}

	private static void explainWait(CommandTurn turn, CompletableFuture<ExitStatus> result, OutputStream error)
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

	private void run(CommandLine line, CommandIo io, CompletableFuture<ExitStatus> result) {
		io.cancellation().begin();
		try {
			CommandEnd end = this.dispatcher.run(line, io);
			this.interrupted = end.outcome() == CommandOutcome.CANCELLED
					&& io.cancellation().getReason() != Cancellation.Reason.TIMED_OUT;
			io.cancellation().end();
			result.complete(end.status());
		}
		catch (RuntimeException | Error ex) {
			io.cancellation().end();
			result.completeExceptionally(ex);
		}
	}

	/**
	 * Whether the command that ran last was cancelled.
	 * @return {@code false} if it ended by itself, with whatever status
	 */
	boolean wasInterrupted() {
		return this.interrupted;
	}

	void cancel(Cancellation.Reason reason) {
		Cancellation cancellation = this.current;
		if (cancellation != null) {
			cancellation.cancel(reason);
		}
	}

}
