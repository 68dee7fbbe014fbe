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

import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.file.CommandFiles;
import io.github.sshspringboot.command.internal.line.CommandRuntime;
import io.github.sshspringboot.command.internal.line.CommandSessionHandler;
import io.github.sshspringboot.command.internal.line.CommandSubsystems;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.model.PartialCommands;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.result.JacksonResultRenderers;
import io.github.sshspringboot.command.internal.run.CommandRule;
import io.github.sshspringboot.command.internal.run.CommandSecurity;
import io.github.sshspringboot.command.internal.run.RuleAuthorizationManager;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.SshSubsystemHandler;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.aopalliance.intercept.MethodInvocation;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Auto-configuration for SSH commands.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshShellAutoConfiguration.class)
@ConditionalOnSshServer
@EnableConfigurationProperties({ SshAuthProperties.class, SshAuthorizationProperties.class,
		SshCommandProperties.class })
public final class SshCommandAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SshExecutors sshExecutors(SshCommandProperties properties, Environment environment) {
		PropertyValue.checkPositive("ssh.command.max-concurrent", properties.getMaxConcurrent());
		PropertyValue.check("ssh.command.max-queued", properties.getMaxQueued(), properties.getMaxQueued() >= 0,
				"It must not be negative.");
		PropertyValue.checkPositive("ssh.command.max-concurrent-per-user", properties.getMaxConcurrentPerUser());
		PropertyValue.checkPositive("ssh.command.max-streams", properties.getMaxStreams());
		return new SshThreads(environment).executors(properties);
	}

	@Bean
	CommandRuntime sshCommandRuntime(ConfigurableListableBeanFactory beanFactory, SshCommandProperties properties,
			ObjectProvider<AuthorizationManager<SshCommandRequest>> authorizationManager,
			ObjectProvider<AuthorizationEventPublisher> eventPublisher,
			ObjectProvider<SecurityContextHolderStrategy> securityContexts,
			ObjectProvider<AuthorizationManagerFactory<MethodInvocation>> methodSecurity,
			ApplicationEventPublisher publisher, CommandRules rules, ObjectProvider<CommandRule> required,
			ObjectProvider<RoleHierarchy> roleHierarchy, SshExecutors executors) {
		PropertyValue.checkPositive("ssh.command.timeout", properties.getTimeout());
		AuthorizationManager<SshCommandRequest> configured = new RuleAuthorizationManager(rules.getRules(),
				rules::getDefaultAuthorities, roleHierarchy.getIfUnique(),
				authorizationManager.getIfAvailable(AuthenticatedAuthorizationManager::authenticated));
		CommandSecurity security = new CommandSecurity(
				new RuleAuthorizationManager(required.orderedStream().toList(), (commandName) -> List.of(),
						roleHierarchy.getIfUnique(), configured),
				eventPublisher.getIfAvailable(() -> new SpringAuthorizationEventPublisher(publisher)),
				securityContexts.getIfAvailable(SecurityContextHolder::getContextHolderStrategy),
				methodSecurity.getIfUnique());
		return CommandRuntime.create(beanFactory, security, properties.getTimeout(), executors);
	}

	@Bean
	CommandRegistry sshCommands(CommandRuntime runtime) {
		return runtime.commands();
	}

	@Bean
	LineRunner sshLineRunner(CommandRuntime runtime) {
		return runtime.lines();
	}

	/**
	 * The subsystems of the application, which replace others of the same name.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	CommandSubsystems sshCommandSubsystems(CommandRuntime runtime) {
		return runtime.subsystems();
	}

	@Bean
	CommandFiles sshCommandFiles(CommandRuntime runtime) {
		return runtime.files();
	}

	@Bean
	CommandCompletion sshCommandCompletion(CommandRuntime runtime) {
		return runtime.completion();
	}

	@Bean
	CommandRules sshCommandRules(SshAuthorizationProperties properties, SshAuthProperties authProperties,
			ObjectProvider<CommandRegistry> commands, ObjectProvider<PartialCommands> partial) {
		return new CommandRules(properties, authProperties.getRequiredAuthorities(), commands,
				partial.stream().findAny().isEmpty());
	}

	@Bean
	static LazyInitializationExcludeFilter sshCommandsLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(CommandRegistry.class, CommandRules.class);
	}

	@Bean
	@ConditionalOnMissingBean
	SshSessionHandlers sshSessionHandlers(LineRunner lines, ObjectProvider<SshSubsystemHandler> subsystems,
			ObjectProvider<ScpLines> scp) {
		return new SshSessionHandlers(ScpLines.takeFrom(new CommandSessionHandler(lines, null), scp), null,
				subsystems.orderedStream().toList());
	}

	/**
	 * Formats that use the mapper of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	static class JacksonConfiguration {

		@Bean
		JacksonResultRenderers sshJacksonResultRenderers(ObjectProvider<JsonMapper> mappers) {
			JsonMapper unique = mappers.getIfUnique();
			if (unique == null && mappers.stream().findAny().isPresent()) {
				throw new SshCommandDefinitionException(
						"There are several JsonMapper beans, any of which may hide what commands must not show.",
						"Mark one of them as @Primary, or define a JacksonResultRenderers bean.");
			}
			return new JacksonResultRenderers(
					(unique != null) ? unique : JsonMapper.builder().findAndAddModules().build());
		}

	}

}
