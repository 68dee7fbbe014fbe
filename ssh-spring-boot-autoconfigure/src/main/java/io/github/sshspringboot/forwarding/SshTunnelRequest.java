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

package io.github.sshspringboot.forwarding;

import io.github.sshspringboot.server.SshConnection;

import org.springframework.util.Assert;

/**
 * A tunnel that a user wants. An {@code AuthorizationManager} bean for this type decides
 * on those that the configuration and the key of the user permit.
 *
 * @param connection the user's connection
 * @param type the type of the tunnel
 * @param host the host to connect to or to listen on as the client named it, which may be
 * empty for the latter, or the path of a Unix-domain socket
 * @param port the port, 0 for a free one to listen on, or {@value #NO_PORT} for a
 * Unix-domain socket
 * @since 0.1.0
 */
public record SshTunnelRequest(SshConnection connection, SshTunnelType type, String host, int port) {

	/** The port of Unix-domain sockets. */
	public static final int NO_PORT = -1;

	public SshTunnelRequest {
		Assert.notNull(connection, "'connection' must not be null");
		Assert.notNull(type, "'type' must not be null");
		Assert.notNull(host, "'host' must not be null");
	}

}
