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

package io.github.sshspringboot.server.internal.mina;

import java.lang.ref.WeakReference;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;

import org.apache.sshd.common.util.security.eddsa.generic.EdDSAUtils;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 (RFC 8032, RFC 8709) by the signer of Bouncy Castle. The signature of its
 * provider does the same, but creates the whole provider for the first one.
 */
final class Ed25519Signature extends SignatureSpi {

	private static volatile @Nullable SigningKey lastSigningKey;

	private final Ed25519Signer signer = new Ed25519Signer();

	@Override
	protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
		@Nullable SigningKey key = lastSigningKey;
		if (key == null || !key.isOf(privateKey)) {
			key = SigningKey.of(privateKey);
			lastSigningKey = key;
		}
		this.signer.init(true, key.parameters());
	}

	@Override
	protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
		this.signer.init(false, parameters(publicKey));
	}

	private static CipherParameters parameters(PublicKey publicKey) throws InvalidKeyException {
		try {
			return new Ed25519PublicKeyParameters(EdDSAUtils.getBytes(publicKey));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidKeyException("It is no Ed25519 key", ex);
		}
	}

	@Override
	protected void engineUpdate(byte b) {
		this.signer.update(b);
	}

	@Override
	protected void engineUpdate(byte[] bytes, int offset, int length) {
		this.signer.update(bytes, offset, length);
	}

	@Override
	protected byte[] engineSign() {
		return this.signer.generateSignature();
	}

	@Override
	protected boolean engineVerify(byte[] signature) throws SignatureException {
		return this.signer.verifySignature(signature);
	}

	@Override
	@Deprecated
	protected void engineSetParameter(String name, Object value) {
		throw new UnsupportedOperationException("Ed25519 has no parameters");
	}

	@Override
	@Deprecated
	protected Object engineGetParameter(String name) {
		throw new UnsupportedOperationException("Ed25519 has no parameters");
	}

	/**
	 * A key of a host, which knows its public key after the first signature.
	 *
	 * @param key the key as the engine has it
	 * @param parameters the key as the signer has it
	 */
	private record SigningKey(WeakReference<PrivateKey> key, Ed25519PrivateKeyParameters parameters) {

		static SigningKey of(PrivateKey privateKey) throws InvalidKeyException {
			try {
				return new SigningKey(new WeakReference<>(privateKey),
						new Ed25519PrivateKeyParameters(EdDSAUtils.getBytes(privateKey)));
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidKeyException("It is no Ed25519 key", ex);
			}
		}

		boolean isOf(PrivateKey privateKey) {
			return this.key.get() == privateKey;
		}

	}

}
