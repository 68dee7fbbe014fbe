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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.sshspringboot.command.ArgumentParser.ParsedArguments;
import io.github.sshspringboot.command.FailureTranslator.Failure;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.convert.ConversionService;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * Runs command lines: finds the command, asks whether the user may run it, binds the
 * arguments, calls the method as the user, writes the result. Every failure ends in one
 * line on standard error and a status. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CommandDispatcher implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CommandDispatcher.class);

	private static final int DEFAULT_WIDTH = 80;

	private final SingletonSupplier<Commands> commands;

	private final ArgumentBinder binder;

	private final ResultWriter resultWriter = new ResultWriter();

	private final FailureTranslator failures;

	private final AuthorizationManager<SshCommandRequest> authorizationManager;

	private final AuthorizationEventPublisher authorizationEventPublisher;

	private final SecurityContextHolderStrategy securityContexts;

	private final @Nullable Duration timeout;

	private final ScheduledExecutorService timer;

	/**
	 * Create a dispatcher of the commands of an application, which it looks for when all
	 * singletons exist.
	 * @param beanFactory has the beans with the commands
	 * @param resolvers resolve parameters of command methods, before the built-in ones
	 * @param conversionService converts what users type
	 * @param exitCodeMappers give statuses to exceptions
	 * @param authorizationManager decides who may run what
	 * @param authorizationEventPublisher publishes what it decided
	 * @param securityContexts hold the user on the thread of a command
	 * @param timeout after what time commands are interrupted, {@code null} for never
	 * @param timer interrupts them
	 */
	public CommandDispatcher(ConfigurableListableBeanFactory beanFactory, List<SshArgumentResolver> resolvers,
			ConversionService conversionService, List<ExitCodeExceptionMapper> exitCodeMappers,
			AuthorizationManager<SshCommandRequest> authorizationManager,
			AuthorizationEventPublisher authorizationEventPublisher, SecurityContextHolderStrategy securityContexts,
			@Nullable Duration timeout, ScheduledExecutorService timer) {
		Assert.notNull(beanFactory, "'beanFactory' must not be null");
		Assert.notNull(conversionService, "'conversionService' must not be null");
		Assert.notNull(authorizationManager, "'authorizationManager' must not be null");
		Assert.notNull(timer, "'timer' must not be null");
		List<SshArgumentResolver> allResolvers = new ArrayList<>(resolvers);
		allResolvers.add(new BuiltInArgumentResolver());
		this.commands = SingletonSupplier
			.of(() -> Commands.discover(beanFactory, allResolvers, this.resultWriter.getFormats()));
		this.binder = new ArgumentBinder(conversionService);
		this.failures = new FailureTranslator(exitCodeMappers);
		this.authorizationManager = authorizationManager;
		this.authorizationEventPublisher = authorizationEventPublisher;
		this.securityContexts = securityContexts;
		this.timeout = timeout;
		this.timer = timer;
	}

	/**
	 * Find the commands.
	 * @throws SshCommandDefinitionException if a command is declared wrongly, or two have
	 * one name
	 */
	@Override
	public void afterSingletonsInstantiated() {
		commands();
	}

	private Commands commands() {
		return this.commands.obtain();
	}

	/**
	 * The names of all commands, sorted.
	 * @return the names
	 */
	public List<String> getCommandNames() {
		return commands().registry().commands().map(CommandDefinition::name).toList();
	}

	/**
	 * Run a command line on the current thread, which must be bound to the cancellation.
	 * @param line the command line
	 * @param io what it is connected to
	 * @return how it ended
	 */
	public ExitStatus dispatch(String line, CommandIo io) {
		ScheduledFuture<?> timeLimit = startTimeLimit(io.cancellation());
		try {
			ExitStatus status = dispatchWithin(line, io);
			flush(io);
			return status;
		}
		finally {
			if (timeLimit != null) {
				timeLimit.cancel(false);
			}
		}
	}

	private ExitStatus dispatchWithin(String line, CommandIo io) {
		try {
			List<String> words = CommandLineWords.split(line);
			return words.isEmpty() ? ExitStatus.OK : dispatch(words, io);
		}
		catch (UsageException ex) {
			return report(new Failure(String.valueOf(ex.getMessage()), ExitStatus.USAGE), io);
		}
	}

	private ExitStatus dispatch(List<String> words, CommandIo io) {
		CommandRegistry.Match match = commands().registry().find(words);
		if (match != null && !isSubcommandHelp(match)) {
			return run(match, io);
		}
		String first = words.get(0);
		if ("help".equals(first) || isHelpOption(first)) {
			return help(words.subList(1, words.size()), io);
		}
		String last = words.get(words.size() - 1);
		String group = commands().registry().findGroup(words);
		boolean wholeGroup = group.equals(String.join(" ", words));
		if (!group.isEmpty() && isHelpOption(last)) {
			return print(commands().help().group(group), io, ExitStatus.OK);
		}
		if (wholeGroup) {
			write(commands().help().group(group), io.error());
			return ExitStatus.USAGE;
		}
		return report(new Failure(commands().help().unknown(words), ExitStatus.NOT_FOUND), io);
	}

	private boolean isSubcommandHelp(CommandRegistry.Match match) {
		return commands().registry().isGroup(match.definition().name()) && match.arguments().size() == 1
				&& isHelpOption(match.arguments().get(0)) && !match.definition().isTyped();
	}

	private static boolean isHelpOption(String word) {
		return "--help".equals(word) || "-h".equals(word);
	}

	private ExitStatus help(List<String> words, CommandIo io) {
		if (words.isEmpty()) {
			return print(commands().help().group(""), io, ExitStatus.OK);
		}
		CommandRegistry.Match match = commands().registry().find(words);
		if (match != null && match.arguments().isEmpty()) {
			return print(commands().parser(match.definition()).help(width(io)), io, ExitStatus.OK);
		}
		String name = String.join(" ", words);
		if (commands().registry().isGroup(name)) {
			return print(commands().help().group(name), io, ExitStatus.OK);
		}
		return report(new Failure(commands().help().unknown(words), ExitStatus.NOT_FOUND), io);
	}

	private ExitStatus run(CommandRegistry.Match match, CommandIo io) {
		CommandDefinition definition = match.definition();
		Authentication authentication = (Authentication) io.session().getConnection().getPrincipal();
		CommandRun run = new CommandRun(definition.name(), authentication, io);
		SecurityContext context = this.securityContexts.createEmptyContext();
		context.setAuthentication(authentication);
		try {
			this.securityContexts.setContext(context);
			LocaleContextHolder.setLocale(run.getLocale());
			return execute(definition, match.arguments(), run);
		}
		catch (Throwable ex) {
			return fail(ex, definition, run);
		}
		finally {
			LocaleContextHolder.resetLocaleContext();
			this.securityContexts.clearContext();
		}
	}

	private @Nullable ScheduledFuture<?> startTimeLimit(Cancellation cancellation) {
		return (this.timeout == null) ? null
				: this.timer.schedule(() -> cancellation.cancel(Cancellation.Reason.TIMED_OUT), this.timeout.toMillis(),
						TimeUnit.MILLISECONDS);
	}

	private ExitStatus execute(CommandDefinition definition, List<String> words, CommandRun run) throws Throwable {
		if (!isAuthorized(definition, words, run)) {
			return report(FailureTranslator.denied(definition.name()), run.getIo());
		}
		ParsedArguments parsed = commands().parser(definition).parse(words);
		if (parsed.help()) {
			return print(commands().parser(definition).help(width(run.getIo())), run.getIo(), ExitStatus.OK);
		}
		this.resultWriter.checkFormat(parsed.format(), definition.name());
		Object result = commands().invoker(definition).invoke(this.binder.bind(definition, parsed, run));
		run.flushWriter();
		ExitStatus status = this.resultWriter.write(result, parsed.format(), run);
		return run.getIo().cancellation().isCancelled() ? cancelled(definition, run) : status;
	}

	private boolean isAuthorized(CommandDefinition definition, List<String> words, CommandRun run) {
		SshCommandRequest request = new SshCommandRequest(definition.name(), List.copyOf(words),
				run.getIo().session().getConnection());
		Supplier<Authentication> authentication = run::getAuthentication;
		AuthorizationResult result = this.authorizationManager.authorize(authentication, request);
		if (result != null) {
			this.authorizationEventPublisher.publishAuthorizationEvent(authentication, request, result);
		}
		return result != null && result.isGranted();
	}

	private ExitStatus fail(Throwable failure, CommandDefinition definition, CommandRun run) {
		if (run.getIo().cancellation().isCancelled()) {
			return cancelled(definition, run);
		}
		run.flushWriter();
		return report(this.failures.translate(failure, definition, run), run.getIo());
	}

	private ExitStatus cancelled(CommandDefinition definition, CommandRun run) {
		Cancellation.Reason reason = run.getIo().cancellation().getReason();
		if (reason == Cancellation.Reason.TIMED_OUT) {
			return report(new Failure(definition.name() + ": took longer than it may and was interrupted",
					ExitStatus.TIMED_OUT), run.getIo());
		}
		if (reason == Cancellation.Reason.SHUTDOWN) {
			return report(new Failure(definition.name() + ": interrupted, the server is shutting down",
					ExitStatus.INTERRUPTED), run.getIo());
		}
		return ExitStatus.INTERRUPTED;
	}

	private static int width(CommandIo io) {
		return (io.terminal() != null) ? io.terminal().getColumns() : DEFAULT_WIDTH;
	}

	private static ExitStatus print(String text, CommandIo io, ExitStatus status) {
		write(text, io.output());
		return status;
	}

	private static ExitStatus report(Failure failure, CommandIo io) {
		flush(io);
		write(MessageText.oneLine(failure.message()) + "\n", io.error());
		return failure.status();
	}

	private static void write(String text, OutputStream stream) {
		try {
			stream.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			logger.trace("The client left before it had all output", ex);
		}
	}

	private static void flush(CommandIo io) {
		try {
			if (!io.cancellation().isCancelled()) {
				io.output().flush();
				io.error().flush();
			}
		}
		catch (IOException ex) {
			logger.trace("The client left before it had all output", ex);
		}
	}

}
