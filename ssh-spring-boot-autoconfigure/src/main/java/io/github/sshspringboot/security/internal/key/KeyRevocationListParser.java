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

import java.math.BigInteger;
import java.util.function.Consumer;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.wire.WireReader;

import org.springframework.util.Assert;

/**
 * Parses a binary list of revoked keys ({@code PROTOCOL.krl} of OpenSSH). Anything
 * unknown in it makes it malformed.
 */
final class KeyRevocationListParser {

	private static final int CERTIFICATES = 1;

	private static final int KEYS = 2;

	private static final int SHA1 = 3;

	private static final int SHA256 = 5;

	private static final int EXTENSION = 255;

	private static final int SERIALS = 0x20;

	private static final int SERIAL_RANGE = 0x21;

	private static final int SERIAL_BITMAP = 0x22;

	private static final int KEY_IDS = 0x23;

	private static final int CERTIFICATE_EXTENSION = 0x39;

	private static final int MAX_BITMAP = 2048;

	private static final int ANY_LENGTH = 0;

	private static final int SHA1_LENGTH = 20;

	private static final int SHA256_LENGTH = 32;

	private final WireReader reader;

	private final KeyRevocationList list = new KeyRevocationList();

	KeyRevocationListParser(byte[] content) {
		this.reader = new WireReader(content);
	}

	KeyRevocationList parse() {
		this.reader.readLong();
		Assert.isTrue(this.reader.readInt() == 1, "it has an unknown version");
		this.reader.readLong();
		this.reader.readLong();
		this.reader.readLong();
		this.reader.readString();
		this.reader.readString();
		while (this.reader.hasRemaining()) {
			int type = this.reader.readByte();
			parseSection(type, new WireReader(this.reader.readString()));
		}
		return this.list;
	}

	private void parseSection(int type, WireReader section) {
		switch (type) {
			case CERTIFICATES -> parseCertificates(section);
			case KEYS -> parseEntries(section, ANY_LENGTH, this::addKey);
			case SHA1 -> parseEntries(section, SHA1_LENGTH, this.list::addSha1);
			case SHA256 -> parseEntries(section, SHA256_LENGTH, this.list::addSha256);
			case EXTENSION -> parseExtension(section);
			default -> throw new IllegalArgumentException("it has an unknown section");
		}
		requireEnd(section);
	}

	private static void requireEnd(WireReader section) {
		Assert.isTrue(!section.hasRemaining(), "a section has trailing bytes");
	}

	private static void parseEntries(WireReader section, int length, Consumer<byte[]> target) {
		while (section.hasRemaining()) {
			byte[] entry = section.readString();
			Assert.isTrue(length == ANY_LENGTH || entry.length == length, "a fingerprint has a wrong length");
			target.accept(entry);
		}
	}

	/**
	 * Add a key. Only keys of supported types, which could log in, are checked for a
	 * valid encoding.
	 */
	private void addKey(byte[] encoded) {
		if (SshPublicKey.isSupported(new WireReader(encoded).readText())) {
			SshPublicKey.decode(encoded);
		}
		this.list.addKey(encoded);
	}

	private static void parseExtension(WireReader section) {
		section.readText();
		Assert.isTrue(section.readByte() == 0, "it has an unknown critical extension");
		section.readString();
	}

	private void parseCertificates(WireReader section) {
		byte[] authority = section.readString();
		section.readString();
		RevokedCertificates certificates = this.list
			.certificatesOf((authority.length != 0) ? SshPublicKey.decode(authority) : null);
		while (section.hasRemaining()) {
			int type = section.readByte();
			parseCertificateSection(type, new WireReader(section.readString()), certificates);
		}
	}

	private static void parseCertificateSection(int type, WireReader section, RevokedCertificates certificates) {
		switch (type) {
			case SERIALS -> {
				while (section.hasRemaining()) {
					certificates.addSerial(section.readLong());
				}
			}
			case SERIAL_RANGE -> certificates.addRange(section.readLong(), section.readLong());
			case SERIAL_BITMAP -> certificates.addBitmap(section.readLong(), parseBitmap(section.readString()));
			case KEY_IDS -> {
				while (section.hasRemaining()) {
					certificates.addKeyId(section.readText());
				}
			}
			case CERTIFICATE_EXTENSION -> parseExtension(section);
			default -> throw new IllegalArgumentException("it has an unknown section of certificates");
		}
		requireEnd(section);
	}

	private static BigInteger parseBitmap(byte[] bytes) {
		Assert.isTrue(bytes.length == 0 || bytes[0] >= 0, "it has a negative bitmap");
		Assert.isTrue(bytes.length <= MAX_BITMAP + 1, "it has a bitmap that is too long");
		return new BigInteger(1, bytes);
	}

}
