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

import java.nio.charset.StandardCharsets;

/**
 * The name of a service in the tickets for it (RFC 4120 section 5.3). The name is not
 * encrypted, so a client can write another one into its ticket. Java would accept that
 * ticket, and keep each such name as long as it runs.
 */
final class ServiceTicketName {

	private static final int TOKEN = 0x60;

	/**
	 * The DER encoding of 1.2.840.113554.1.2.2, and the mark of the first token.
	 */
	private static final byte[] KERBEROS = { 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 0x01,
			0x02, 0x02, 1, 0 };

	private static final int AP_REQ = 0x6e;

	private static final int TICKET = 0x61;

	private static final int SEQUENCE = 0x30;

	private static final int INTEGER = 0x02;

	private static final int GENERAL_STRING = 0x1b;

	private static final byte[] VERSION = { 5 };

	private static final byte[] AP_REQ_TYPE = { 14 };

	private final byte[] realm;

	private final byte[][] components;

	/**
	 * Create a new name from a principal of the form {@code service/host@REALM}.
	 */
	ServiceTicketName(String principal) {
		String[] parts = principal.split("[/@]");
		this.realm = parts[2].getBytes(StandardCharsets.UTF_8);
		this.components = new byte[][] { parts[0].getBytes(StandardCharsets.UTF_8),
				parts[1].getBytes(StandardCharsets.UTF_8) };
	}

	/**
	 * Return whether a token of a client (RFC 4121 section 4.1) is encoded correctly and
	 * contains a ticket with exactly this name. Nothing in it is verified.
	 */
	boolean isIn(byte[] token) {
		try {
			DerReader reader = new DerReader(token);
			DerReader content = reader.read(TOKEN);
			reader.end();
			content.skip(KERBEROS);
			readRequest(content.read(AP_REQ, SEQUENCE));
			content.end();
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private void readRequest(DerReader request) {
		expect(request.read(field(0), INTEGER), VERSION);
		expect(request.read(field(1), INTEGER), AP_REQ_TYPE);
		request.read(field(2));
		DerReader ticket = request.read(field(3));
		readTicket(ticket.read(TICKET, SEQUENCE));
		ticket.end();
		request.read(field(4));
		request.end();
	}

	private void readTicket(DerReader ticket) {
		expect(ticket.read(field(0), INTEGER), VERSION);
		expect(ticket.read(field(1), GENERAL_STRING), this.realm);
		readName(ticket.read(field(2), SEQUENCE));
		ticket.read(field(3));
		ticket.end();
	}

	/**
	 * Read the name. Its type has no meaning (RFC 4120 section 6.2).
	 */
	private void readName(DerReader name) {
		name.read(field(0), INTEGER);
		DerReader texts = name.read(field(1), SEQUENCE);
		name.end();
		for (byte[] component : this.components) {
			expect(texts.read(GENERAL_STRING), component);
		}
		texts.end();
	}

	private static void expect(DerReader value, byte[] expected) {
		value.skip(expected);
		value.end();
	}

	private static int field(int number) {
		return 0xa0 | number;
	}

}
