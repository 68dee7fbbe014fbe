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

package io.github.sshspringboot.session.internal;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionSelector;
import io.github.sshspringboot.server.internal.SshSessionStart;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.CommandTurn;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionContext;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link SshSessionBackend} that runs the commands, the shell and the subsystems of the
 * application. A session that is routed to it needs no more threads than one without a
 * router; one that another backend gives to it takes its turn among the commands as any
 * other.
 */
public final class CommandsBackend implements SshSessionBackend {

	private final Supplier<SshSessionSelector> commands;

	private final SshExecutors executors;

	/**
	 * Create a backend, which looks up the application's commands when the first session
	 * starts.
	 */
	public CommandsBackend(Supplier<SshSessionSelector> commands, SshExecutors executors) {
		this.commands = SingletonSupplier.of(commands);
		this.executors = executors;
	}

	/**
	 * Return the handler of a session, or {@code null} if the application has none.
	 */
	@Nullable SshSessionHandler select(SshSessionStart start) {
		return this.commands.get().select(start);
	}

	@Override
	public ExitStatus run(SshSessionContext context) throws Exception {
		Assert.isInstanceOf(SessionContext.class, context, "'context' must be that of the session");
		SessionContext session = (SessionContext) context;
		SshSessionHandler handler = select(toStart(context.getRequest()));
		if (handler == null) {
			throw new SshSessionException("This server has nothing that runs this session.", ExitStatus.DENIED, null);
		}
		if (!session.getSession().carries(handler.getService(context.getRequest().command()))) {
			throw new SshSessionException("You may not run this session here.", ExitStatus.DENIED, null);
		}
		try {
			return (context.getRequest().type() == SshSessionType.SHELL || handler.hasOwnThread())
					? handler.handle(session.getSession()) : takeTurn(session.getSession(), handler);
		}
		finally {
			session.listen();
		}
	}

	private static SshSessionStart toStart(SshSessionRequest request) {
		return new SshSessionStart(request.connection(), SshSessionStart.Type.valueOf(request.type().name()),
				request.command(), request.originalCommand(), request.terminal());
	}

	private ExitStatus takeTurn(SshSession session, SshSessionHandler handler) throws Exception {
		String commandOrSubsystem = Objects
			.requireNonNull((session.getSubsystem() != null) ? session.getSubsystem() : session.getCommand());
		Cancellation cancellation = new Cancellation();
		Cancellation whole = session.getCancellation();
		CompletableFuture<ExitStatus> result = new CompletableFuture<>();
		CommandTurn turn;
		try {
			turn = CommandTurn.take(this.executors, handler.getKind(commandOrSubsystem),
					session.getConnection().getAuthentication().getName(),
					() -> run(new TurnSession(session, cancellation), handler, result));
		}
		catch (RejectedExecutionException ex) {
			throw new SshSessionException(String.valueOf(ex.getMessage()), ExitStatus.BUSY, null);
		}
		cancellation.onCancel(() -> {
			if (turn.giveUp()) {
				result.complete(ExitStatus.INTERRUPTED);
			}
		});
		whole.onCancel(() -> cancellation
			.cancel(Objects.requireNonNullElse(whole.getReason(), Cancellation.Reason.INTERRUPTED)));
		explainWait(turn, result, session);
		return await(result, cancellation);
	}

	private static void run(SshSession session, SshSessionHandler handler, CompletableFuture<ExitStatus> result) {
		session.getCancellation().begin();
		try {
			ExitStatus status = session.getCancellation().isCancelled() ? ExitStatus.INTERRUPTED
					: handler.handle(session);
			session.getCancellation().end();
			result.complete(status);
		}
		catch (Exception | Error ex) {
			session.getCancellation().end();
			result.completeExceptionally(ex);
		}
	}

	private static void explainWait(CommandTurn turn, CompletableFuture<ExitStatus> result, SshSession session) {
		if (turn.getNotice() == null) {
			return;
		}
		try {
			result.get(CommandTurn.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			String notice = turn.getNotice();
			if (notice != null) {
				SessionLine.write(session, notice);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			// await() throws what the command threw
		}
	}

	/**
	 * Wait for the end of the command, also when the session is interrupted, which
	 * interrupts the command.
	 */
	private static ExitStatus await(CompletableFuture<ExitStatus> result, Cancellation cancellation) throws Exception {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return result.get();
				}
				catch (InterruptedException ex) {
					interrupted = true;
					cancellation.cancel(Cancellation.Reason.INTERRUPTED);
				}
			}
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Exception cause) {
				throw cause;
			}
			throw ex;
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
