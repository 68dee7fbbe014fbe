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

package io.github.sshspringboot.server.internal.forwarding;

import java.net.SocketAddress;
import java.time.Instant;

import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * An open tunnel. Can be called from any thread.
 */
public interface Tunnel {

	/**
	 * Return the identifier of the tunnel, unique within the JVM.
	 */
	String getId();

	TunnelType getType();

	SshConnection getConnection();

	/**
	 * Return the end at the server as the client named it.
	 */
	TunnelEndpoint getEndpoint();

	/**
	 * Return the address at the other end of the server's socket: the one that was
	 * dialled, or the one that connected to the listening socket. It is {@code null} for
	 * unnamed Unix-domain sockets.
	 */
	@Nullable SocketAddress getPeerAddress();

	Instant getOpenedAt();

	/**
	 * Return the number of bytes that the client sent through the tunnel.
	 */
	long getBytesReceived();

	/**
	 * Return the number of bytes that were sent to the client through the tunnel.
	 */
	long getBytesSent();

	/**
	 * Close the tunnel in both directions. Returns at once.
	 */
	void close();

}
