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
import java.time.Duration;
import java.util.Objects;

import io.github.sshspringboot.security.internal.ConnectedUserRecheck;
import io.github.sshspringboot.security.internal.LoginAuthorization;
import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshMinaServerCustomizer;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.ManagedSshServerFactory;
import io.github.sshspringboot.server.internal.SecretLocations;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.SshSessionSelector;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.key.GeneratedHostKeySource;
import io.github.sshspringboot.server.internal.key.HostKeyCodec;
import io.github.sshspringboot.server.internal.key.HostKeyException;
import io.github.sshspringboot.server.internal.key.ResourceHostKeySource;
import io.github.sshspringboot.server.internal.lifecycle.SshPeriodicTask;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import io.github.sshspringboot.server.internal.lifecycle.SshServerPortInfo;
import io.github.sshspringboot.server.internal.lifecycle.SshServerStartLifecycle;
import io.github.sshspringboot.server.internal.lifecycle.SshServerStopLifecycle;
import io.github.sshspringboot.server.internal.login.LoginGuard;
import io.github.sshspringboot.server.internal.mina.MinaHostKeyCodec;
import io.github.sshspringboot.server.internal.mina.MinaRuntimeHints;
import io.github.sshspringboot.server.internal.mina.MinaSshServerFactory;
import io.github.sshspringboot.server.internal.penalty.SourcePenalties;
import io.github.sshspringboot.session.internal.SessionSelection;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Auto-configuration for the SSH server.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SshSecurityAutoConfiguration.class, SshCommandAutoConfiguration.class,
		SshPenaltyAutoConfiguration.class })
@ConditionalOnSshServer
@EnableConfigurationProperties({ SshAuthProperties.class, SshServerProperties.class, SshSessionProperties.class,
		SshShellProperties.class, SshRecordingProperties.class })
@ImportRuntimeHints({ MinaRuntimeHints.class, PropertyTypesRuntimeHints.class })
public final class SshServerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(HostKeySource.class)
	HostKeySource sshHostKeySource(SshServerProperties properties, Environment environment, BeanFactory beanFactory) {
		SshServerProperties.HostKeys hostKeys = properties.getHostKeys();
		HostKeyCodec codec = new MinaHostKeyCodec();
		if (!hostKeys.getLocations().isEmpty()) {
			return new ResourceHostKeySource(hostKeys.getLocations(), hostKeys.getPassphrase(), codec);
		}
		if (!hostKeys.isGenerate()) {
			throw new HostKeyException("of the SSH server", "is not configured, and none may be generated",
					"Name private keys in ssh.server.host-keys.locations, or set ssh.server.host-keys.generate=true.",
					null);
		}
		Path directory = hostKeys.getDirectory();
		return new GeneratedHostKeySource((directory != null) ? directory : defaultDirectory(environment, beanFactory),
				codec);
	}

	private static Path defaultDirectory(Environment environment, BeanFactory beanFactory) {
		Path directory = ApplicationDirectory.of(environment, beanFactory);
		if (directory == null) {
			throw new HostKeyException("of the SSH server", "cannot be stored: the user has no home directory",
					"Set ssh.server.host-keys.directory.", null);
		}
		return directory;
	}

	@Bean
	@ConditionalOnMissingBean(ManagedSshServerFactory.class)
	MinaSshServerFactory sshServerFactory(SshServerProperties serverProperties, SshAuthProperties authProperties,
			SshSessionProperties sessionProperties, LoginMethods loginMethods, LoginGuard loginGuard,
			ApplicationContext context, HostKeySource hostKeySource, SshSessionHandlers handlers,
			ObjectProvider<SessionSelection> selection, SshExecutors executors,
			ObjectProvider<SshMinaServerCustomizer> customizers, ObjectProvider<SshServerListener> listeners,
			ObjectProvider<SourcePenalties> penalties, ObjectProvider<Forwarding> forwarding) {
		SshSessionSelector selector = selection.getIfAvailable();
		return new MinaSshServerFactory(
				new SshServerSettingsFactory(serverProperties, authProperties, sessionProperties, context)
					.create(loginMethods),
				hostKeySource, loginMethods.methods(), loginGuard, (selector != null) ? selector : handlers, executors,
				customizers.orderedStream().toList(), () -> listeners.orderedStream().toList(),
				penalties.getIfAvailable(), forwarding.getIfAvailable());
	}

	@Bean
	SshServerManager sshServerManager(ManagedSshServerFactory factory, ApplicationEventPublisher publisher,
			ObjectProvider<LifecycleProperties> lifecycle) {
		return new SshServerManager(factory, publisher,
				lifecycle.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase());
	}

	@Bean
	@ConditionalOnMissingBean
	SshConnections sshConnections(SshServerManager manager) {
		return manager.getConnections();
	}

	@Bean
	SshServerStartLifecycle sshServerStartLifecycle(SshServerManager manager) {
		return new SshServerStartLifecycle(manager);
	}

	@Bean
	SshServerStopLifecycle sshServerStopLifecycle(SshServerManager manager) {
		return new SshServerStopLifecycle(manager);
	}

	@Bean
	@ConditionalOnProperty("ssh.auth.recheck-interval")
	SshPeriodicTask sshUserRecheck(SshAuthProperties properties, SshConnections connections,
			ObjectProvider<UserDetailsService> userDetailsServices, LoginAuthorization loginAuthorization,
			SshExecutors executors) {
		Duration interval = Objects.requireNonNull(properties.getRecheckInterval());
		PropertyValue.checkPositive("ssh.auth.recheck-interval", interval);
		UserDetailsService users = userDetailsServices.getIfUnique();
		if (users == null) {
			throw new InvalidConfigurationPropertyValueException("ssh.auth.recheck-interval", interval,
					"It needs a single UserDetailsService bean that knows what users may do now.");
		}
		ConnectedUserRecheck connected = new ConnectedUserRecheck(connections, users, loginAuthorization);
		return new SshPeriodicTask(connected::check, interval, executors.timer(), executors.authentication(), () -> {
		});
	}

	@Bean
	SecretLocations sshSecretLocations(ApplicationContext context, SshServerProperties server, SshAuthProperties auth,
			SshShellProperties shell, SshRecordingProperties recording) {
		return new ServerSecrets(context, server, auth, shell, recording);
	}

	@Bean
	SshServerPortInfo sshServerPortInfo(ApplicationContext context) {
		return new SshServerPortInfo(context);
	}

}
