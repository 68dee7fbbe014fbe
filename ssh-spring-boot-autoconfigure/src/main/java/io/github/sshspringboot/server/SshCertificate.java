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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.internal.wire.WireReader;

import org.springframework.util.Assert;

/**
 * A certificate that binds a public key to names, in the format of OpenSSH
 * ({@code PROTOCOL.certkeys}, {@code *-cert-v01@openssh.com}). Do not trust its contents
 * before its signature is verified and its authority is known.
 *
 * @since 0.1.0
 */
public final class SshCertificate {

	private static final String SUFFIX = "-cert-v01@openssh.com";

	private static final String SECURITY_KEY = "sk-";

	private static final String SECURITY_KEY_SUFFIX = "@openssh.com";

	private static final int MAX_PRINCIPALS = 256;

	private static final int MAX_OPTIONS = 64;

	private final byte[] encoded;

	private final SshPublicKey key;

	private final long serial;

	private final long type;

	private final String keyId;

	private final List<String> principals;

	private final long validAfter;

	private final long validBefore;

	private final Map<String, String> criticalOptions;

	private final Map<String, String> extensions;

	private final SshPublicKey authority;

	private final byte[] signedBytes;

	private final byte[] signature;

	private SshCertificate(byte[] encoded) {
		this.encoded = encoded;
		WireReader reader = new WireReader(encoded);
		String name = reader.readText();
		Assert.isTrue(isCertificate(name), "it is not a certificate");
		reader.readString();
		this.key = readKey(plainName(name), reader);
		this.serial = reader.readLong();
		this.type = reader.readInt();
		this.keyId = reader.readText();
		this.principals = readPrincipals(reader.readString());
		this.validAfter = reader.readLong();
		this.validBefore = reader.readLong();
		this.criticalOptions = readOptions(reader.readString());
		this.extensions = readOptions(reader.readString());
		reader.readString();
		this.authority = SshPublicKey.decode(reader.readString());
		this.signedBytes = Arrays.copyOf(encoded, reader.position());
		this.signature = reader.readString();
		Assert.isTrue(!reader.hasRemaining(), "the certificate has trailing bytes");
	}

	/**
	 * Decode a certificate.
	 * @param encoded the encoding
	 * @return the certificate
	 * @throws IllegalArgumentException if the bytes are not exactly one certificate of a
	 * type that SSH user authentication supports
	 */
	public static SshCertificate decode(byte[] encoded) {
		Assert.notNull(encoded, "'encoded' must not be null");
		return new SshCertificate(encoded.clone());
	}

	/**
	 * Return whether a name denotes a certificate type or an algorithm for certificates.
	 * @param name the name, such as {@code ssh-ed25519-cert-v01@openssh.com}
	 * @return whether the name is for certificates
	 */
	public static boolean isCertificate(String name) {
		return name.endsWith(SUFFIX);
	}

	/**
	 * Return the key type of a certificate type, or the signature algorithm of an
	 * algorithm for certificates.
	 * @param name the name of a certificate type or of an algorithm for certificates
	 * @return the name without its certificate suffix; other names are returned unchanged
	 */
	public static String plainName(String name) {
		if (!isCertificate(name)) {
			return name;
		}
		String plain = name.substring(0, name.length() - SUFFIX.length());
		return plain.startsWith(SECURITY_KEY) ? plain + SECURITY_KEY_SUFFIX : plain;
	}

	private static SshPublicKey readKey(String type, WireReader reader) {
		int fields = switch (type) {
			case "ssh-ed25519" -> 1;
			case "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
					"sk-ssh-ed25519@openssh.com" ->
				2;
			case "sk-ecdsa-sha2-nistp256@openssh.com" -> 3;
			default -> throw new IllegalArgumentException("unsupported key type");
		};
		ByteArrayOutputStream plain = new ByteArrayOutputStream();
		write(plain, type.getBytes(StandardCharsets.US_ASCII));
		for (int i = 0; i < fields; i++) {
			write(plain, reader.readString());
		}
		return SshPublicKey.decode(plain.toByteArray());
	}

