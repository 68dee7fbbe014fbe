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

import java.security.Principal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Decides who may log in. The principals that it returns must be Spring Security
 * authentications for commands to run as them. Called on threads of the authentication
 * executor, at most one call at a time for a connection; calls may block.
 *
 * @since 0.1.0
 */
public interface SshAuthenticator {

	/**
	 * Check a password (RFC 4252 section 8).
	 * @param login the client
	 * @param password the password
	 * @return the user, or {@code null} to refuse
	 * @throws PasswordExpiredException if the password is right, but has to be changed
	 */
	@Nullable Principal authenticate(SshLogin login, String password);

	/**
	 * Change a password that has expired, and log in (RFC 4252 section 8).
	 * @param login the client
	 * @param password the old password, which is to be checked
	 * @param newPassword the new password
	 * @return the user, or {@code null} to refuse
	 * @throws PasswordExpiredException if the old password is right, but the new one is
	 * not accepted
	 */
	default @Nullable Principal changePassword(SshLogin login, String password, String newPassword) {
		return null;
	}

	/**
	 * Whether a key could log the user in. The client has proved nothing, and the
	 * signature of a certificate is not verified: this must have no effect that anybody
	 * could see.
	 * @param login the client
	 * @param key the key that the client named
	 * @return whether it is worth a signature
	 */
	boolean isAcceptable(SshLogin login, SshUserKey key);

	/**
	 * Log in with a key (RFC 4252 section 7). The client's signature is verified, and so
	 * is that of a certificate by the key of its authority. Whether that authority is to
	 * be trusted, and everything else in the certificate, is to be checked here.
	 * @param login the client
	 * @param key the key that the client proved to own
	 * @return the user and what the login must not do, or {@code null} to refuse
	 */
	@Nullable SshKeyLogin authenticate(SshLogin login, SshUserKey key);

	/**
	 * Begin to ask a client who it is (RFC 4256).
	 * @param login the client
	 * @return the conversation, {@code null} to refuse
	 */
	default @Nullable SshConversation beginInteractive(SshLogin login) {
		return null;
	}

	/**
	 * Begin to log a client in with the method {@code gssapi-with-mic} (RFC 4462 section
	 * 3). The client can use the mechanism Kerberos, and no other one is used.
	 * @param login the client
	 * @return the server's side of the exchange, {@code null} if the server cannot log
	 * anybody in so now, which does not count against the client
	 */
	default @Nullable SshGssapiExchange beginGssapi(SshLogin login) {
		return null;
	}

	/**
	 * The methods that a client may log in with. Asked once for a connection, with its
	 * first request: the client has proved nothing, and can see the answer.
	 * @param login the client
	 * @param configured the alternatives that the server is set up with, each a sequence
	 * of methods
	 * @return the alternatives for this client, of the same methods
	 */
	default List<List<String>> getMethods(SshLogin login, List<List<String>> configured) {
		return configured;
	}

	/**
	 * A client sent a signature, and it was refused: the key is not acceptable or the
	 * signature is wrong.
	 * @param login the client
	 * @param key the key that the client named
	 */
	void reject(SshLogin login, SshUserKey key);

	/**
	 * A client attempted to log in, and was refused without a look at what it sent: its
	 * user name has characters that no name has, it named another user before, or its
	 * message is malformed.
	 * @param login the client; characters that could forge text are replaced in the name
	 * @param method the name of the method, {@value SshServerListener#UNKNOWN_METHOD} for
	 * one that the server does not offer
	 */
	default void reject(SshLogin login, String method) {
	}

	/**
	 * Whether the name that a client gave is no user's. Asked for the penalty of the
	 * client's source, after its connection ended without a login: the client does not
	 * notice how long it takes.
	 * @param login the client
	 * @return whether there is no such user; {@code false} if that cannot be told
	 */
	default boolean isUnknownUser(SshLogin login) {
		return false;
	}

}
