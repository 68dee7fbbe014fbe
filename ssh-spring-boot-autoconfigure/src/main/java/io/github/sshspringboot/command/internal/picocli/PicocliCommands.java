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

package io.github.sshspringboot.command.internal.picocli;

import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandDefinitionSource;
import io.github.sshspringboot.command.internal.model.CommandForm;
import io.github.sshspringboot.command.internal.model.CommandNames;
import io.github.sshspringboot.command.internal.model.CommandTraits;
import io.github.sshspringboot.command.internal.model.ExposurePatterns;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.PicocliException;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds the commands of picocli that the application exposes.
 *
 * @since 0.1.0
 */
public final class PicocliCommands implements CommandDefinitionSource {

	private static final String PROPERTY = "ssh.bridge.picocli.commands";

	private static final String NO_NAME = "<main class>";

	/**
	 * Types whose values, made of text of a user, open or look up files, classes, names
	 * and interfaces of the server.
	 */
	private static final List<Class<?>> SERVER_SIDE = List.of(File.class, Path.class, URL.class, InputStream.class,
			Class.class, InetAddress.class, NetworkInterface.class);

	/**
	 * The types of a module that may be absent for which picocli opens databases.
	 */
	private static final Set<String> DATABASE = Set.of("java.sql.Connection", "java.sql.Driver");

	private final List<String> patterns;

	private final boolean complete;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Create the commands of the beans whose name or class matches one of the patterns.
	 * Each pattern must match something if all commands of the application are there.
	 */
	public PicocliCommands(List<String> patterns, boolean complete, ConfigurableListableBeanFactory beanFactory) {
		this.patterns = List.copyOf(patterns);
		this.complete = complete;
		this.beanFactory = beanFactory;
	}

	@Override
	public Collection<CommandDefinition> getDefinitions() {
		if (this.patterns.isEmpty()) {
			return List.of();
		}
		CommandBeans beans = new CommandBeans(this.beanFactory);
		List<CommandTree> trees = new ArrayList<>();
		ExposurePatterns exposed = new ExposurePatterns(this.patterns);
		for (String beanName : beans.names()) {
			Class<?> type = beans.type(beanName);
			if (type != null && exposed.match(beanName, type.getName())) {
				trees.add(new CommandTree(beans, beanName, type));
			}
		}
		exposed.firstUnused().filter((pattern) -> this.complete).ifPresent((pattern) -> {
			throw new SshCommandDefinitionException("No bean with picocli's @Command matches '" + pattern + "'",
					"Correct " + PROPERTY + ": it takes names of classes and beans, with * for any characters.");
		});
		return define(trees);
	}

	/**
	 * Define the commands of trees, but for those that are part of another one.
	 */
	private static List<CommandDefinition> define(List<CommandTree> trees) {
		List<Described> described = trees.stream().map(Described::of).toList();
		Set<Class<?>> nested = new HashSet<>();
		described.forEach((root) -> collect(root.line(), nested));
		List<CommandDefinition> definitions = new ArrayList<>();
		described.stream()
			.filter((root) -> !nested.contains(root.tree().type()))
			.forEach((root) -> root.define(definitions));
		return definitions;
	}

	private static void collect(CommandLine parent, Set<Class<?>> types) {
		for (CommandLine child : CommandTree.subcommands(parent)) {
			types.add(child.getCommandSpec().userObject().getClass());
			collect(child, types);
		}
	}

	/**
	 * A tree with objects from which its commands are described.
	 */
	private record Described(CommandTree tree, CommandObjects objects, CommandLine line) {

		static Described of(CommandTree tree) {
			CommandObjects objects = new CommandObjects(tree.beans());
			try {
				return new Described(tree, objects, tree.create(objects));
			}
			catch (PicocliException ex) {
				throw refused(tree.type(), "cannot be read: " + ex.getMessage(), "Correct its declaration.", ex);
			}
		}

		void define(List<CommandDefinition> definitions) {
			try (this.objects) {
				define(this.line, List.of(), List.of(this.line.getCommandName()), definitions);
			}
		}

		private void define(CommandLine command, List<String> path, List<String> names,
				List<CommandDefinition> definitions) {
			CommandSpec spec = command.getCommandSpec();
			checkName(spec);
			if (PicocliCommand.isRunnable(spec)) {
				definitions.add(definition(command, path, names));
			}
			for (CommandLine child : CommandTree.subcommands(command)) {
				List<String> childPath = Stream.concat(path.stream(), Stream.of(child.getCommandName())).toList();
				List<String> childNames = names.stream()
					.flatMap((name) -> CommandTree.names(child).stream().map((own) -> CommandNames.join(name, own)))
					.toList();
				define(child, childPath, childNames, definitions);
			}
		}

