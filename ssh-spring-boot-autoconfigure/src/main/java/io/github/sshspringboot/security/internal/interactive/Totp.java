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

package io.github.sshspringboot.security.internal.interactive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) with the secret of a device.
 */
final class Totp {

	static final long STEP_SECONDS = 30;

	private static final int WINDOW = 1;

	private static final int MODULUS = 1_000_000;

	private static final String ALGORITHM = "HmacSHA1";

	private static final String DIGEST = "SHA-256";

	private static final int MIN_SECRET_LENGTH = 16;

	private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int BITS_PER_DIGIT = 5;

	private final SecretKeySpec key;

	private Totp(byte[] secret) {
		this.key = new SecretKeySpec(secret, ALGORITHM);
	}

	/**
	 * Create the passwords of a secret in Base32. Throws an
	 * {@link IllegalArgumentException} if it is not Base32 or too short.
	 */
	static Totp of(String base32) {
		byte[] secret = decode(base32);
		if (secret.length < MIN_SECRET_LENGTH) {
			throw new IllegalArgumentException("A TOTP secret must have at least 128 bits");
		}
		return new Totp(secret);
	}

	private static byte[] decode(String base32) {
		String digits = base32.replaceAll("[\\s=-]", "").toUpperCase(Locale.ROOT);
		ByteBuffer bytes = ByteBuffer.allocate(digits.length() * BITS_PER_DIGIT / Byte.SIZE);
		int bits = 0;
		int buffer = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = BASE32.indexOf(digits.charAt(i));
			if (digit < 0) {
				throw new IllegalArgumentException("A TOTP secret must be in Base32");
			}
			buffer = (buffer << BITS_PER_DIGIT) | digit;
			bits += BITS_PER_DIGIT;
			if (bits >= Byte.SIZE) {
				bits -= Byte.SIZE;
				bytes.put((byte) (buffer >> bits));
			}
		}
		return bytes.array();
	}

	/**
	 * Return what distinguishes the device from others, however its secret is written. It
	 * is a digest, which does not reveal the secret.
	 */
	String getId() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(DIGEST).digest(this.key.getEncoded()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + DIGEST, ex);
		}
	}

	/**
	 * Return the time step of a code, among the current one and its neighbours, or -1.
	 * Takes as long for any code.
	 */
	long findStep(String code, Instant now) {
		byte[] given = code.getBytes(StandardCharsets.UTF_8);
		long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
		long found = -1;
		for (long step = current - WINDOW; step <= current + WINDOW; step++) {
			byte[] expected = getCode(step).getBytes(StandardCharsets.UTF_8);
			if (MessageDigest.isEqual(expected, given)) {
				found = step;
			}
		}
		return found;
	}

	/**
	 * Return the code of a time step, six digits (RFC 4226 section 5.3).
	 */
	String getCode(long step) {
		byte[] hash = hash(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
		int offset = hash[hash.length - 1] & 0xf;
		int binary = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
		return String.format(Locale.ROOT, "%06d", binary % MODULUS);
	}

	private byte[] hash(byte[] message) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal(message);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
