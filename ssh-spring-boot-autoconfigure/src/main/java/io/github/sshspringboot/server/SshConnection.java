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
import java.security.Principal;
import java.time.Instant;

/**
 * One client's authenticated connection.
 *
 * @since 0.1.0
 */
public interface SshConnection {

	/**
	 * Identifier of the connection, unique within the JVM.
	 * @return the identifier
	 */
	String getId();

	/**
	 * The logged-in user.
	 * @return the result of the login; with Spring Security an {@code Authentication}
	 */
	Principal getPrincipal();

	/**
	 * The client's address.
	 * @return the address
	 */
	SocketAddress getRemoteAddress();

	/**
	 * The server's address that the client connected to.
	 * @return the address
	 */
	SocketAddress getLocalAddress();

	/**
	 * The client's identification string (RFC 4253 section 4.2): chosen by the client,
	 * for information only.
	 * @return the identification, such as {@code SSH-2.0-OpenSSH_9.2}
	 */
	String getClientVersion();

	/**
	 * When the client connected.
	 * @return the instant
	 */
	Instant getConnectedAt();

	/**
	 * Disconnect the client. Its running commands are interrupted. Returns at once.
	 * @param message the text to tell the client
	 */
	void close(String message);

}
