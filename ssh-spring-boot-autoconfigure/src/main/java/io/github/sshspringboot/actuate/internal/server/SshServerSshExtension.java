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

package io.github.sshspringboot.actuate.internal.server;

import java.util.Set;
import java.util.function.Function;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint.ConnectionDescriptor;
import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint.ServerDescriptor;
import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint.TunnelsDescriptor;
import io.github.sshspringboot.command.SshCommandContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Shows users only those command names that {@code help} shows them too, and all tunnels
 * together.
 *
 * @since 0.1.0
 */
@EndpointSshExtension(endpoint = SshServerEndpoint.class)
public class SshServerSshExtension {

	private final SshServerEndpoint endpoint;

	private final Function<String, Set<String>> visibleCommands;

	public SshServerSshExtension(SshServerEndpoint endpoint, Function<String, Set<String>> visibleCommands) {
		this.endpoint = endpoint;
		this.visibleCommands = visibleCommands;
	}

	@ReadOperation
	ServerDescriptor server(SshCommandContext context) {
		return this.endpoint.server().only(this.visibleCommands.apply(context.getConnectionId()));
	}

	@ReadOperation
	TunnelsDescriptor tunnels() {
		return this.endpoint.tunnels();
	}

	@ReadOperation
	@Nullable ConnectionDescriptor connection(@Selector String id, SshCommandContext context) {
		ConnectionDescriptor connection = this.endpoint.connection(id);
		return (connection != null) ? connection.only(this.visibleCommands.apply(context.getConnectionId())) : null;
	}

}
