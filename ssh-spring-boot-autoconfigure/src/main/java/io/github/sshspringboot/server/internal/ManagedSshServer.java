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

import java.net.SocketAddress;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshPublicKey;

/**
 * A server that runs once: a {@link ManagedSshServerFactory} creates a new one for each
 * start.
 */
public interface ManagedSshServer {

	/**
	 * Start listening. Has no effect on a running server. Throws
	 * {@link SshServerException} if the server cannot listen.
	 */
	void start();

	/**
	 * Stop listening, and call back when no more commands are running. Connections stay
	 * open. Returns at once.
	 */
	void drain(Runnable drained);

	/**
	 * Return whether commands are running. After the stop, these are the commands that
	 * did not end when they were interrupted.
	 */
	boolean isBusy();

	/**
	 * Stop listening, interrupt running work and disconnect all clients. Has no effect on
	 * a stopped server.
	 */
	void stop();

	/**
	 * Return the addresses that the server listens on, by the name of the listener, the
	 * first one first; empty while the server is not listening.
	 */
	Map<String, List<SocketAddress>> getListeners();

	List<SshPublicKey> getHostKeys();

	/**
	 * Return the current authenticated connections.
	 */
	List<SshConnection> getConnections();

	SshServerStatus getStatus();

}