	private static void write(ByteArrayOutputStream target, byte[] field) {
		target.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
		target.writeBytes(field);
	}

	private static List<String> readPrincipals(byte[] content) {
		WireReader reader = new WireReader(content);
		List<String> names = new ArrayList<>();
		while (reader.hasRemaining()) {
			Assert.isTrue(names.size() < MAX_PRINCIPALS, "the certificate has too many principals");
			names.add(reader.readText());
		}
		return List.copyOf(names);
	}

	private static Map<String, String> readOptions(byte[] content) {
		WireReader reader = new WireReader(content);
		Map<String, String> options = new LinkedHashMap<>();
		while (reader.hasRemaining()) {
			Assert.isTrue(options.size() < MAX_OPTIONS, "the certificate has too many options");
			String name = reader.readText();
			Assert.isTrue(options.put(name, readValue(reader.readString())) == null,
					"the certificate has an option twice");
		}
		return Collections.unmodifiableMap(options);
	}

	private static String readValue(byte[] content) {
		if (content.length == 0) {
			return "";
		}
		WireReader reader = new WireReader(content);
		String value = reader.readText();
		Assert.isTrue(!reader.hasRemaining(), "an option of the certificate has trailing bytes");
		return value;
	}

	/**
	 * Return the certified key.
	 * @return the key
	 */
	public SshPublicKey getKey() {
		return this.key;
	}

	/**
	 * Return the serial number that the authority assigned.
	 * @return the unsigned number, 0 if the authority does not number its certificates
	 */
	public long getSerial() {
		return this.serial;
	}

	/**
	 * Return whether this is a user certificate.
	 * @return whether users can log in with it
	 */
	public boolean isForUsers() {
		return this.type == 1;
	}

	/**
	 * Return whether this is a host certificate.
	 * @return whether hosts can identify themselves with it
	 */
	public boolean isForHosts() {
		return this.type == 2;
	}

	/**
	 * Return the name of the certificate.
	 * @return the text that the authority chose
	 */
	public String getKeyId() {
		return this.keyId;
	}

	/**
	 * Return the names that the certificate is valid for.
	 * @return the names, unmodifiable
	 */
	public List<String> getPrincipals() {
		return this.principals;
	}

	/**
	 * Return whether the certificate is valid at the given instant.
	 * @param instant the instant
	 * @return whether the instant is within the validity period
	 */
	public boolean isValidAt(Instant instant) {
		long seconds = instant.getEpochSecond();
		return seconds >= 0 && Long.compareUnsigned(seconds, this.validAfter) >= 0
				&& Long.compareUnsigned(seconds, this.validBefore) < 0;
	}

	/**
	 * Return the options that a server must understand to accept the certificate.
	 * @return the values by name, empty for an option without a value; unmodifiable
	 */
	public Map<String, String> getCriticalOptions() {
		return this.criticalOptions;
	}

	/**
	 * Return the options that a server may ignore.
	 * @return the values by name, empty for an option without a value; unmodifiable
	 */
	public Map<String, String> getExtensions() {
		return this.extensions;
	}

	/**
	 * Return the key that signed the certificate.
	 * @return the key of the certificate authority
	 */
	public SshPublicKey getAuthority() {
		return this.authority;
	}

	/**
	 * Return the bytes that the authority signed.
	 * @return a copy of the bytes
	 */
	public byte[] getSignedBytes() {
		return this.signedBytes.clone();
	}

	/**
	 * Return the signature of the authority (RFC 4253 section 6.6).
	 * @return a copy of the bytes
	 */
	public byte[] getSignature() {
		return this.signature.clone();
	}

	/**
	 * Return the encoded certificate.
	 * @return a copy of the bytes
	 */
	public byte[] getEncoded() {
		return this.encoded.clone();
	}

	@Override
	public boolean equals(Object other) {
		return (this == other)
				|| (other instanceof SshCertificate certificate && Arrays.equals(this.encoded, certificate.encoded));
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.encoded);
	}

	@Override
	public String toString() {
		return "certificate for " + this.key;
	}

}
