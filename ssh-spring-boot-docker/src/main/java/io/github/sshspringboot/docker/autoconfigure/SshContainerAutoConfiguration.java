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

package io.github.sshspringboot.docker.autoconfigure;

import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.docker.SshContainerCustomizer;
import io.github.sshspringboot.docker.internal.ContainerBackend;
import io.github.sshspringboot.docker.internal.ContainerHousekeeping;
import io.github.sshspringboot.docker.internal.ContainerRegistry;
import io.github.sshspringboot.docker.internal.ContainerSettings;
import io.github.sshspringboot.docker.internal.ContainerThreads;
import io.github.sshspringboot.docker.internal.EnclosingContainer;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.SecretLocations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.system.JavaVersion;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the backend {@code container}, which runs sessions in
 * containers.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnSshServer
@ConditionalOnProperty("ssh.backends.container.image")
@ConditionalOnMissingBean(name = SshContainerAutoConfiguration.BACKEND)
@EnableConfigurationProperties(SshContainerProperties.class)
public final class SshContainerAutoConfiguration {

	static final String BACKEND = "container";

	@Bean
	DockerEngine sshContainerEngine(SshContainerProperties properties) {
		return new ConfiguredContainers(properties).engine();
	}

	/**
	 * Virtual threads as for the server: if they are enabled and the JVM no longer pins
	 * their carriers in synchronized blocks.
	 */
	@Bean
	ContainerThreads sshContainerThreads(Environment environment) {
		return new ContainerThreads(Threading.VIRTUAL.isActive(environment)
				&& JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_FOUR));
	}

	@Bean(BACKEND)
	ContainerBackend sshContainerBackend(SshContainerProperties properties, DockerEngine sshContainerEngine,
			ContainerThreads threads, Environment environment, ObjectProvider<SshContainerCustomizer> customizers,
			ObjectProvider<SshConnections> connections, ObjectProvider<SecretLocations> secrets) {
		ConfiguredContainers configured = new ConfiguredContainers(properties);
		ContainerRegistry registry = configured.registry(sshContainerEngine,
				environment.getProperty("spring.application.name", "application"), EnclosingContainer.isPresent());
		// There are none without a server
		ContainerSettings settings = configured.settings(secrets.getIfAvailable(() -> (path) -> false));
		return new ContainerBackend(sshContainerEngine, settings, registry, threads,
				() -> customizers.orderedStream().toList(),
				(id) -> connections.stream()
					.flatMap((open) -> open.list().stream())
					.anyMatch((connection) -> connection.getId().equals(id)));
	}

	@Bean
	ContainerHousekeeping sshContainerHousekeeping(ContainerBackend backend, ContainerThreads threads) {
		return new ContainerHousekeeping(backend, threads);
	}

	@Bean
	SshServerListener sshContainerConnections(ContainerBackend backend) {
		return backend.getListener();
	}

}
