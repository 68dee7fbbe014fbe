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

import java.util.HashMap;
import java.util.Map;

import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionRouter;
import io.github.sshspringboot.session.internal.CommandsBackend;
import io.github.sshspringboot.session.internal.ReservedBackendNameException;
import io.github.sshspringboot.session.internal.SessionEvents;
import io.github.sshspringboot.session.internal.SessionLifecycle;
import io.github.sshspringboot.session.internal.SessionPlaces;
import io.github.sshspringboot.session.internal.SessionRoutes;
import io.github.sshspringboot.session.internal.SessionRunner;
import io.github.sshspringboot.session.internal.SessionSelection;
import io.github.sshspringboot.session.internal.SessionTapSource;
import io.github.sshspringboot.session.internal.tap.TappedSessions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;

/**
 * Auto-configuration for the decision where sessions run, and for what stands around
 * every session.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshCommandAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnBean({ SshExecutors.class, SshSessionHandlers.class })
@EnableConfigurationProperties({ SshSessionProperties.class, SshServerProperties.class })
public final class SshSessionAutoConfiguration {

	@Bean(SshSessionBackend.COMMANDS)
	@Qualifier(SshSessionBackend.COMMANDS)
	@ConditionalOnMissingBean(name = SshSessionBackend.COMMANDS)
	CommandsBackend sshCommandsBackend(ObjectProvider<SshSessionHandlers> handlers, SshExecutors executors) {
		return new CommandsBackend(handlers::getObject, executors);
	}

	/**
	 * The same backend if something else of the application has its name.
	 */
	@Bean("sshCommandsBackend")
	@Qualifier(SshSessionBackend.COMMANDS)
	@ConditionalOnMissingBean(CommandsBackend.class)
	CommandsBackend sshCommandsBackendByAnotherName(ObjectProvider<SshSessionHandlers> handlers,
			SshExecutors executors) {
		return sshCommandsBackend(handlers, executors);
	}

	@Bean
	TappedSessions sshTappedSessions(SshExecutors executors, ObjectProvider<SessionTapSource> sources) {
		return new TappedSessions(executors, () -> sources.orderedStream().toList());
	}

	@Bean
	SessionEvents sshSessionEvents(ApplicationEventPublisher publisher) {
		return new SessionEvents(publisher);
	}

	@Bean
	SessionSelection sshSessionSelection(SshSessionProperties properties, SshServerProperties serverProperties,
			CommandsBackend commands, Map<String, SshSessionBackend> backends, ObjectProvider<SshSessionRouter> router,
			ObjectProvider<RoleHierarchy> roleHierarchy, TappedSessions observer,
			ObjectProvider<SessionLifecycle> lifecycles, SshExecutors executors, ApplicationContext context) {
		PropertyValue.checkPositive("ssh.session.max-sessions", properties.getMaxSessions());
		PropertyValue.checkPositive("ssh.session.max-sessions-per-user", properties.getMaxSessionsPerUser());
		Map<String, SshSessionBackend> others = new HashMap<>(backends);
		others.values().remove(commands);
		if (others.containsKey(SshSessionBackend.COMMANDS)) {
			throw new ReservedBackendNameException(SshSessionBackend.COMMANDS);
		}
		SessionBackends known = new SessionBackends(others.keySet(), context, context.getEnvironment(),
				context.getClassLoader());
		SessionRoutes routes = new ConfiguredRoutes(serverProperties, known).of(properties,
				roleHierarchy.getIfUnique(NullRoleHierarchy::new));
		SshSessionRouter ownRouter = router.getIfAvailable();
		if (ownRouter != null && !properties.getRoutes().isEmpty()) {
			throw new InvalidConfigurationPropertyValueException("ssh.session.routes", null,
					"The application has an SshSessionRouter bean, which decides instead of routes. Remove one of "
							+ "the two.");
		}
		return new SessionSelection(commands, others, routes, ownRouter,
				new SessionRunner(observer, () -> lifecycles.orderedStream().toList()),
				new SessionPlaces(properties.getMaxSessions(), properties.getMaxSessionsPerUser()), executors);
	}

}
