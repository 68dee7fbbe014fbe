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
	 * The user of a principal. The KDC says that the client is the principal; it logs in
	 * only if the result is the name that it gave. Called on a thread of the
	 * authentication executor; may block.
	 * <p>
	 * The principal has exactly one {@code @}, in front of its realm, and neither
	 * backslashes nor control characters: others are refused before. A slash in it can be
	 * part of a name: {@code alice/admin} may be the two components {@code alice} and
	 * {@code admin}, or one component with a slash, if the KDC lets somebody have that
	 * name. Java does not check the realms that a principal of another realm came through
	 * (RFC 4120 section 2.7): the realm is as good as all those that the KDC trusts. So
	 * compare whole principals rather than parts of them, and name those of other realms
	 * one by one.
	 * @param principal the principal with its realm, such as {@code user@EXAMPLE.COM}
	 * @return the name of the user, {@code null} to refuse
	 */
	@Nullable String getUsername(String principal);

}
