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
 * Decides about logins with any method. Called on threads of the authentication executor;
 * calls may block.
 */
public interface LoginGuard {

	/**
	 * Narrow the configured alternatives, each a sequence of methods, to those for this
	 * client. Called once per connection, with its first request: the client has not
	 * proved anything yet, and can see the answer.
	 */
	List<List<String>> narrow(SshLogin login, List<List<String>> alternatives);

	/**
	 * Return whether {@link #narrow} neither asks the application nor blocks, so that any
	 * thread may call it.
	 */
	default boolean isImmediate() {
		return false;
	}

	/**
	 * Note that a client was refused without a check of what it sent: its user name has
	 * invalid characters (replaced in the login), differs from an earlier one, or its
	 * message is malformed. The method is {@value SshServerListener#UNKNOWN_METHOD} if
	 * the server does not offer it.
	 */
	void reject(SshLogin login, String method);

	/**
	 * Return whether the name that a client gave is known to be no user's. Called for the
	 * penalty of the client's source, after its connection ended without a login, so the
	 * client cannot measure the time.
	 */
	boolean isUnknownUser(SshLogin login);

}
