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

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The commands of an application.
 */
final class Commands {

	private final CommandRegistry registry;

	private final CommandHelp help;

	private final Map<CommandDefinition, Command> commands = new IdentityHashMap<>();

	private Commands(CommandRegistry registry) {
		this.registry = registry;
		this.help = new CommandHelp(registry);
	}

	static Commands discover(ConfigurableListableBeanFactory beanFactory, List<SshArgumentResolver> resolvers,
			ValueConverter converter, List<String> formats) {
		CommandDiscoverer discoverer = new CommandDiscoverer(beanFactory, resolvers, converter);
		Commands commands = new Commands(new CommandRegistry(discoverer.discover()));
		commands.registry.commands()
			.forEach((definition) -> commands.commands.put(definition,
					new Command(definition, new ArgumentParser(definition, formats))));
		return commands;
	}

	CommandRegistry registry() {
		return this.registry;
	}

	CommandHelp help() {
		return this.help;
	}

	SecretLines secrets() {
		return new SecretLines(this);
	}

	Command get(CommandDefinition definition) {
		return Objects.requireNonNull(this.commands.get(definition));
	}

}
