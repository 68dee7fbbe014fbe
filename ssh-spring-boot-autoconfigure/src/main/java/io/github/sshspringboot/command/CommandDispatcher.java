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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import io.github.sshspringboot.command.FailureTranslator.Failure;
import io.github.sshspringboot.command.annotation.SshCandidate;
import io.github.sshspringboot.command.input.InputReader;
import io.github.sshspringboot.command.pipeline.CommandLine;
import io.github.sshspringboot.command.pipeline.Stages;
import io.github.sshspringboot.command.result.ResultFormats;
import io.github.sshspringboot.server.CommandKind;
import io.github.sshspringboot.server.CommandOutcome;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshSession;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * Runs command lines: finds the command and runs it as the user. Every failure ends in
 * one line on standard error and a status. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CommandDispatcher implements SmartInitializingSingleton {

	private static final String HELP = "help";

	private static final String PIPELINES = "\nAfter a command, '|' passes its rows to "
			+ String.join(", ", Stages.rowNames()) + " and its text to " + String.join(", ", Stages.textNames())
			+ ".\n'&&', '||' and ';' join commands, 'watch COMMAND' repeats one. Try 'help where'.\n";

	private final SingletonSupplier<Commands> commands;

	private final CommandAccess access;

	private final CommandExecutor executor;

	private final SecurityContextHolderStrategy securityContexts;

	private final ScriptRunner scripts;

	private final List<CommandObserver> observers;

	/**
	 * Create a dispatcher of the commands of an application, which it looks for when all
	 * singletons exist.
	 * @param beanFactory has the beans with the commands
	 * @param extensions what the application adds
	 * @param security decides who may run what
	 * @param conversionService converts what users type
	 * @param timeout after what time commands are interrupted, {@code null} for never
	 * @param timer interrupts them
	 */
	public CommandDispatcher(ConfigurableListableBeanFactory beanFactory, CommandExtensions extensions,
			CommandSecurity security, ConversionService conversionService, @Nullable Duration timeout,
			ScheduledExecutorService timer) {
		Assert.notNull(beanFactory, "'beanFactory' must not be null");
		Assert.notNull(extensions, "'extensions' must not be null");
		Assert.notNull(security, "'security' must not be null");
		Assert.notNull(conversionService, "'conversionService' must not be null");
		Assert.notNull(timer, "'timer' must not be null");
		List<SshArgumentResolver> resolvers = new ArrayList<>(extensions.resolvers());
		resolvers.add(new BuiltInArgumentResolver());
		ResultFormats formats = new ResultFormats(extensions.renderers());
		ResultWriter resultWriter = new ResultWriter(formats);
		ValueConverter converter = new ValueConverter(conversionService);
		this.commands = SingletonSupplier
			.of(() -> Commands.discover(beanFactory, resolvers, converter, resultWriter.getFormats()));
		this.access = new CommandAccess(security.authorizationManager(), security.eventPublisher(),
				new MethodSecurityPreview(beanFactory, security.methodSecurity()));
		this.securityContexts = security.securityContexts();
		this.observers = extensions.observers();
		this.executor = new CommandExecutor(this.access, security.securityContexts(),
				new ArgumentBinder(converter,
						new InputReader(beanFactory, (type) -> ValueDescription.of(TypeDescriptor.valueOf(type)),
								conversionService)),
				extensions.interceptors(), resultWriter,
				new FailureTranslator(extensions.exceptionHandlers(), extensions.exitCodeMappers()), timeout, timer);
		this.scripts = new ScriptRunner(new Stages(formats, conversionService), this::dispatch,
				(words) -> commands().registry().find(words) != null, (words) -> commands().secrets().mask(words));
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
	 * The names of the commands that are for administrators unless a rule names them,
	 * sorted.
	 * @return the names
	 */
	public List<String> getPrivilegedCommandNames() {
		return commands().registry()
			.commands()
			.filter((definition) -> definition.traits().privileged())
			.map(CommandDefinition::name)
			.toList();
	}

	/**
	 * The names of the commands that who runs a command may see, sorted.
	 * @param context the run of the command
	 * @return the names
	 */
	public List<String> getCommandNames(SshCommandContext context) {
		return commands().registry()
			.commands()
			.filter(visible(((CommandRun) context).getIo()))
			.map(CommandDefinition::name)
			.toList();
	}

	/**
	 * Whether the application has a command, or a group of commands, of a name.
	 * @param name the name, one word
	 * @return whether it has, whoever may see it
	 */
	public boolean hasCommand(String name) {
		return commands().registry().find(List.of(name)) != null || commands().registry().isGroup(name);
	}

	/**
	 * Help a user to type a command line.
	 * @param connection the user's connection
	 * @return knows what the user may see at this moment
	 */
	public CommandAssistant assist(SshConnection connection) {
		Authentication user = (Authentication) connection.getPrincipal();
		return new CommandAssistant(commands(), this.access.visibleTo(user, connection), this.securityContexts, user);
	}

	/**
	 * Propose what may stand at a place of a command line.
	 * @param words the words before
	 * @param prefix what was typed of the word
	 * @param connection the user's connection
	 * @return whole words that begin with the prefix
	 */
	public List<SshCandidate> complete(List<String> words, String prefix, SshConnection connection) {
		return assist(connection).complete(words, prefix);
	}

	/**
	 * What a user may do.
	 * @param connection the user's connection
	 * @return the user's authorities, sorted
	 */
	public List<String> getAuthorities(SshConnection connection) {
		return ((Authentication) connection.getPrincipal()).getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter(Objects::nonNull)
			.sorted()
			.toList();
	}

	/**
	 * Return the kind of a command line, by which its turn comes.
	 * @param line the command line
	 * @return the kind, told in short time
	 */
	public CommandKind getKind(String line) {
		return new LineKind(commands().registry()).of(line);
	}

	/**
	 * Return the kind of a command line, by which its turn comes.
	 * @param line the command line
	 * @return the kind
	 */
	public CommandKind getKind(CommandLine line) {
		return new LineKind(commands().registry()).of(line);
	}

	/**
	 * Run a command line on the current thread, which must be bound to the cancellation.
	 * @param line the command line
	 * @param io what it is connected to
	 * @return how it ended
	 */
	public ExitStatus dispatch(String line, CommandIo io) {
		return run(CommandLine.of(line), io).status();
	}

	/**
	 * Run a command line like {@link #dispatch}, and tell how its last command ended.
	 * @param line the command line
	 * @param io what it is connected to
	 * @return the end of the last command
	 */
	public CommandEnd run(CommandLine line, CommandIo io) {
		CommandEnd end = this.scripts.run(line, io);
		io.flush();
		return end;
	}

	/**
	 * Propose what may stand at a place of a command line of who runs a command.
	 * @param words the words before
	 * @param prefix what was typed of the word
	 * @param context the run of the command
	 * @return whole words that begin with the prefix
	 */
	public List<SshCandidate> complete(List<String> words, String prefix, SshCommandContext context) {
		return complete(words, prefix, ((CommandRun) context).getIo().session().getConnection());
	}

	/**
	 * Whether a command line carries the value of a secret option, and so may be kept
	 * nowhere.
	 * @param line the command line, which may hold several commands
	 * @return whether it does, also {@code true} if that cannot be told
	 */
	public boolean hasSecret(CommandLine line) {
		return commands().secrets().test(line);
	}

	private CommandEnd dispatch(List<String> words, CommandIo io) {
		CommandEnd own = io.runInShell(words);
		if (own != null) {
			return own;
		}
		CommandRegistry registry = commands().registry();
		CommandRegistry.Match match = registry.find(words);
		if (match != null && !isSubcommandHelp(match)) {
			return ObservedRun.observe(this.observers, match.definition().name(), io,
					(observed) -> execute(match.definition(), match.arguments(), io, observed));
		}
		String group = registry.findGroup(words);
		boolean help = isHelp(words.get(0)) || (!group.isEmpty() && isHelpOption(words.get(words.size() - 1)));
		return ObservedRun.observe(this.observers, help ? HELP : null, io,
				(observed) -> assist(words, group, io, observed));
	}

	private CommandEnd assist(List<String> words, String group, CommandIo io, ObservedRun observed) {
		if (isHelp(words.get(0))) {
			return help(words.subList(1, words.size()), io, observed);
		}
		String last = words.get(words.size() - 1);
		boolean wholeGroup = group.equals(String.join(" ", words));
		Predicate<CommandDefinition> visible = visible(io);
		if (!commands().help().hasCommands(group, visible)) {
			return unknown(words, io);
		}
		if (!group.isEmpty() && isHelpOption(last)) {
			io.print(commands().help().group(group, visible));
			return CommandEnd.OK;
		}
		if (wholeGroup) {
			io.printError(commands().help().group(group, visible));
			return CommandEnd.USAGE;
		}
		return unknown(words, io);
	}

	private CommandEnd execute(CommandDefinition definition, List<String> words, CommandIo io, ObservedRun observed) {
		List<String> maskedWords = commands().secrets().mask(definition, words);
		observed.called(maskedWords);
		try (SshSession.Activity running = io.session().beginCommand(definition.name())) {
			return this.executor.execute(commands().get(definition), words, maskedWords, io, observed);
		}
	}

	private CommandEnd unknown(List<String> words, CommandIo io) {
		String first = words.get(0);
		if (Stages.names().contains(first)) {
			return io.report(Failure.usage(first + ": works on what comes through a pipe: COMMAND | " + first
					+ " ... Try 'help " + first + "'"));
		}
		return io.report(unknown(words, visible(io)));
	}

	private Failure unknown(List<String> words, Predicate<CommandDefinition> visible) {
		return new Failure(commands().help().unknown(words, visible),
				new CommandEnd(CommandOutcome.NOT_FOUND, ExitStatus.NOT_FOUND));
	}

	private Predicate<CommandDefinition> visible(CommandIo io) {
		return this.access.visibleTo((Authentication) io.session().getConnection().getPrincipal(),
				io.session().getConnection());
	}

	private boolean isSubcommandHelp(CommandRegistry.Match match) {
		return commands().registry().isGroup(match.definition().name()) && match.arguments().size() == 1
				&& isHelpOption(match.arguments().get(0)) && !match.definition().isTyped();
	}

	private static boolean isHelp(String word) {
		return HELP.equals(word) || isHelpOption(word);
	}

	private static boolean isHelpOption(String word) {
		return "--help".equals(word) || "-h".equals(word);
	}

	private CommandEnd help(List<String> words, CommandIo io, ObservedRun observed) {
		Predicate<CommandDefinition> visible = visible(io);
		if (words.isEmpty()) {
			io.print(commands().help().group("", visible) + PIPELINES);
			return CommandEnd.OK;
		}
		CommandRegistry.Match match = commands().registry().find(words);
		if (match != null && match.arguments().isEmpty()) {
			return execute(match.definition(), List.of("--help"), io, observed);
		}
		String name = String.join(" ", words);
		if (commands().help().hasCommands(name, visible)) {
			io.print(commands().help().group(name, visible));
			return CommandEnd.OK;
		}
		String stage = (words.size() == 1) ? Stages.help(name) : null;
		if (stage != null) {
			io.print(stage);
			return CommandEnd.OK;
		}
		return io.report(unknown(words, visible));
	}

}
