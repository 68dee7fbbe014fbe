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

import java.util.List;

import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.forwarding.SshTunnels;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the {@link SshServerEndpoint}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshServerAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(SshServerManager.class)
@ConditionalOnAvailableEndpoint(SshServerEndpoint.class)
public final class SshServerEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SshServerEndpoint sshServerEndpoint(SshServerManager manager, SshConnections connections,
			ObjectProvider<SshTunnels> tunnels, ObjectProvider<CommandRegistry> commands) {
		return new SshServerEndpoint(manager::getStatus, connections, tunnels.getIfAvailable(), () -> {
			CommandRegistry available = commands.getIfAvailable();
			return (available != null) ? available.getNames() : List.of();
		});
	}

}
