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

import java.net.SocketAddress;
import java.time.Instant;

import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel through the connection of a client. Can be called from any thread.
 *
 * @since 0.1.0
 */
public interface SshTunnel {

	/**
	 * Return the identifier of the tunnel, unique within the JVM.
	 * @return the identifier
	 */
	String getId();

	/**
	 * Return the type of the tunnel.
	 * @return the type
	 */
	SshTunnelType getType();

	/**
	 * Return the connection that the tunnel goes through.
	 * @return the connection, which knows the user
	 */
	SshConnection getConnection();

	/**
	 * Return the end of the tunnel at the server as the client named it: what the server
	 * connected to, or what it listens on.
	 * @return {@code host:port}, or the path of a Unix-domain socket, with a question
	 * mark for each unprintable character
	 */
	String getTarget();

	/**
	 * Return the address at the other end of the server's socket.
	 * @return the address that the server connected to, or the one that connected to the
	 * server; {@code null} for Unix-domain sockets without a name
	 */
	@Nullable SocketAddress getPeerAddress();

	/**
	 * Return when the tunnel was opened.
	 * @return the instant
	 */
	Instant getOpenedAt();

	/**
	 * Return the number of bytes that the client sent through the tunnel.
	 * @return the number of bytes
	 */
	long getBytesReceived();

	/**
	 * Return the number of bytes that were sent to the client through the tunnel.
	 * @return the number of bytes
	 */
	long getBytesSent();

	/**
	 * Close the tunnel in both directions. Returns at once.
	 */
	void close();

}
