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

import java.time.Duration;

import io.github.sshspringboot.docker.internal.ContainerBackend;
import io.github.sshspringboot.docker.internal.ContainersHealthIndicator;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the health of the engine that runs the containers of sessions.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshContainerAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(ContainerBackend.class)
@ConditionalOnEnabledHealthIndicator("ssh-containers")
public final class SshContainersHealthContributorAutoConfiguration {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	@Bean
	@ConditionalOnMissingBean(name = { "sshContainersHealthIndicator", "sshContainersHealthContributor" })
	ContainersHealthIndicator sshContainersHealthContributor(SshContainerProperties properties) {
		return new ContainersHealthIndicator(new DockerEngine(new ConfiguredContainers(properties).socket(), TIMEOUT));
	}

}
