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

package io.github.sshspringboot.command.internal.run;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshCommandInterceptor;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.io.DefaultCommandContext;
import io.github.sshspringboot.command.internal.io.Failure;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.ArgumentParser;
import io.github.sshspringboot.command.internal.parse.ArgumentParser.ParsedArguments;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Runs one command as its user: authorizes it, parses and binds the arguments, calls the
 * method through the interceptors and writes the result.
 */
public final class CommandExecutor {

	private final CommandRegistry commands;

	private final CommandAccess access;

	private final SecurityContextHolderStrategy securityContexts;

	private final ArgumentBinder binder;

	private final List<SshCommandInterceptor> interceptors;

	private final ResultWriter resultWriter;

	private final FailureTranslator failures;

	private final @Nullable Duration timeout;

	private final ScheduledExecutorService timer;

	public CommandExecutor(CommandRegistry commands, CommandAccess access,
			SecurityContextHolderStrategy securityContexts, ArgumentBinder binder,
			List<SshCommandInterceptor> interceptors, ResultWriter resultWriter, FailureTranslator failures,
			@Nullable Duration timeout, ScheduledExecutorService timer) {
		this.commands = commands;
		this.access = access;
		this.securityContexts = securityContexts;
		this.binder = binder;
		this.interceptors = interceptors;
		this.resultWriter = resultWriter;
		this.failures = failures;
		this.timeout = timeout;
		this.timer = timer;
	}

	CommandEnd execute(CommandDefinition definition, List<String> words, CommandStreams io, ObservedRun observed) {
		List<String> maskedWords = this.commands.secrets().mask(definition, words);
		observed.called(maskedWords);
		try (SshSession.Activity running = io.session().beginCommand(definition.name())) {
			return execute(definition, words, maskedWords, io, observed);
		}
	}

	private CommandEnd execute(CommandDefinition definition, List<String> words, List<String> maskedWords,
			CommandStreams io, ObservedRun observed) {
		DefaultCommandContext run = new DefaultCommandContext(definition.name(), io);
		SecurityContext context = this.securityContexts.createEmptyContext();
		context.setAuthentication(run.getAuthentication());
		ScheduledFuture<?> timeLimit = startTimeLimit(definition, io.cancellation());
		try {
			this.securityContexts.setContext(context);
			LocaleContextHolder.setLocale(run.getLocale());
			return execute(definition, words, maskedWords, run);
		}
		catch (Throwable ex) {
			return fail(ex, definition, run, observed);
		}
		finally {
			run.end();
			LocaleContextHolder.resetLocaleContext();
			this.securityContexts.clearContext();
			if (timeLimit != null) {
				timeLimit.cancel(false);
			}
		}
	}

	private @Nullable ScheduledFuture<?> startTimeLimit(CommandDefinition definition, Cancellation cancellation) {
		Duration own = definition.traits().timeout();
		Duration limit = (own != null) ? own : this.timeout;
		return (limit == null || limit.isZero()) ? null : this.timer.schedule(
				() -> cancellation.cancel(Cancellation.Reason.TIMED_OUT), limit.toMillis(), TimeUnit.MILLISECONDS);
	}

	private CommandEnd execute(CommandDefinition definition, List<String> words, List<String> maskedWords,
			DefaultCommandContext run) throws Throwable {
		Cancellation cancellation = run.getIo().cancellation();
		if (cancellation.isCancelled()) {
			return cancelled(definition, run);
		}
		if (!this.access.isGranted(definition, maskedWords, run.getConnection())) {
			return run.getIo().report(FailureTranslator.denied(definition.name()));
		}
		ArgumentParser parser = this.commands.parser(definition);
		ParsedArguments parsed = parser.parse(words);
		if (parsed.help()) {
			run.getIo().print(parser.help(run.getIo().width()));
			return CommandEnd.OK;
		}
		this.resultWriter.check(parsed.result(), definition);
		checkAvailable(definition);
		warnIfDeprecated(definition, run);
		new Confirmation(definition).ask(parsed, run);
		@Nullable Object[] arguments = this.binder.bind(definition, parsed, run);
		if (cancellation.isCancelled()) {
			return cancelled(definition, run);
		}
		Object result = new InterceptedCommand(this.interceptors, definition.target(), run, arguments).proceed();
		run.flushWriter();
		ExitStatus status = this.resultWriter.write(result, parsed.result().of(definition.target().valueType()), run);
		return cancellation.isCancelled() ? cancelled(definition, run) : CommandEnd.ran(status);
	}

	private static void checkAvailable(CommandDefinition definition) {
		String reason = definition.traits().unavailableReason();
		if (reason != null) {
			throw new SshCommandException(definition.name() + ": not available: " + reason);
		}
	}

	private static void warnIfDeprecated(CommandDefinition definition, DefaultCommandContext run) {
		String notice = definition.traits().deprecated();
		if (!notice.isEmpty()) {
			run.getIo().printMessage(definition.name() + ": deprecated. " + notice);
		}
	}

	private CommandEnd fail(Throwable failure, CommandDefinition definition, DefaultCommandContext run,
			ObservedRun observed) {
		if (run.getIo().cancellation().isCancelled()) {
			return cancelled(definition, run);
		}
		if (run.getIo().isOutputClosed()) {
			return CommandEnd.OK;
		}
		observed.failed(failure);
		run.flushWriter();
		return run.getIo().report(this.failures.translate(failure, definition, run, observed.getTraceId()));
	}

	private static CommandEnd cancelled(CommandDefinition definition, DefaultCommandContext run) {
		Cancellation.Reason reason = Objects.requireNonNull(run.getIo().cancellation().getReason());
		CommandEnd end = CommandEnd.cancelled(reason);
		return switch (reason) {
			case TIMED_OUT -> run.getIo()
				.report(new Failure(definition.name() + ": exceeded its time limit and was interrupted", end));
			case SHUTDOWN ->
				run.getIo().report(new Failure(definition.name() + ": interrupted, the server is shutting down", end));
			case IDLE ->
				run.getIo()
					.report(new Failure(
							definition.name() + ": interrupted, because nothing was sent or received for too long",
							end));
			default -> end;
		};
	}

}
