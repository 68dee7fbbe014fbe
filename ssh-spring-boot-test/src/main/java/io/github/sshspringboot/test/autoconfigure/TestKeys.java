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

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * Makes keys and certificates that live as long as a test.
 */
final class TestKeys {

	private static final String ED25519 = "ssh-ed25519";

	private static final String ECDSA = "ecdsa-sha2-nistp256";

	private static final String RSA = "ssh-rsa";

	private static final int BITS = 256;

	private static final int RSA_BITS = 3072;

	private TestKeys() {
	}

	/**
	 * Generate a key that can be used with the given signature algorithms.
	 * @param algorithms the algorithms as they are configured for a server, empty for the
	 * default
	 * @return the key
	 */
	static KeyPair generate(List<String> algorithms) {
		String type = type(algorithms);
		try {
			return KeyUtils.generateKeyPair(type, RSA.equals(type) ? RSA_BITS : BITS);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String type(List<String> algorithms) {
		boolean changes = algorithms.stream().allMatch((name) -> name.startsWith("+") || name.startsWith("-"));
		if (changes ? !algorithms.contains("-" + ED25519) : algorithms.contains(ED25519)) {
			return ED25519;
		}
		return algorithms.contains(ECDSA) ? ECDSA : RSA;
	}

	/**
	 * Certify a key of a user, without restrictions.
	 * @param key the key
	 * @param username the only principal
	 * @param authority the key of the authority
	 * @param end when the certificate expires
	 * @return the key, whose public part is the certificate
	 */
	static KeyPair certify(KeyPair key, String username, KeyPair authority, Instant end) {
		try {
			OpenSshCertificate certificate = OpenSshCertificateBuilder.userCertificate()
				.serial(1)
				.id("test " + username)
				.principals(List.of(username))
				.publicKey(key.getPublic())
				.validBefore(end)
				.extensions(List.of(permit("permit-agent-forwarding"), permit("permit-port-forwarding"),
						permit("permit-pty")))
				.sign(authority);
			return new KeyPair(certificate, key.getPrivate());
		}
		catch (Exception ex) {
			throw new IllegalStateException("Cannot certify a key for '" + username + "'", ex);
		}
	}

	private static OpenSshCertificate.CertificateOption permit(String extension) {
		return new OpenSshCertificate.CertificateOption(extension);
	}

	/**
	 * Encode a public key.
	 * @param key the key
	 * @return the encoded key
	 */
	static SshPublicKey encode(PublicKey key) {
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putRawPublicKey(key);
		return SshPublicKey.decode(buffer.getCompactData());
	}

	/**
	 * Decode a public key.
	 * @param key the encoded key
	 * @return the key
	 */
	static PublicKey decode(SshPublicKey key) {
		try {
			return new ByteArrayBuffer(key.getEncoded()).getRawPublicKey();
		}
		catch (Exception ex) {
			throw new IllegalStateException("Cannot decode " + key, ex);
		}
	}

}
