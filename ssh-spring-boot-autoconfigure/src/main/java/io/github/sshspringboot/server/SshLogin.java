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
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * The login attempt of a client.
 *
 * @param connectionId the identifier of the connection
 * @param username the name that the client gave
 * @param remoteAddress the address of the client
 * @param clientVersion the identification string of the client, truncated to 200
 * characters, with a question mark for each unprintable character
 * @param previous the result of the methods that this login has already passed, and of
 * earlier factors in a conversation; {@code null} if there is none
 * @param authenticationMethods the names of the methods that this login has already
 * passed, in order
 * @param listener the name of the listener that the client connected to
 * @since 0.1.0
 */
public record SshLogin(String connectionId, String username, SocketAddress remoteAddress, String clientVersion,
		@Nullable Authentication previous, List<String> authenticationMethods, String listener) {

	/**
	 * Create a new {@link SshLogin} instance.
	 * @param connectionId the identifier of the connection
	 * @param username the name that the client gave
	 * @param remoteAddress the address of the client
	 * @param clientVersion the identification string of the client
	 * @param previous the result of what this login has already passed, or {@code null}
	 * @param authenticationMethods the names of the methods that this login has already
	 * passed
	 * @param listener the name of the listener that the client connected to
	 */
	public SshLogin {
		authenticationMethods = List.copyOf(authenticationMethods);
	}

	/**
	 * Create a new {@link SshLogin} instance for a client of the default listener.
	 * @param connectionId the identifier of the connection
	 * @param username the name that the client gave
	 * @param remoteAddress the address of the client
	 * @param clientVersion the identification string of the client
	 * @param previous the result of what this login has already passed, or {@code null}
	 * @param authenticationMethods the names of the methods that this login has already
	 * passed
	 */
	public SshLogin(String connectionId, String username, SocketAddress remoteAddress, String clientVersion,
			@Nullable Authentication previous, List<String> authenticationMethods) {
		this(connectionId, username, remoteAddress, clientVersion, previous, authenticationMethods,
				SshPeer.DEFAULT_LISTENER);
	}

	/**
	 * Return this login after the client has passed one more factor of a conversation.
	 * @param authentication the result of everything that the client has passed
	 * @return the login
	 */
	public SshLogin after(Authentication authentication) {
		return new SshLogin(this.connectionId, this.username, this.remoteAddress, this.clientVersion, authentication,
				this.authenticationMethods, this.listener);
	}

}
