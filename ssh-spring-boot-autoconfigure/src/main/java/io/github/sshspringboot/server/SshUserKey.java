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

package io.github.sshspringboot.server;

import io.github.sshspringboot.server.internal.wire.WireReader;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A key that a client wants to log in with.
 *
 * @param key the key; with a certificate, the certified key
 * @param certificate the certificate, or {@code null} if the client sent a plain key
 * @param touched whether the signature states that the user touched the authenticator;
 * always {@code false} for keys that are not on an authenticator, and before there is a
 * signature
 * @param verified whether the signature states that the authenticator verified the user
 * by a PIN or biometrics; always {@code false} for keys that are not on an authenticator,
 * and before there is a signature
 * @since 0.1.0
 */
public record SshUserKey(SshPublicKey key, @Nullable SshCertificate certificate, boolean touched, boolean verified) {

	public SshUserKey {
		Assert.notNull(key, "'key' must not be null");
		Assert.isTrue(certificate == null || certificate.getKey().equals(key),
				"the certificate must be one of the key");
	}

	/**
	 * Return a {@link SshUserKey} without a certificate.
	 * @param key the key
	 * @return the key, without a signature
	 */
	public static SshUserKey of(SshPublicKey key) {
		return new SshUserKey(key, null, false, false);
	}

	/**
	 * Return a {@link SshUserKey} for a certificate.
	 * @param certificate the certificate
	 * @return the key, without a signature
	 */
	public static SshUserKey of(SshCertificate certificate) {
		return new SshUserKey(certificate.getKey(), certificate, false, false);
	}

	/**
	 * Decode a key or a certificate.
	 * @param encoded the encoding
	 * @return the key, without a signature
	 * @throws IllegalArgumentException if the bytes are neither a key nor a certificate
	 * of a type that SSH user authentication supports
	 */
	public static SshUserKey decode(byte[] encoded) {
		String type = new WireReader(encoded).readText();
		return SshCertificate.isCertificate(type) ? of(SshCertificate.decode(encoded))
				: of(SshPublicKey.decode(encoded));
	}

	/**
	 * Return whether the key is on a FIDO authenticator.
	 * @return whether its type is one of the {@code sk-} types
	 */
	public boolean isSecurityKey() {
		return this.key.getType().startsWith("sk-");
	}

	/**
	 * Return whether the key, and the key of the certificate's authority, are strong
	 * enough.
	 * @return whether they may be used
	 */
	public boolean isStrong() {
		return this.key.isStrong() && (this.certificate == null || this.certificate.getAuthority().isStrong());
	}

}
