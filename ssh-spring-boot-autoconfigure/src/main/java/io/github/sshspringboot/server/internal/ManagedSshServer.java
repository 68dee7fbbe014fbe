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

package io.github.sshspringboot.server.internal;

import java.net.InetSocketAddress;
import java.util.List;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshPublicKey;

/**
 * A running or stopped server. An instance runs once: a {@link ManagedSshServerFactory}
 * makes a new one for each start.
 *
 * @since 0.1.0
 */
public interface ManagedSshServer {

	/**
	 * Listen. Without effect on a running server.
	 * @throws SshServerException if the server cannot listen
	 */
	void start();

	/**
	 * Stop listening, and call back when no command runs any more. Connections stay open.
	 * Returns at once.
	 * @param drained the callback
	 */
	void drain(Runnable drained);

	/**
	 * Return whether commands run. After the stop these are the ones that did not end
	 * although they were interrupted.
	 * @return whether there are any
	 */
	boolean isBusy();

	/**
	 * Stop listening, interrupt what still runs, disconnect all clients. Without effect
	 * on a stopped server.
	 */
	void stop();

	/**
	 * The port.
	 * @return the port that the server listens on, -1 while it does not
	 */
	int getPort();

	/**
	 * The addresses.
	 * @return the addresses that the server listens on, empty while it does not
	 */
	List<InetSocketAddress> getAddresses();

	/**
	 * The host keys.
	 * @return the public keys by which the server proves its identity
	 */
	List<SshPublicKey> getHostKeys();

	/**
	 * The authenticated connections at this moment.
	 * @return the connections
	 */
	List<SshConnection> getConnections();

	/**
	 * What can be told of the server at this moment.
	 * @return the status
	 */
	SshServerStatus getStatus();

}
