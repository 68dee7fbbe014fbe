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

package io.github.sshspringboot.security.internal.kerberos;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A ticket as a KDC makes it, for the key of {@link Keytabs}, and what a client with that
 * ticket sends (RFC 4120, RFC 4121, RFC 8009).
 */
public final class ForgedTicket {

	public static final int MUTUAL = 2;

	public static final int INTEGRITY = 32;

	private static final byte[] MECHANISM = { 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 0x01,
			0x02, 0x02 };

	private static final String REALM = "EXAMPLE.TEST";

	private static final byte[] SERVICE_KEY = new byte[16];

	private static final byte[] SESSION_KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private static final int TICKET_USAGE = 2;

	private static final int AUTHENTICATOR_USAGE = 11;

	private static final int MIC_USAGE = 25;

	private static final int CHECKSUM_TYPE = 0x8003;

	private final String client;

	private final Instant now = Instant.now();

	private String[] service = { "host", "server.example.test" };

	private String serviceRealm = REALM;

	private Instant end = this.now.plus(Duration.ofHours(1));

	private int flags = MUTUAL | INTEGRITY;

	public ForgedTicket(String client) {
		this.client = client;
	}

	public ForgedTicket service(String realm, String... components) {
		this.serviceRealm = realm;
		this.service = components;
		return this;
	}

	public ForgedTicket expired(Duration duration) {
		this.end = this.now.minus(duration);
		return this;
	}

	public ForgedTicket flags(int value) {
		this.flags = value;
		return this;
	}

	byte[] token() throws GeneralSecurityException {
		return token(this.serviceRealm, this.service, encrypt(SERVICE_KEY, TICKET_USAGE, ticket()),
				encrypt(SESSION_KEY, AUTHENTICATOR_USAGE, authenticator()));
	}

	/**
	 * Make a token (RFC 4121 section 4.1).
	 * @param realm the realm of the service
	 * @param service the name of the service
	 * @param ticket the encrypted part of the ticket
	 * @param authenticator the encrypted authenticator
	 * @return the token
	 */
	static byte[] token(String realm, String[] service, byte[] ticket, byte[] authenticator) {
		byte[] request = Der.application(
				14, Der.field(0, Der.integer(5)), Der.field(1, Der.integer(14)), Der.field(2, Der.bits(0x20000000)), Der
					.field(3,
							Der.application(1, Der.field(0, Der.integer(5)), Der.field(1, Der.text(realm)),
									Der.field(2, Der.name(service)), Der.field(3, ticket))),
				Der.field(4, authenticator));
		return Der.value(0x60, MECHANISM, new byte[] { 1, 0 }, request);
	}

	private byte[] ticket() {
		return Der.application(3, Der.field(0, Der.bits(0)),
				Der.field(1,
						Der.sequence(Der.field(0, Der.integer(Keytabs.AES128_SHA256)),
								Der.field(1, Der.octets(SESSION_KEY)))),
				Der.field(2, Der.text(REALM)), Der.field(3, Der.name(this.client.split("/"))),
				Der.field(4, Der.sequence(Der.field(0, Der.integer(1)), Der.field(1, Der.octets(new byte[0])))),
				Der.field(5, time(this.now.minus(Duration.ofDays(1)))), Der.field(7, time(this.end)));
	}

	private byte[] authenticator() {
		byte[] checksum = ByteBuffer.allocate(24)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(16)
			.putInt(20, this.flags)
			.array();
		return Der.application(2, Der.field(0, Der.integer(5)), Der.field(1, Der.text(REALM)),
				Der.field(2, Der.name(this.client.split("/"))),
				Der.field(3,
						Der.sequence(Der.field(0, Der.integer(CHECKSUM_TYPE)), Der.field(1, Der.octets(checksum)))),
				Der.field(4, Der.integer(this.now.getNano() / 1000)), Der.field(5, time(this.now)),
				Der.field(7, Der.integer(1)));
	}

	private static byte[] time(Instant instant) {
		return Der.time(TIME.format(instant));
	}

	/**
	 * Make the message integrity code of a message (RFC 4121 section 4.2.6.1).
	 * @param message the message
	 * @return the code
	 */
	public static byte[] mic(byte[] message) throws GeneralSecurityException {
		byte[] header = ByteBuffer.allocate(16).putLong(0x040400ffffffffffL).putLong(1).array();
		return Der.concat(header, hmac(derive(SESSION_KEY, MIC_USAGE, 0x99), message, header));
	}

	private static byte[] encrypt(byte[] key, int usage, byte[] content) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/CTS/NoPadding");
		byte[] start = new byte[16];
		cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(derive(key, usage, 0xaa), "AES"),
				new IvParameterSpec(start));
		byte[] encrypted = cipher.doFinal(Der.concat(new byte[16], content));
		return Der.sequence(Der.field(0, Der.integer(Keytabs.AES128_SHA256)),
				Der.field(2, Der.octets(Der.concat(encrypted, hmac(derive(key, usage, 0x55), start, encrypted)))));
	}

	private static byte[] derive(byte[] key, int usage, int kind) throws GeneralSecurityException {
		byte[] label = ByteBuffer.allocate(14)
			.putInt(1)
			.putInt(usage)
			.put((byte) kind)
			.put((byte) 0)
			.putInt(128)
			.array();
		return hmac(key, label);
	}

	private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		for (byte[] part : parts) {
			mac.update(part);
		}
		return Arrays.copyOf(mac.doFinal(), 16);
	}

}
