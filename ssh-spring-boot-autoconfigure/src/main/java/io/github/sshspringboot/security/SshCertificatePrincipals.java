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

import java.util.Collection;

import io.github.sshspringboot.server.SshCertificate;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;

/**
 * Strategy that decides which users the certificates of a trusted authority
 * ({@code ssh.auth.public-key.trusted-user-ca}) may log in as. A bean of this type
 * replaces the default, which requires the name of the user to be one of the principals
 * of the certificate.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshCertificatePrincipals {

	/**
	 * Return the authorities that a certificate adds to those of a user, or {@code null}
	 * if it must not log in as that user. The certificate has at least one principal, its
	 * authority is trusted, and it is valid and not revoked. Called on a thread of the
	 * authentication executor, also before the client has proved anything: the call must
	 * have no visible effect.
	 * @param username the name that the client gave, not validated in any way
	 * @param certificate the certificate
	 * @return the authorities to add, empty for none, or {@code null} to refuse the login
	 */
	@Nullable Collection<? extends GrantedAuthority> getAuthorities(String username, SshCertificate certificate);

}
