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

import java.nio.file.Path;

import io.github.sshspringboot.command.SshPromptProvider;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.line.CommandSessionHandler;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.SshSubsystemHandler;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.shell.internal.CompletionCommands;
import io.github.sshspringboot.shell.internal.ShellSessionHandler;
import io.github.sshspringboot.shell.internal.ShellSettings;
import io.github.sshspringboot.shell.internal.terminal.ShellTerminalFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for sessions with a terminal and the shell.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnSshServer
@ConditionalOnClass({ Terminal.class, LineReader.class })
@EnableConfigurationProperties({ SshShellProperties.class, SshServerProperties.class })
public final class SshShellAutoConfiguration {

	private static final Log logger = LogFactory.getLog(SshShellAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	SshSessionHandlers sshSessionHandlers(LineRunner lines, CommandCompletion completion, SshExecutors executors,
			SshShellProperties properties, SshServerProperties serverProperties,
			ObjectProvider<SshPromptProvider> promptProvider, ObjectProvider<SshSubsystemHandler> subsystems,
			ObjectProvider<ScpLines> scp, ApplicationContext context) {
		ShellTerminalFactory terminals = new ShellTerminalFactory(executors,
				new SshThreads(context.getEnvironment()).factory("ssh-terminal-"));
		ShellSessionHandler shell = new ShellSessionHandler(lines, completion, executors, terminals,
				settings(properties, serverProperties, context), promptProvider.getIfAvailable());
		return new SshSessionHandlers(ScpLines.takeFrom(new CommandSessionHandler(lines, terminals), scp),
				properties.isEnabled() ? shell : null, subsystems.orderedStream().toList());
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	CompletionCommands sshCompletionCommands(CommandCompletion completion, Environment environment) {
		return new CompletionCommands(completion,
				environment.getProperty("spring.application.name", "app").replaceAll("[^A-Za-z0-9._-]", "-"));
	}

	private static ShellSettings settings(SshShellProperties properties, SshServerProperties serverProperties,
			ApplicationContext context) {
		String greeting = properties.getGreeting();
		int maxLines = properties.getHistory().getMaxLines();
		PropertyValue.checkPositive("ssh.shell.history.max-lines", maxLines);
		String problem = ShellSettings.checkPlaceholders(properties.getPrompt());
		PropertyValue.check("ssh.shell.prompt", properties.getPrompt(), problem == null, String.valueOf(problem));
		return new ShellSettings(context.getEnvironment().getProperty("spring.application.name", "ssh"),
				properties.getPrompt(),
				(greeting != null) ? PropertyValue.readText("ssh.shell.greeting", greeting, context) : null,
				historyDirectory(properties, context), maxLines, serverProperties.getTimeouts().getIdle());
	}

	private static @Nullable Path historyDirectory(SshShellProperties properties, ApplicationContext context) {
		SshShellProperties.History history = properties.getHistory();
		if (!properties.isEnabled() || !history.isEnabled()) {
			return null;
		}
		if (history.getDirectory() != null) {
			return history.getDirectory();
		}
		Path directory = ApplicationDirectory.of(context.getEnvironment(), context);
		if (directory == null) {
			logger.info("What users type in shells is kept in memory only, as there is no home directory. "
					+ "Set ssh.shell.history.directory to keep it.");
			return null;
		}
		return directory.resolve("history");
	}

}
