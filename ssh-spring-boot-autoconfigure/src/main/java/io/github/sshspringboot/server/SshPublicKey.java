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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

import io.github.sshspringboot.server.internal.wire.WireReader;

import org.springframework.util.Assert;

/**
 * A public key in its SSH encoding (RFC 4253 section 6.6, RFC 5656 section 3.1). Only the
 * canonical encoding is accepted, with numbers in their shortest form and uncompressed
 * points, so keys are equal if and only if their encodings are.
 *
 * @since 0.1.0
 */
public final class SshPublicKey {

	private static final Set<String> TYPES = Set.of("ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256",
			"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "sk-ssh-ed25519@openssh.com",
			"sk-ecdsa-sha2-nistp256@openssh.com");

	private static final int MINIMUM_RSA_BITS = 2048;

	private static final byte UNCOMPRESSED = 4;

	private final String type;

	private final byte[] encoded;

	private final int rsaBits;

	private SshPublicKey(String type, byte[] encoded, int rsaBits) {
		this.type = type;
		this.encoded = encoded;
		this.rsaBits = rsaBits;
	}

	/**
	 * Decode a public key.
	 * @param encoded the encoding
	 * @return the key
	 * @throws IllegalArgumentException if the bytes are not the canonical encoding of a
	 * key of a type that SSH user authentication supports
	 */
	public static SshPublicKey decode(byte[] encoded) {
		Assert.notNull(encoded, "'encoded' must not be null");
		WireReader reader = new WireReader(encoded);
		String type = reader.readText();
		int rsaBits = 0;
		switch (type) {
			case "ssh-ed25519" -> ed25519(reader);
			case "sk-ssh-ed25519@openssh.com" -> {
				ed25519(reader);
				reader.readString();
			}
			case "ssh-rsa" -> {
				number(reader);
				rsaBits = number(reader).bitLength();
			}
			case "ecdsa-sha2-nistp256" -> point(reader, "nistp256", 256);
			case "ecdsa-sha2-nistp384" -> point(reader, "nistp384", 384);
			case "ecdsa-sha2-nistp521" -> point(reader, "nistp521", 521);
			case "sk-ecdsa-sha2-nistp256@openssh.com" -> {
				point(reader, "nistp256", 256);
				reader.readString();
			}
			default -> throw new IllegalArgumentException("unsupported key type");
		}
		Assert.isTrue(!reader.hasRemaining(), "the key has trailing bytes");
		return new SshPublicKey(type, encoded.clone(), rsaBits);
	}

	/**
	 * Return whether keys of a type can be used to log in.
	 * @param type the name of the type, such as {@code ssh-ed25519}
	 * @return whether the type is supported
	 */
	public static boolean isSupported(String type) {
		return TYPES.contains(type);
	}

	private static void ed25519(WireReader reader) {
		Assert.isTrue(reader.readString().length == 32, "an Ed25519 key has 32 bytes");
	}

	private static void point(WireReader reader, String curve, int bits) {
		Assert.isTrue(curve.equals(reader.readText()), "the ECDSA key is of another curve than its type");
		byte[] point = reader.readString();
		int length = (bits + Byte.SIZE - 1) / Byte.SIZE;
		Assert.isTrue(point.length == 2 * length + 1 && point[0] == UNCOMPRESSED,
				"the ECDSA key is not the uncompressed point of its curve");
	}

	private static BigInteger number(WireReader reader) {
		byte[] bytes = reader.readString();
		BigInteger number = (bytes.length != 0) ? new BigInteger(bytes) : BigInteger.ZERO;
		Assert.isTrue(number.signum() > 0 && Arrays.equals(number.toByteArray(), bytes),
				"a number of the RSA key is not positive, or longer than it must be");
		return number;
	}

	/**
	 * Return the type of the key.
	 * @return the name, such as {@code ssh-ed25519}
	 */
	public String getType() {
		return this.type;
	}

	/**
	 * Return the encoded key.
	 * @return a copy of the bytes
	 */
	public byte[] getEncoded() {
		return this.encoded.clone();
	}

	/**
	 * Return whether the key is strong enough: an RSA key must have at least 2048 bits.
	 * @return whether the key may be used
	 */
	public boolean isStrong() {
		return !"ssh-rsa".equals(this.type) || this.rsaBits >= MINIMUM_RSA_BITS;
	}

	/**
	 * Return the fingerprint in the format of OpenSSH.
	 * @return {@code SHA256:} and the unpadded Base64 of the digest
	 */
	public String getFingerprint() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.encoded);
			return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public boolean equals(Object other) {
		return (this == other) || (other instanceof SshPublicKey key && Arrays.equals(this.encoded, key.encoded));
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.encoded);
	}

	@Override
	public String toString() {
		return this.type + " " + getFingerprint();
	}

}
