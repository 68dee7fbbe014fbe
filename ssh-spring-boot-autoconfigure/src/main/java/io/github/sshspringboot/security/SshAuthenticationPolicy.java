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
 * Policy with rules for logins that depend on the user and the client, like the
 * {@code Match} blocks of OpenSSH. The rules can only require more than
 * {@code ssh.auth.methods} and {@code ssh.auth.required-authorities} do, never less.
 * Define one bean of this type.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshAuthenticationPolicy {

	/**
	 * Return the rules for a client. Called with the first request of a connection, and
	 * again with each method, on threads of the authentication executor; it may block. An
	 * exception refuses the login.
	 * <p>
	 * The client may give any name, whether or not there is such a user, and has proved
	 * nothing. It can see which methods it is offered, so the methods should not depend
	 * on whether a user exists.
	 * <p>
	 * Compare names as the user service of the application does. If the service ignores
	 * case and this policy does not, a client that gives {@code ROOT} evades the rules of
	 * {@code root}. A login is refused if the {@code UserDetailsService} bean knows the
	 * user by a different form of the name. This does not help if an
	 * {@code AuthenticationManager} of the application, for example for LDAP, keeps any
	 * form of a name that a client gives.
	 * @param login the client
	 * @return the rules
	 */
	SshLoginRules getRules(SshLogin login);

}
