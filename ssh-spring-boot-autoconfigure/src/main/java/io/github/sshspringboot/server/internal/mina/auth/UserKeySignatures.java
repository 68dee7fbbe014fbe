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

package io.github.sshspringboot.server.internal.mina.auth;

import java.security.PublicKey;
import java.util.List;

import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.wire.WireReader;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.u2f.SkED25519PublicKey;
import org.apache.sshd.common.config.keys.u2f.SkEcdsaPublicKey;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Verifies the signatures of user keys and certificate authorities. An algorithm for
 * certificates is supported if that of the contained key is.
 */
public final class UserKeySignatures {

	private static final Log logger = LogFactory.getLog(UserKeySignatures.class);

	private static final String SHA1 = "ssh-rsa";

	private static final int TOUCHED = 1;

	private static final int VERIFIED = 1 << 2;

	private final List<NamedFactory<Signature>> signatures;

	public UserKeySignatures(List<NamedFactory<Signature>> signatures) {
		this.signatures = List.copyOf(signatures);
	}

	/**
	 * Return whether an algorithm is offered and matches the key.
	 */
	boolean isUsable(String algorithm, SshUserKey key) {
		String plain = SshCertificate.plainName(algorithm);
		return SshCertificate.isCertificate(algorithm) == (key.certificate() != null) && isFor(plain, key.key())
				&& find(plain) != null;
	}

	private static boolean isFor(String algorithm, SshPublicKey key) {
		return algorithm.equals(key.getType()) || (SHA1.equals(key.getType())
				&& ("rsa-sha2-512".equals(algorithm) || "rsa-sha2-256".equals(algorithm)));
	}

	private @Nullable NamedFactory<Signature> find(String algorithm) {
		return this.signatures.stream()
			.filter((factory) -> factory.getName().equals(algorithm))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return whether the authority signed the certificate, if there is one. Signatures
	 * with SHA-1 are rejected.
	 */
	boolean isCertified(SshUserKey key) {
		SshCertificate certificate = key.certificate();
		if (certificate == null) {
			return true;
		}
		byte[] signature = certificate.getSignature();
		try {
			String algorithm = new WireReader(signature).readText();
			readFlags(algorithm, signature);
			return !SHA1.equals(algorithm) && isFor(algorithm, certificate.getAuthority())
					&& verify(algorithm, certificate.getAuthority(), certificate.getSignedBytes(), signature);
		}
		catch (Exception ex) {
			logger.debug("The signature of a certificate was refused", ex);
			return false;
		}
	}

	/**
	 * Verify a user's signature, and return the key with the flags of the signature, or
	 * {@code null} if it is wrong.
	 */
	@Nullable SshUserKey verify(String algorithm, SshUserKey key, byte[] message, byte[] signature) {
		try {
			String plain = SshCertificate.plainName(algorithm);
			int flags = readFlags(plain, signature);
			if (!verify(plain, key.key(), message, signature)) {
				return null;
			}
			return key.isSecurityKey()
					? new SshUserKey(key.key(), key.certificate(), (flags & TOUCHED) != 0, (flags & VERIFIED) != 0)
					: key;
		}
		catch (Exception ex) {
			logger.debug("A signature was refused", ex);
			return null;
		}
	}

	/**
	 * Read a signature to its end, because MINA would ignore trailing data, and return
	 * the flags of an authenticator, 0 if there are none.
	 */
	private static int readFlags(String algorithm, byte[] signature) {
		WireReader reader = new WireReader(signature);
		Assert.isTrue(algorithm.equals(reader.readText()), "the signature is of another algorithm");
		byte[] content = reader.readString();
		int flags = 0;
		if (algorithm.startsWith("sk-")) {
			flags = reader.readByte();
			reader.readInt();
		}
		Assert.isTrue(!reader.hasRemaining(), "the signature has trailing bytes");
		if (algorithm.contains("ecdsa-")) {
			WireReader numbers = new WireReader(content);
			numbers.readString();
			numbers.readString();
			Assert.isTrue(!numbers.hasRemaining(), "the numbers of the signature have trailing bytes");
		}
		return flags;
	}

	private boolean verify(String algorithm, SshPublicKey key, byte[] message, byte[] signature) throws Exception {
		NamedFactory<Signature> factory = find(algorithm);
		if (factory == null) {
			return false;
		}
		Signature verifier = factory.create();
		verifier.initVerifier(null, decode(key));
		verifier.update(null, message);
		return verifier.verify(null, signature);
	}

	/**
	 * Return the key for MINA. MINA would itself demand that the user touched an
	 * authenticator, which is for the options of the key to decide.
	 */
	private static PublicKey decode(SshPublicKey key) throws Exception {
		PublicKey decoded = new ByteArrayBuffer(key.getEncoded()).getRawPublicKey();
		if (decoded instanceof SkED25519PublicKey securityKey) {
			return new SkED25519PublicKey(securityKey.getAppName(), true, false, securityKey.getDelegatePublicKey());
		}
		if (decoded instanceof SkEcdsaPublicKey securityKey) {
			return new SkEcdsaPublicKey(securityKey.getAppName(), true, false, securityKey.getDelegatePublicKey());
		}
		return decoded;
	}

}