		private CommandDefinition definition(CommandLine command, List<String> path, List<String> names) {
			CommandSpec spec = command.getCommandSpec();
			spec.args().forEach(this::check);
			spec.args().stream().filter((arg) -> arg.type() == char[].class).forEach((arg) -> checkSecret(arg, spec));
			if (spec.userObject() instanceof Method method && method.getParameterCount() > spec.args().size()) {
				throw refused(this.tree.type(),
						"has a method " + method.getName()
								+ "() with a parameter that is neither an option nor a positional parameter",
						"Make the subcommand a class.", null);
			}
			CommandLine page = command.getSubcommands().isEmpty() ? command
					: CommandTree.leaf(this.tree.create(path, this.objects));
			PicocliCommand target = new PicocliCommand(this.tree, path, page, this.objects);
			return new CommandDefinition(names.get(0), names.subList(1, names.size()), group(command),
					description(spec), target, new PicocliParameters(spec, target.location()).all(),
					new CommandTraits(CommandForm.FOREIGN, spec.usageMessage().hidden(), true, "", null, "", null,
							SshCommandKind.WORK));
		}

		private CommandDefinition.Group group(CommandLine command) {
			CommandLine parent = command.getParent();
			return (parent != null) ? new CommandDefinition.Group(parent.getCommandSpec().qualifiedName(" "),
					description(parent.getCommandSpec())) : new CommandDefinition.Group("", "");
		}

		private static String description(CommandSpec spec) {
			return new Help(spec, Help.defaultColorScheme(Ansi.OFF)).description()
				.lines()
				.findFirst()
				.orElse("")
				.strip();
		}

		private void checkName(CommandSpec spec) {
			if (spec.name().equals(NO_NAME)) {
				throw refused(this.tree.type(), "has no name", "Give it one: @Command(name = \"...\").", null);
			}
		}

		private void checkSecret(ArgSpec arg, CommandSpec spec) {
			boolean masked = arg instanceof OptionSpec option && arg.arity().max() == 1
					&& Stream.of(option.names()).allMatch(CommandNames::isValidOption)
					&& spec.parser().separator().equals("=");
			if (!masked) {
				throw refused(this.tree.type(),
						"has " + label(arg) + ", a secret that could not be masked where command lines are seen",
						"Make it an option of one value, with names that begin with '-', and '=' as the separator.",
						null);
			}
		}

		private static String label(ArgSpec arg) {
			return (arg instanceof OptionSpec option) ? "the option " + option.longestName()
					: "the parameter " + arg.paramLabel();
		}

		private void check(ArgSpec arg) {
			String label = label(arg);
			if (arg.interactive()) {
				throw refused(this.tree.type(),
						"has " + label + ", which is interactive: picocli would ask on the console of the server",
						"Remove 'interactive', and let the command ask with SshTerminal.askSecretly, or declare the "
								+ "command with @SshCommand and the option with @SshOption(secret = true).",
						null);
			}
			Stream<Class<?>> types = Stream.concat(Stream.of(arg.type()), Arrays.stream(arg.auxiliaryTypes()));
			if (arg.converters().length == 0 && arg.parameterConsumer() == null) {
				types.filter(Described::isServerSide).findFirst().ifPresent((type) -> {
					throw refused(this.tree.type(),
							"has " + label + " of type " + type.getName() + ", with which users could reach "
									+ "files, classes, networks or databases of the server",
							"Give it a converter of its own that lets through what users may have.", null);
				});
			}
		}

		private static boolean isServerSide(Class<?> type) {
			return DATABASE.contains(type.getName())
					|| SERVER_SIDE.stream().anyMatch((refused) -> refused.isAssignableFrom(type));
		}

		private static SshCommandDefinitionException refused(Class<?> type, String problem, String action,
				@Nullable Throwable cause) {
			SshCommandDefinitionException exception = new SshCommandDefinitionException(
					"The picocli command " + type.getName() + " " + problem,
					action + " Or do not expose it in " + PROPERTY + ".");
			if (cause != null) {
				exception.initCause(cause);
			}
			return exception;
		}

	}

}
