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

import java.util.List;

import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshServerListener;

/**
 * Decides about logins whatever their method. Called on threads of the authentication
 * executor; calls may block.
 *
 * @since 0.1.0
 */
public interface LoginGuard {

	/**
	 * Narrow the alternatives that a client may log in with. Called once for a
	 * connection, with its first request: the client has proved nothing, and can see the
	 * answer.
	 * @param login the client
	 * @param alternatives the alternatives that the server is set up with, each a
	 * sequence of methods
	 * @return the alternatives for this client, of the same methods
	 */
	List<List<String>> narrow(SshLogin login, List<List<String>> alternatives);

	/**
	 * Note that a client was refused without a look at what it sent: its user name has
	 * characters that no name has, it named another user before, or its message is
	 * malformed.
	 * @param login the client; characters that could forge text are replaced in the name
	 * @param method the name of the method, {@value SshServerListener#UNKNOWN_METHOD} for
	 * one that the server does not offer
	 */
	void reject(SshLogin login, String method);

	/**
	 * Return whether the name that a client gave is no user's. Called for the penalty of
	 * the client's source, after its connection ended without a login: the client does
	 * not notice how long it takes.
	 * @param login the client
	 * @return whether there is no such user; {@code false} if that cannot be told
	 */
	boolean isUnknownUser(SshLogin login);

}
