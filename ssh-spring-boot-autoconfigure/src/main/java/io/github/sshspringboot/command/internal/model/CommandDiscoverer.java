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

package io.github.sshspringboot.command.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandSource;
import io.github.sshspringboot.command.SshExecHandler;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds and checks the commands of an application context. Commands of annotated methods
 * and of a {@link CommandDefinitionSource} take precedence over those of
 * {@link SshCommandSource} beans, which take precedence over built-in ones.
 */
public final class CommandDiscoverer {

	private final ConfigurableListableBeanFactory beanFactory;

	private final CommandMethodReader reader;

	private final DefinitionRules rules;

	public CommandDiscoverer(ConfigurableListableBeanFactory beanFactory, List<ArgumentSource> sources,
			ValueConverter converter, List<String> formats) {
		this.beanFactory = beanFactory;
		this.reader = new CommandMethodReader(beanFactory, sources);
		this.rules = new DefinitionRules(beanFactory, converter, formats);
	}

	public List<CommandDefinition> discover() {
		AnnotatedCommands annotated = new AnnotatedCommands(this.beanFactory, this.reader);
		List<CommandDefinition> definitions = new ArrayList<>(annotated.own());
		this.beanFactory.getBeanProvider(CommandDefinitionSource.class)
			.orderedStream()
			.flatMap((source) -> source.getDefinitions().stream())
			.forEach(definitions::add);
		addAbsent(definitions,
				this.beanFactory.getBeanProvider(SshCommandSource.class)
					.orderedStream()
					.flatMap((source) -> source.getCommands().stream())
					.map((spec) -> new SpecTarget(spec).define())
					.toList());
		addAbsent(definitions, annotated.builtIn());
		this.beanFactory.getBeanProvider(SshExecHandler.class)
			.orderedStream()
			.map((handler) -> new ExecHandlerTarget(handler).define())
			.forEach(definitions::add);
		definitions.forEach(this.rules::check);
		return definitions;
	}

	private static void addAbsent(List<CommandDefinition> definitions, List<CommandDefinition> others) {
		Set<String> taken = definitions.stream()
			.flatMap((definition) -> Stream.concat(Stream.of(definition.name()), definition.aliases().stream()))
			.collect(Collectors.toSet());
		others.stream().filter((definition) -> !taken.contains(definition.name())).forEach(definitions::add);
	}

}
