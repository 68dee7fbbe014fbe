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

import java.time.InstantSource;

import io.github.sshspringboot.server.penalty.InMemoryPenaltyStore;
import io.github.sshspringboot.server.penalty.SshPenalties;
import io.github.sshspringboot.server.penalty.SshPenaltyStore;
import org.apache.sshd.server.SshServer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of the penalties for clients' addresses.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(SshServer.class)
@ConditionalOnBooleanProperty(name = "ssh.server.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "ssh.auth.penalties.enabled", matchIfMissing = true)
@Conditional(NoServerInParentCondition.class)
@EnableConfigurationProperties({ SshServerProperties.class, SshPenaltyProperties.class })
public final class SshPenaltyAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(SshPenaltyStore.class)
	InMemoryPenaltyStore sshPenaltyStore(SshPenaltyProperties properties) {
		return new InMemoryPenaltyStore(new PenaltySettings(properties).toSettings(), InstantSource.system());
	}

	@Bean
	@ConditionalOnMissingBean
	SshPenalties sshPenalties(SshPenaltyStore store, SshPenaltyProperties properties, SshServerProperties server) {
		PenaltySettings settings = new PenaltySettings(properties);
		return new SshPenalties(store, new ConnectionLimits(server.getLimits()).sources(), settings.exempt(),
				settings.distinguishesUnknownUsers());
	}

}
