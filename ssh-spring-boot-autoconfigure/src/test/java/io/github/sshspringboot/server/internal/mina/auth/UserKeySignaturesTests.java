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

import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserKeySignatures}.
 */
class UserKeySignaturesTests {

	private static final byte[] MESSAGE = { 1, 2, 3 };

	private final UserKeySignatures signatures = new UserKeySignatures(
			List.copyOf(BuiltinSignatures.VALUES.stream().filter(BuiltinSignatures::isSupported).toList()));

	@ParameterizedTest
	@CsvSource({ "ssh-ed25519, ssh-ed25519, 256", "rsa-sha2-512, ssh-rsa, 2048",
			"ecdsa-sha2-nistp256, ecdsa-sha2-nistp256, 256" })
	void trailingBytesInASignatureAreRefused(String algorithm, String type, int bits) throws Exception {
		KeyPair pair = KeyUtils.generateKeyPair(type, bits);
		SshPublicKey key = SshTestServer.publicKey(pair.getPublic());
		byte[] content = sign(algorithm, pair);
		assertThat(verify(algorithm, key, encode(algorithm, content))).isNotNull();
		assertThat(verify(algorithm, key, append(encode(algorithm, content)))).isNull();
		assertThat(verify(algorithm, key, encode(algorithm, append(content)))).isNull();
		assertThat(verify(algorithm, key, encode(algorithm, Arrays.copyOf(content, content.length - 1)))).isNull();
		assertThat(verify(algorithm, key, new byte[0])).isNull();
	}

	private @Nullable SshUserKey verify(String algorithm, SshPublicKey key, byte[] signature) {
		return this.signatures.verify(algorithm, new SshUserKey(key, null, false, false), MESSAGE, signature);
	}

	private static byte[] sign(String algorithm, KeyPair pair) throws Exception {
		NamedFactory<Signature> factory = BuiltinSignatures.fromFactoryName(algorithm);
		Signature signer = factory.create();
		signer.initSigner(null, pair.getPrivate());
		signer.update(null, MESSAGE);
		return signer.sign(null);
	}

	private static byte[] encode(String algorithm, byte[] content) {
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putString(algorithm);
		buffer.putBytes(content);
		return buffer.getCompactData();
	}

	private static byte[] append(byte[] bytes) {
		return Arrays.copyOf(bytes, bytes.length + 1);
	}

}
