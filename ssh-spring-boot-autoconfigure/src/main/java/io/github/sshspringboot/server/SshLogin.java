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
 * A client that tries to log in.
 *
 * @param connectionId identifier of the connection
 * @param username the name that the client gave
 * @param remoteAddress the client's address
 * @param clientVersion the client's identification string, cut to 200 characters, with a
 * question mark for each character that is not printable
 * @param previous the result of the methods that this login passed already, in a sequence
 * of methods, and of what it was asked before in a conversation
 * @param authenticationMethods the names of the methods that this login passed already,
 * in their order
 * @since 0.1.0
 */
public record SshLogin(String connectionId, String username, SocketAddress remoteAddress, String clientVersion,
		@Nullable Authentication previous, List<String> authenticationMethods) {

	/**
	 * Create a login.
	 * @param connectionId identifier of the connection
	 * @param username the name that the client gave
	 * @param remoteAddress the client's address
	 * @param clientVersion the client's identification string
	 * @param previous the result of what this login passed already
	 * @param authenticationMethods the names of the methods that it passed already
	 */
	public SshLogin {
		authenticationMethods = List.copyOf(authenticationMethods);
	}

	/**
	 * This login, after the client has given one more right answer in a conversation.
	 * @param authentication the result of all that it has passed
	 * @return the login
	 */
	public SshLogin after(Authentication authentication) {
		return new SshLogin(this.connectionId, this.username, this.remoteAddress, this.clientVersion, authentication,
				this.authenticationMethods);
	}

}
