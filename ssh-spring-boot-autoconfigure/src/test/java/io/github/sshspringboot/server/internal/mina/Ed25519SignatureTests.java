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

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Ed25519Signature}.
 */
class Ed25519SignatureTests {

	private static final byte[] DATA = "some data".getBytes(StandardCharsets.UTF_8);

	private final Provider provider = new BouncyCastleServices(() -> {
		throw new IllegalStateException("The whole provider is not needed");
	});

	@Test
	void signsAsRfc8032Does() throws Exception {
		byte[] encoded = HexFormat.of()
			.parseHex("302e020100300506032b657004220420" // PKCS #8
					+ "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
		PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
		assertThat(sign(key, new byte[] { 0x72 })).asHexString()
			.isEqualToIgnoringCase("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
					+ "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
	}

	@Test
	void keysTakeTurns() throws Exception {
		KeyPair one = generate("Ed25519");
		KeyPair other = generate("Ed25519");
		for (KeyPair pair : new KeyPair[] { one, other, one }) {
			assertThat(verifyByTheJvm(pair, sign(pair.getPrivate(), DATA))).isTrue();
		}
		assertThat(verifyByTheJvm(one, sign(other.getPrivate(), DATA))).isFalse();
	}

	@Test
	void verifiesWhatTheJvmSigned() throws Exception {
		KeyPair pair = generate("Ed25519");
		Signature signer = Signature.getInstance("Ed25519");
		signer.initSign(pair.getPrivate());
		signer.update(DATA);
		byte[] signature = signer.sign();
		assertThat(verify(pair, DATA, signature)).isTrue();
		assertThat(verify(pair, new byte[] { 1 }, signature)).isFalse();
		assertThat(verify(generate("Ed25519"), DATA, signature)).isFalse();
	}

	@Test
	void signatureThatIsNoneIsFalse() throws Exception {
		KeyPair pair = generate("Ed25519");
		for (int length : new int[] { 0, 1, 63, 64, 65, 1000 }) {
			assertThat(verify(pair, DATA, new byte[length])).isFalse();
		}
	}

	@Test
	void otherKeysAreRefused() throws Exception {
		for (String algorithm : new String[] { "Ed448", "X25519", "RSA", "EC" }) {
			KeyPair pair = generate(algorithm);
			assertRefused(pair.getPrivate());
			assertRefused(pair.getPublic());
		}
	}

	private void assertRefused(Key key) {
		assertThatExceptionOfType(InvalidKeyException.class).as(key.getAlgorithm()).isThrownBy(() -> {
			Signature signature = Signature.getInstance("EdDSA", this.provider);
			if (key instanceof PrivateKey privateKey) {
				signature.initSign(privateKey);
			}
			else {
				signature.initVerify((PublicKey) key);
			}
		});
	}

	private byte[] sign(PrivateKey key, byte[] data) throws Exception {
		Signature signature = Signature.getInstance("EdDSA", this.provider);
		signature.initSign(key);
		signature.update(data[0]);
		signature.update(data, 1, data.length - 1);
		return signature.sign();
	}

	private boolean verify(KeyPair pair, byte[] data, byte[] bytes) throws Exception {
		Signature signature = Signature.getInstance("Ed25519", this.provider);
		signature.initVerify(pair.getPublic());
		signature.update(data);
		return signature.verify(bytes);
	}

	private static boolean verifyByTheJvm(KeyPair pair, byte[] bytes) throws Exception {
		Signature signature = Signature.getInstance("Ed25519");
		signature.initVerify(pair.getPublic());
		signature.update(DATA);
		return signature.verify(bytes);
	}

	private static KeyPair generate(String algorithm) throws Exception {
		return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
	}

}
