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

package io.github.sshspringboot.security.internal;

import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshCertificateDetails;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.text.ClientAddress;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * Creates the {@link SshAuthenticationDetails} of logins.
 */
public final class LoginDetails {

	private LoginDetails() {
	}

	public static SshAuthenticationDetails of(SshLogin login, String method) {
		return of(login, method, null, null);
	}

	public static SshAuthenticationDetails of(SshLogin login, String method, @Nullable SshUserKey key,
			@Nullable String kerberosPrincipal) {
		return new SshAuthenticationDetails(ClientAddress.host(login.remoteAddress()), login.connectionId(), method,
				(key != null) ? key.key().getFingerprint() : null, login.clientVersion(),
				(key != null && key.certificate() != null) ? of(key.certificate()) : null, kerberosPrincipal);
	}

	private static SshCertificateDetails of(SshCertificate certificate) {
		return new SshCertificateDetails(PrintableText.of(certificate.getKeyId()),
				Long.toUnsignedString(certificate.getSerial()), certificate.getAuthority().getFingerprint());
	}

}
