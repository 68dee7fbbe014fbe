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

package io.github.sshspringboot.autoconfigure.actuate;

import io.github.sshspringboot.actuate.internal.server.SshHealthIndicator;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the health of the SSH server.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshServerAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(SshServerManager.class)
@ConditionalOnEnabledHealthIndicator("ssh")
public final class SshHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "sshHealthIndicator", "sshHealthContributor" })
	SshHealthIndicator sshHealthContributor(SshServerManager manager) {
		return new SshHealthIndicator(manager::getStatus);
	}

}
