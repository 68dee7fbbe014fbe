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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

/**
 * Binary list of revoked keys and certificates ({@code PROTOCOL.krl} of OpenSSH).
 */
final class KeyRevocationList implements Predicate<SshUserKey> {

	private static final byte[] MAGIC = "SSHKRL\n\0".getBytes(StandardCharsets.US_ASCII);

	private final Set<ByteBuffer> keys = new HashSet<>();

	private final Set<ByteBuffer> sha1 = new HashSet<>();

	private final Set<ByteBuffer> sha256 = new HashSet<>();

	/**
	 * By the key of their authority; the key {@code null} stands for all authorities.
	 */
	private final Map<@Nullable SshPublicKey, RevokedCertificates> certificates = new HashMap<>();

	static boolean isOne(byte[] content) {
		return content.length >= MAGIC.length && Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
	}

	void addKey(byte[] key) {
		this.keys.add(ByteBuffer.wrap(key));
	}

	void addSha1(byte[] fingerprint) {
		this.sha1.add(ByteBuffer.wrap(fingerprint));
	}

	void addSha256(byte[] fingerprint) {
		this.sha256.add(ByteBuffer.wrap(fingerprint));
	}

	RevokedCertificates certificatesOf(@Nullable SshPublicKey authority) {
		return this.certificates.computeIfAbsent(authority, (key) -> new RevokedCertificates());
	}

	@Override
	public boolean test(SshUserKey key) {
		SshCertificate certificate = key.certificate();
		if (isRevoked(key.key())) {
			return true;
		}
		return certificate != null && (isRevoked(certificate.getAuthority())
				|| isRevoked(certificate.getAuthority(), certificate) || isRevoked(null, certificate));
	}

	private boolean isRevoked(@Nullable SshPublicKey authority, SshCertificate certificate) {
		RevokedCertificates revoked = this.certificates.get(authority);
		return revoked != null && revoked.test(certificate);
	}

	private boolean isRevoked(SshPublicKey key) {
		byte[] encoded = key.getEncoded();
		return this.keys.contains(ByteBuffer.wrap(encoded)) || this.sha1.contains(digest("SHA-1", encoded))
				|| this.sha256.contains(digest("SHA-256", encoded));
	}

	private static ByteBuffer digest(String algorithm, byte[] content) {
		try {
			return ByteBuffer.wrap(MessageDigest.getInstance(algorithm).digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
