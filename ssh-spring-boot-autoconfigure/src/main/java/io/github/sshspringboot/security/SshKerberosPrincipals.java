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
 * Strategy that maps Kerberos principals to users. A bean of this type replaces the
 * default, which maps {@code user@REALM} to {@code user} if the realm is that of the
 * service principal ({@code ssh.auth.gssapi.service-principal}). The default maps no
 * principal of another realm or with an instance, such as {@code user/admin@REALM}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshKerberosPrincipals {

	/**
	 * Return the user of a principal. The KDC vouches that the client is the principal.
	 * The login succeeds only if the result is the name that the client gave. Called on a
	 * thread of the authentication executor; it may block.
	 * <p>
	 * The principal has exactly one {@code @}, in front of its realm, and neither
	 * backslashes nor control characters: the server refuses others itself. A slash can
	 * be part of a name: {@code alice/admin} may be the two components {@code alice} and
	 * {@code admin}, or one component with a slash if the KDC allows that name. Java does
	 * not check the realms that a principal of another realm came through (RFC 4120
	 * section 2.7), so trust in the realm is trust in all realms that the KDC trusts.
	 * Compare whole principals rather than parts of them, and list those of other realms
	 * one by one.
	 * @param principal the principal with its realm, such as {@code user@EXAMPLE.COM}
	 * @return the name of the user, or {@code null} to refuse the login
	 */
	@Nullable String getUsername(String principal);

}
