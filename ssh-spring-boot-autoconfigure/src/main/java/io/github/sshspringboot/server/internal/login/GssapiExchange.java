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

package io.github.sshspringboot.server.internal.login;

import org.jspecify.annotations.Nullable;

/**
 * The server's side of one login with the method {@code gssapi-with-mic} (RFC 4462
 * section 3). Called on threads of the authentication executor, one call at a time; only
 * {@link #close()} can be called on another one. After a refusal nothing else is called.
 *
 * @since 0.1.0
 */
public interface GssapiExchange extends AutoCloseable {

	/**
	 * Accept a token of the client.
	 * @param token the token, at most 48 KiB
	 * @return the token to answer with, empty for none; {@code null} to refuse
	 */
	byte @Nullable [] accept(byte[] token);

	/**
	 * Whether a token was refused because the server cannot check it now. That does not
	 * count against the client.
	 * @return whether the refusal of {@link #accept} is the server's fault
	 */
	boolean isServerFault();

	/**
	 * Whether the client has proved who it is. It is nobody yet: its proof does not
	 * belong to this connection before {@link #complete}.
	 * @return whether no more tokens are needed
	 */
	boolean isEstablished();

	/**
	 * Log in, if the message integrity code of the client is right (RFC 4462 section
	 * 3.5).
	 * @param message what the code is for: the session identifier and the request
	 * @param mic the code
	 * @return the user, or {@code null} to refuse
	 */
	@Nullable LoginResult complete(byte[] message, byte[] mic);

	/**
	 * The client did not send what was expected and is refused, or it went away before
	 * the end of its attempt.
	 */
	void reject();

	/**
	 * Forget what the exchange holds. May be called more than once.
	 */
	@Override
	void close();

}
