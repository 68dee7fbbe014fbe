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

import io.github.sshspringboot.command.CommandDispatcher;
import io.github.sshspringboot.server.SshExecutors;
import io.github.sshspringboot.server.SshSessionHandlers;
import io.github.sshspringboot.shell.CompletionCommands;
import io.github.sshspringboot.shell.ShellSessionHandler;
import org.apache.sshd.server.SshServer;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import picocli.CommandLine;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;

/**
 * Auto-configuration of sessions with a terminal and of the shell.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({ SshServer.class, AuthenticationManager.class, CommandLine.class, Terminal.class, LineReader.class,
		AuthenticationConfiguration.class })
@ConditionalOnBooleanProperty(name = "ssh.server.enabled", matchIfMissing = true)
@Conditional(NoServerInParentCondition.class)
@EnableConfigurationProperties({ SshShellProperties.class, SshServerProperties.class })
public final class SshShellAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SshSessionHandlers sshSessionHandlers(CommandDispatcher dispatcher, SshExecutors executors,
			SshShellProperties properties, SshServerProperties serverProperties, Environment environment) {
		String prompt = properties.getPrompt();
		if (prompt == null) {
			prompt = "{username}@" + environment.getProperty("spring.application.name", "ssh") + "> ";
		}
		ShellSessionHandler handler = new ShellSessionHandler(dispatcher, executors,
				new SshThreads(environment).factory("ssh-terminal-"), prompt, serverProperties.getTimeouts().getIdle());
		return new SshSessionHandlers(handler, properties.isEnabled() ? handler : null);
	}

	@Bean
	@ConditionalOnMissingBean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	CompletionCommands sshCompletionCommands(CommandDispatcher dispatcher, Environment environment) {
		return new CompletionCommands(dispatcher,
				environment.getProperty("spring.application.name", "app").replaceAll("[^A-Za-z0-9._-]", "-"));
	}

}
