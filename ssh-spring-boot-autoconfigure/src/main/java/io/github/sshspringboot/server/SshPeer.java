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

package io.github.sshspringboot.server;

import java.net.SocketAddress;

/**
 * The unauthenticated peer of a connection.
 *
 * @param connectionId the identifier of the connection
 * @param remoteAddress the address of the client
 * @param localAddress the address of the server that the client connected to
 * @param listener the name of the listener that the client connected to
 * @since 0.1.0
 */
public record SshPeer(String connectionId, SocketAddress remoteAddress, SocketAddress localAddress, String listener) {

	/** Name of the listener that {@code ssh.server.address} configures. */
	public static final String DEFAULT_LISTENER = "default";

	/**
	 * Create a new {@link SshPeer} instance for a client of the default listener.
	 * @param connectionId the identifier of the connection
	 * @param remoteAddress the address of the client
	 * @param localAddress the address of the server that the client connected to
	 */
	public SshPeer(String connectionId, SocketAddress remoteAddress, SocketAddress localAddress) {
		this(connectionId, remoteAddress, localAddress, DEFAULT_LISTENER);
	}

}
