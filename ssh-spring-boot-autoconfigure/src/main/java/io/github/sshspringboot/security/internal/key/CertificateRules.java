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

package io.github.sshspringboot.security.internal.key;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshLoginRestrictions;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Applies what the certificate of a user says itself: when, from where and for what it is
 * valid ({@code PROTOCOL.certkeys} of OpenSSH). An unknown critical option makes it
 * invalid, and only extensions permit anything.
 */
final class CertificateRules {

	private static final String FORCE_COMMAND = "force-command";

	private static final String SOURCE_ADDRESS = "source-address";

	private static final String VERIFY_REQUIRED = "verify-required";

	private static final Set<String> CRITICAL = Set.of(FORCE_COMMAND, SOURCE_ADDRESS, VERIFY_REQUIRED);

	private final Clock clock;

	CertificateRules(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Return what a certificate may do. The message of an
	 * {@link IllegalArgumentException} says why it is not valid.
	 */
	KeyAuthorization authorize(SshCertificate certificate, @Nullable InetAddress address) {
		Map<String, String> critical = certificate.getCriticalOptions();
		Set<String> extensions = certificate.getExtensions().keySet();
		Assert.isTrue(certificate.isForUsers(), "it is not for users");
		Assert.isTrue(certificate.isValidAt(this.clock.instant()), "it is not valid at this time");
		Assert.isTrue(!certificate.getPrincipals().isEmpty(), "it has no principals");
		Assert.isTrue(CRITICAL.containsAll(critical.keySet()), "it has a critical option that is not known");
		String networks = critical.get(SOURCE_ADDRESS);
		Assert.isTrue(networks == null || (address != null && AddressPatterns.isInNetworks(networks, address)),
				"it is not valid from the client's address");
		SshLoginRestrictions restrictions = new SshLoginRestrictions(critical.get(FORCE_COMMAND),
				extensions.contains("permit-pty"), extensions.contains("permit-agent-forwarding"),
				extensions.contains("permit-port-forwarding"), null, null, Map.of());
		return new KeyAuthorization(restrictions, !extensions.contains("no-touch-required"),
				critical.containsKey(VERIFY_REQUIRED), List.of());
	}

}
