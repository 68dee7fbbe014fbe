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

package io.github.sshspringboot.test.autoconfigure;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.test.SshTestCredentials;

/**
 * The authority whose certificates log in users of one application context in a test. The
 * server of this context trusts it for the users that its {@code UserDetailsService}
 * knows; no other server does. What the application demands of a login stays as it is:
 * the account must be in good standing and have a required authority, a policy may refuse
 * it, and {@code ssh.auth.methods} decides whether {@code publickey} is offered and what
 * else is needed. If more is needed, a client names all of it:
 *
 * <pre class="code">
 * client.as("admin").key(authority.certify("admin")).password("secret").run("orders list");
 * </pre>
 *
 * @since 0.1.0
 * @see AutoConfigureSsh
 */
public final class SshTestAuthority {

	private static final Duration VALIDITY = Duration.ofDays(1);

	private final List<String> algorithms;

	private final KeyPair authority;

	private final Map<String, KeyPair> certificates = new ConcurrentHashMap<>();

	SshTestAuthority(List<String> algorithms) {
		this.algorithms = algorithms;
		this.authority = TestKeys.generate(algorithms);
	}

	/**
	 * Return a key with a certificate that logs in one user.
	 * @param username the name of the user
	 * @return the key, the same for each call, whose public part is the certificate
	 */
	public KeyPair certify(String username) {
		return this.certificates.computeIfAbsent(username, this::create);
	}

	private KeyPair create(String username) {
		return TestKeys.certify(TestKeys.generate(this.algorithms), username, this.authority,
				Instant.now().plus(VALIDITY));
	}

	SshTestCredentials getCredentials(String username) {
		return SshTestCredentials.none().key(certify(username));
	}

	SshPublicKey getPublicKey() {
		return TestKeys.encode(this.authority.getPublic());
	}

}
