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

package io.github.sshspringboot.autoconfigure;

import java.util.List;

import io.github.sshspringboot.command.internal.model.CommandDefinitionSource;
import io.github.sshspringboot.command.internal.model.PartialCommands;
import io.github.sshspringboot.command.internal.springshell.SpringShellCommands;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Auto-configuration for commands that the application declares with Spring Shell.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = SshCommandAutoConfiguration.class)
@ConditionalOnSshServer
@EnableConfigurationProperties(SshBridgeProperties.class)
public final class SshSpringShellAutoConfiguration {

	private static final String PROPERTY = "ssh.bridge.spring-shell.commands";

	/**
	 * The commands of an application with Spring Shell.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(CommandRegistry.class)
	static class SpringShellConfiguration {

		@Bean
		SpringShellCommands sshSpringShellCommands(SshBridgeProperties properties,
				ConfigurableListableBeanFactory beanFactory, ObjectProvider<PartialCommands> partial) {
			List<String> commands = properties.getSpringShell().getCommands();
			PropertyValue.check(PROPERTY, commands, commands.stream().noneMatch(String::isBlank),
					"A pattern must not be empty.");
			return new SpringShellCommands(commands, partial.stream().findAny().isEmpty(), beanFactory);
		}

	}

	/**
	 * No commands, and none that the application names.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.shell.core.command.CommandRegistry")
	static class WithoutSpringShellConfiguration {

		@Bean
		CommandDefinitionSource sshSpringShellCommands(SshBridgeProperties properties) {
			List<String> commands = properties.getSpringShell().getCommands();
			PropertyValue.check(PROPERTY, commands, commands.isEmpty(),
					"The class CommandRegistry is missing. Add the library 'org.springframework.shell:spring-shell-core'.");
			return List::of;
		}

	}

}
