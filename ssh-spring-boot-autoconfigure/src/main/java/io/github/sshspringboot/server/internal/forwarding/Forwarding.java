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
import java.time.Duration;
import java.util.List;

import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * Decides which tunnels clients may have, and is told about each. Methods that resolve
 * and count may block: they are never called on I/O threads.
 */
public interface Forwarding {

	/**
	 * Return whether a connection may have tunnels of a type at all. Called on an I/O
	 * thread: must not block.
	 */
	boolean isOffered(TunnelType type, SshConnection connection);

	/**
	 * Return the addresses to try for what a client wants to connect to, in their order.
	 * They are checked: the server must dial these and no others.
	 */
	List<SocketAddress> resolveTarget(SshConnection connection, TunnelEndpoint target)
			throws ForwardingRefusedException;

	/**
	 * Return the addresses to bind for what a client wants the server to listen on. Port
	 * 0 stands for a free port.
	 */
	List<SocketAddress> resolveListener(SshConnection connection, TunnelEndpoint listener)
			throws ForwardingRefusedException;

	/**
	 * Count a listening socket of a connection until the place is closed.
	 */
	Place takeListener(SshConnection connection, TunnelEndpoint listener) throws ForwardingRefusedException;

	/**
	 * Count a tunnel of a connection until the place is closed, from before its socket is
	 * connected.
	 */
	Place takeTunnel(SshConnection connection, TunnelType type) throws ForwardingRefusedException;

	/**
	 * Note that a tunnel was refused or could not be connected. Called once for each
	 * {@link ForwardingRefusedException}, and for requests that are refused because they
	 * are not offered.
	 */
	void refused(SshConnection connection, TunnelType type, TunnelEndpoint endpoint,
			ForwardingRefusedException.Reason reason);

	/**
	 * Note that a tunnel is open. {@link #closed} follows once.
	 */
	void opened(Tunnel tunnel);

	void closed(Tunnel tunnel);

	/**
	 * Return the time after which a tunnel without data in either direction is closed, or
	 * {@code null} for unlimited.
	 */
	@Nullable Duration getIdleTimeout();

	/**
	 * A place among the tunnels or listeners of a connection. Closing it more than once
	 * has no effect.
	 */
	interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
