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

package io.github.sshspringboot.command.internal.parse;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandRegistry;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.function.SingletonSupplier;

/**
 * The commands of an application, which are looked for when all singletons exist.
 */
public final class Commands implements SmartInitializingSingleton {

	private final SingletonSupplier<Found> found;

	public Commands(Supplier<List<CommandDefinition>> discovery, List<String> formats) {
		this.found = SingletonSupplier.of(() -> Found.of(new CommandRegistry(discovery.get()), formats));
	}

	/**
	 * Find the commands.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.found.obtain();
	}

	/**
	 * Return the names of all commands.
	 */
	public List<String> getNames() {
		return registry().commands().map(CommandDefinition::name).toList();
	}

	/**
	 * Return the names of the commands that are for administrators unless a rule names
	 * them.
	 */
	public List<String> getPrivilegedNames() {
		return registry().commands()
			.filter((definition) -> definition.traits().privileged())
			.map(CommandDefinition::name)
			.toList();
	}

	/**
	 * Return whether there is a command, or a group of commands, of a name.
	 */
	public boolean contains(String name) {
		return registry().find(List.of(name)) != null || registry().isGroup(name);
	}

	public CommandRegistry registry() {
		return this.found.obtain().registry();
	}

	public CommandHelp help() {
		return this.found.obtain().help();
	}

	public SecretLines secrets() {
		return new SecretLines(this);
	}

	public Command get(CommandDefinition definition) {
		return Objects.requireNonNull(this.found.obtain().commands().get(definition));
	}

	private record Found(CommandRegistry registry, CommandHelp help, Map<CommandDefinition, Command> commands) {

		static Found of(CommandRegistry registry, List<String> formats) {
			Map<CommandDefinition, Command> commands = new IdentityHashMap<>();
			registry.commands()
				.forEach((definition) -> commands.put(definition,
						new Command(definition, new ArgumentParser(definition, formats))));
			return new Found(registry, new CommandHelp(registry), commands);
		}

	}

}
