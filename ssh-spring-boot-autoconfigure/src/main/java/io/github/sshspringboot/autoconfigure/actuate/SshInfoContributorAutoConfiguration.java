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

import io.github.sshspringboot.actuate.internal.server.SshInfoContributor;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the information about the SSH server.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshServerAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(SshServerManager.class)
@ConditionalOnEnabledInfoContributor(value = "ssh", fallback = InfoContributorFallback.DISABLE)
public final class SshInfoContributorAutoConfiguration {

	@Bean
	SshInfoContributor sshInfoContributor(SshServerManager manager) {
		return new SshInfoContributor(manager::getStatus);
	}

}
