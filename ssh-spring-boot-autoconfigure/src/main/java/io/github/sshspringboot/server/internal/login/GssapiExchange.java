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
 * The server's side of one login with {@code gssapi-with-mic} (RFC 4462 section 3).
 * Called on threads of the authentication executor, one call at a time; only
 * {@link #close()} can be called from other threads. No other method is called after a
 * refusal.
 */
public interface GssapiExchange extends AutoCloseable {

	/**
	 * Accept a token of at most 48 KiB, and return the token to answer with: empty for no
	 * answer, {@code null} to refuse.
	 */
	byte @Nullable [] accept(byte[] token);

	/**
	 * Return whether {@link #accept} refused a token because the server cannot check it
	 * now, which does not count against the client.
	 */
	boolean isServerFault();

	/**
	 * Return whether the client has proved its identity and no more tokens are needed. It
	 * is not logged in before {@link #complete}, which binds the proof to this
	 * connection.
	 */
	boolean isEstablished();

	/**
	 * Return the user if the client's message integrity code (RFC 4462 section 3.5)
	 * matches the message, which is the session identifier and the request; {@code null}
	 * to refuse.
	 */
	@Nullable LoginResult complete(byte[] message, byte[] mic);

	/**
	 * Note that the client is refused because of an unexpected message, or disconnected
	 * during its attempt.
	 */
	void reject();

	/**
	 * Release what the exchange holds. May be called more than once.
	 */
	@Override
	void close();

}
