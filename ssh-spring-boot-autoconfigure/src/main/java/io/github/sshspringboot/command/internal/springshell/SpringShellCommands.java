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

package io.github.sshspringboot.command.internal.springshell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandAvailability;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandDefinitionSource;
import io.github.sshspringboot.command.internal.model.CommandForm;
import io.github.sshspringboot.command.internal.model.CommandTraits;
import io.github.sshspringboot.command.internal.model.ExposurePatterns;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.adapter.MethodInvokerCommandAdapter;
import org.springframework.shell.core.command.availability.Availability;

/**
 * Finds the commands of Spring Shell that the application exposes. Its runners and its
 * parser have no part in this.
 *
 * @since 0.1.0
 */
public final class SpringShellCommands implements CommandDefinitionSource {

	private static final String LIBRARY = "org.springframework.shell.";

	private static final String ADAPTERS = MethodInvokerCommandAdapter.class.getPackageName();

	/**
	 * What Spring Shell shows for a command without a description.
	 */
	private static final String NO_DESCRIPTION = "N/A";

	private final List<String> patterns;

	private final boolean complete;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Create the commands whose names match one of the patterns. Each pattern must match
	 * something if all commands of the application are there.
	 */
	public SpringShellCommands(List<String> patterns, boolean complete, ConfigurableListableBeanFactory beanFactory) {
		this.patterns = List.copyOf(patterns);
		this.complete = complete;
		this.beanFactory = beanFactory;
	}

	@Override
	public Collection<CommandDefinition> getDefinitions() {
		if (this.patterns.isEmpty()) {
			return List.of();
		}
		CommandRegistry registry = this.beanFactory.getBeanProvider(CommandRegistry.class)
			.getIfUnique(CommandRegistry::new);
		List<CommandDefinition> definitions = new ArrayList<>();
		ExposurePatterns exposed = new ExposurePatterns(this.patterns);
		for (Command command : commands(registry, this.beanFactory)) {
			if (exposed.match(command.getName())) {
				definitions.add(define(command, registry));
			}
		}
		exposed.firstUnused().filter((pattern) -> this.complete).ifPresent((pattern) -> {
			throw new SshCommandDefinitionException("No command of Spring Shell matches '" + pattern + "'",
					"Correct ssh.bridge.spring-shell.commands: it takes names of commands, with * for any characters. "
							+ "Those that Spring Shell brings are not available.");
		});
		return definitions;
	}

	/**
	 * Return the commands of the application by name. The registry may not have those
	 * that are beans yet.
	 */
	private static List<Command> commands(CommandRegistry registry, ListableBeanFactory beanFactory) {
		Map<String, Command> commands = new LinkedHashMap<>();
		Stream.concat(registry.getCommands().stream(), beanFactory.getBeanProvider(Command.class).stream())
			.filter((command) -> !isBuiltIn(command))
			.sorted(Comparator.comparing(Command::getName))
			.forEach((command) -> commands.putIfAbsent(command.getName(), command));
		return List.copyOf(commands.values());
	}

	private static boolean isBuiltIn(Command command) {
		Class<?> type = command.getClass();
		return type.getName().startsWith(LIBRARY) && !type.getPackageName().equals(ADAPTERS);
	}

	private static CommandDefinition define(Command command, CommandRegistry registry) {
		SpringShellCommand target = new SpringShellCommand(command, registry);
		return new CommandDefinition(command.getName(), List.copyOf(command.getAliases()),
				new CommandDefinition.Group(Objects.requireNonNullElse(command.getGroup(), ""), ""),
				description(command), target, target.parameters().all(), new CommandTraits(CommandForm.WORDS,
						target.isHidden(), true, "", null, "", availability(command), SshCommandKind.WORK));
	}

	private static String description(Command command) {
		String description = Objects.requireNonNullElse(command.getDescription(), "");
		return description.equals(NO_DESCRIPTION) ? "" : description;
	}

	private static SshCommandAvailability availability(Command command) {
		return () -> {
			Availability availability = command.getAvailabilityProvider().get();
			return availability.isAvailable() ? null : Objects.requireNonNullElse(availability.reason(), "");
		};
	}

}
