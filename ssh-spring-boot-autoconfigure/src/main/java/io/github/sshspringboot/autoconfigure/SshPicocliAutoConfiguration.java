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

import io.github.sshspringboot.command.internal.model.PartialCommands;
import io.github.sshspringboot.command.internal.picocli.PicocliCommands;
import picocli.CommandLine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for commands that the application declares with picocli.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = SshCommandAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnClass(CommandLine.class)
@EnableConfigurationProperties(SshBridgeProperties.class)
public final class SshPicocliAutoConfiguration {

	@Bean
	PicocliCommands sshPicocliCommands(SshBridgeProperties properties, ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<PartialCommands> partial) {
		List<String> commands = properties.getPicocli().getCommands();
		PropertyValue.check("ssh.bridge.picocli.commands", commands, commands.stream().noneMatch(String::isBlank),
				"A pattern must not be empty.");
		return new PicocliCommands(commands, partial.stream().findAny().isEmpty(), beanFactory);
	}

}
