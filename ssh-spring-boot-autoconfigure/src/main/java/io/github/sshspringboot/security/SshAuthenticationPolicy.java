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

package io.github.sshspringboot.security;

import io.github.sshspringboot.server.SshLogin;

/**
 * Rules of logins that depend on who logs in from where, as the {@code Match} blocks of
 * OpenSSH. They can only demand more than {@code ssh.auth.methods} and
 * {@code ssh.auth.required-authorities} do, never less. Define one bean.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshAuthenticationPolicy {

	/**
	 * The rules for a client. Asked with the first request of a connection, and again
	 * with each method, on threads of the authentication executor; calls may block. The
	 * client may give any name, of a user or not, and has proved nothing: it can see
	 * which methods it is offered, so they should not depend on whether a user exists. An
	 * exception refuses the login.
	 * <p>
	 * Names must be compared as the application's user service compares them: ignoring
	 * case if it does, or a client that gives {@code ROOT} passes by the rules of
	 * {@code root}. A name that the {@code UserDetailsService} bean has in another form
	 * is refused; that does not help where an {@code AuthenticationManager} of the
	 * application, for LDAP for example, keeps any form of a name that a client gives.
	 * @param login the client
	 * @return the rules
	 */
	SshLoginRules getRules(SshLogin login);

}
