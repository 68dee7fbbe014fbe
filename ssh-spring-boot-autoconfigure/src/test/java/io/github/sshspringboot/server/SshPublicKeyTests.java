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

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

import io.github.sshspringboot.SshTestServer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SshPublicKey}.
 */
class SshPublicKeyTests {

	private static byte[] encode(Object... fields) {
		Buffer buffer = new ByteArrayBuffer();
		for (Object field : fields) {
			if (field instanceof byte[] bytes) {
				buffer.putBytes(bytes);
			}
			else {
				buffer.putString((String) field);
			}
		}
		return buffer.getCompactData();
	}

	private static byte[] padded(BigInteger number) {
		byte[] bytes = number.toByteArray();
		byte[] padded = new byte[bytes.length + 1];
		System.arraycopy(bytes, 0, padded, 1, bytes.length);
		return padded;
	}

	private static byte[] point(int length, int first) {
		byte[] point = new byte[length];
		Arrays.fill(point, (byte) 0x11);
		point[0] = (byte) first;
		return point;
	}

	private static void assertRefused(String message, Object... fields) {
		assertThatIllegalArgumentException().isThrownBy(() -> SshPublicKey.decode(encode(fields)))
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource({ "ssh-ed25519, 256", "ecdsa-sha2-nistp256, 256", "ecdsa-sha2-nistp384, 384", "ecdsa-sha2-nistp521, 521",
			"ssh-rsa, 2048" })
	void keysOfAllTypes(String type, int bits) throws Exception {
		SshPublicKey key = SshTestServer.publicKey(KeyUtils.generateKeyPair(type, bits).getPublic());
		assertThat(key.getType()).isEqualTo(type);
		assertThat(SshPublicKey.decode(key.getEncoded())).isEqualTo(key);
	}

	@Test
	void rsaKeyHasOneEncoding() throws Exception {
		KeyPair pair = KeyUtils.generateKeyPair("ssh-rsa", 2048);
		RSAPublicKey key = (RSAPublicKey) pair.getPublic();
		byte[] exponent = key.getPublicExponent().toByteArray();
		byte[] modulus = key.getModulus().toByteArray();
		assertThat(SshPublicKey.decode(encode("ssh-rsa", exponent, modulus))).isEqualTo(SshTestServer.publicKey(key));
		assertRefused("longer than it must be", "ssh-rsa", padded(key.getPublicExponent()), modulus);
		assertRefused("longer than it must be", "ssh-rsa", exponent, padded(key.getModulus()));
		assertRefused("not positive", "ssh-rsa", exponent, Arrays.copyOfRange(modulus, 1, modulus.length));
		assertRefused("not positive", "ssh-rsa", new byte[0], modulus);
		assertRefused("not positive", "ssh-rsa", new byte[1], modulus);
		assertRefused("not positive", "ssh-rsa", exponent, new byte[0]);
	}

	@ParameterizedTest
	@CsvSource({ "nistp256, 65", "nistp384, 97", "nistp521, 133" })
	void ecdsaKeyHasOneEncoding(String curve, int length) {
		String type = "ecdsa-sha2-" + curve;
		assertThat(SshPublicKey.decode(encode(type, curve, point(length, 4))).getType()).isEqualTo(type);
		assertRefused("uncompressed point", type, curve, point(length, 6));
		assertRefused("uncompressed point", type, curve, point((length + 1) / 2, 2));
		assertRefused("uncompressed point", type, curve, point(length + 1, 4));
		assertRefused("uncompressed point", type, curve, point(length - 1, 4));
		assertRefused("uncompressed point", type, curve, new byte[0]);
		assertRefused("another curve", type, "nistp999", point(length, 4));
		assertRefused("another curve", type, "1.2.840.10045.3.1.7", point(length, 4));
		assertRefused("trailing", type, curve, point(length, 4), "x");
	}

	@Test
	void keysOfAuthenticatorsHaveOneEncoding() {
		String ecdsa = "sk-ecdsa-sha2-nistp256@openssh.com";
		String ed25519 = "sk-ssh-ed25519@openssh.com";
		assertThat(SshPublicKey.decode(encode(ecdsa, "nistp256", point(65, 4), "ssh:")).getType()).isEqualTo(ecdsa);
		assertThat(SshPublicKey.decode(encode(ed25519, new byte[32], "ssh:")).getType()).isEqualTo(ed25519);
		assertRefused("uncompressed point", ecdsa, "nistp256", point(33, 3), "ssh:");
		assertRefused("another curve", ecdsa, "nistp384", point(97, 4), "ssh:");
		assertRefused("32 bytes", ed25519, new byte[33], "ssh:");
		assertRefused("32 bytes", "ssh-ed25519", new byte[31]);
	}

}
