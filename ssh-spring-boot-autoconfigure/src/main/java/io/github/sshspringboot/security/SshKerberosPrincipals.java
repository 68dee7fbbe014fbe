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

import org.jspecify.annotations.Nullable;

/**
 * Decides which user a Kerberos principal logs in as. A bean of this type replaces the
 * default, for which {@code user@REALM} is {@code user} if the realm is that of the
 * service principal ({@code ssh.auth.gssapi.service-principal}), and every other
 * principal is nobody: of another realm, or with an instance such as
 * {@code user/admin@REALM}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshKerberosPrincipals {

	/**
	 * The user of a principal. The client has proved to be the principal; it logs in only
	 * if the result is the name that it gave. Called on a thread of the authentication
	 * executor; may block.
	 * @param principal the principal with its realm, such as {@code user@EXAMPLE.COM}
	 * @return the name of the user, {@code null} to refuse
	 */
	@Nullable String getUsername(String principal);

}
