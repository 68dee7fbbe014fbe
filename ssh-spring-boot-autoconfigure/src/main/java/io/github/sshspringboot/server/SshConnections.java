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

import java.util.List;

/**
 * The authenticated connections of the running server. Can be injected, and called from
 * any thread.
 *
 * @since 0.1.0
 */
public interface SshConnections {

	/**
	 * Return the current connections.
	 * @return the connections, empty while the server is stopped
	 */
	List<SshConnection> list();

	/**
	 * Disconnect the client with the given connection.
	 * @param id the identifier of the connection
	 * @return whether there was such a connection
	 */
	boolean close(String id);

	/**
	 * Disconnect the client with the given connection, and tell it why.
	 * @param id the identifier of the connection
	 * @param reason the reason to tell the client (RFC 4253 section 11.1)
	 * @param message the text to tell the client
	 * @return whether there was such a connection
	 */
	boolean close(String id, SshDisconnectReason reason, String message);

	/**
	 * Disconnect all clients of a user.
	 * @param username the name of the user's principal, exactly as {@link #list()} shows
	 * it: if authentication ignores case and keeps names as clients send them, one user
	 * can appear under several names
	 * @return the number of connections closed
	 */
	int closeAll(String username);

}
