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
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceTicketName}.
 */
class ServiceTicketNameTests {

	private static final String REALM = "EXAMPLE.TEST";

	private static final String[] SERVICE = { "host", "server.example.test" };

	private final ServiceTicketName name = new ServiceTicketName("host/server.example.test@EXAMPLE.TEST");

	@Test
	void ticketOfTheServiceHasItsName() throws Exception {
		assertThat(this.name.isIn(new ForgedTicket("alice").token())).isTrue();
		assertThat(this.name.isIn(token(REALM, 60, SERVICE))).isTrue();
		assertThat(this.name.isIn(token(REALM, 20_000, SERVICE))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "EXAMPLE.TEST, HTTP, server.example.test", "EXAMPLE.TEST, host, other.example.test",
			"EXAMPLE.TEST, host, server.example.tes", "EXAMPLE.TEST, host, server.example.testx",
			"EXAMPLE.TEST, HOST, server.example.test", "EXAMPLE.TEST, host, Server.example.test",
			"OTHER.TEST, host, server.example.test", "example.test, host, server.example.test",
			"'', host, server.example.test", "EXAMPLE.TEST, '', ''" })
	void ticketOfAnotherServiceHasNot(String realm, String service, String host) {
		assertThat(this.name.isIn(token(realm, 60, service, host))).isFalse();
	}

	@Test
	void nameOfAnotherNumberOfPartsIsAnother() {
		for (String[] service : new String[][] { {}, { "host" }, { "host/server.example.test" },
				{ "host", "server.example.test", "" }, { "host", "server.example.test", "server.example.test" } }) {
			assertThat(this.name.isIn(token(REALM, 60, service))).isFalse();
		}
	}

	@Test
	void tokenThatIsCutShortOrTooLongIsRefused() {
		byte[] token = token(REALM, 300, SERVICE);
		for (int length = 0; length < token.length; length++) {
			assertThat(this.name.isIn(Arrays.copyOf(token, length))).isFalse();
		}
		assertThat(this.name.isIn(Arrays.copyOf(token, token.length + 1))).isFalse();
	}

	@Test
	void lengthThatIsNotEncodedAsItMustBeIsRefused() {
		byte[] content = Arrays.copyOfRange(token(REALM, 20, SERVICE), 3, token(REALM, 20, SERVICE).length);
		assertThat(content).hasSizeBetween(128, 255);
		byte size = (byte) content.length;
		assertThat(this.name.isIn(Der.concat(new byte[] { 0x60, (byte) 0x81, size }, content))).isTrue();
		for (byte[] header : new byte[][] { { 0x60, (byte) 0x82, 0, size }, { 0x60, (byte) 0x83, 0, 0, size },
				{ 0x60, (byte) 0x84, 0, 0, 0, size }, { 0x60, (byte) 0x80 }, { 0x60, (byte) 0xff },
				{ 0x60, (byte) 0x84, -1, -1, -1, -1 }, { 0x60, (byte) 0x81, 5 } }) {
			assertThat(this.name.isIn(Der.concat(header, content))).isFalse();
		}
	}

	@Test
	void damageInFrontOfTheSecretsIsRefused() {
		Random random = new Random(1);
		byte[] token = token(REALM, 300, SERVICE);
		int clear = token.length - 2 * 300 - 16;
		for (int i = 0; i < 50_000; i++) {
			byte[] damaged = token.clone();
			int count = 1 + random.nextInt(3);
			for (int j = 0; j < count; j++) {
				int position = random.nextInt(clear);
				damaged[position] = (byte) random.nextInt(256);
			}
			if (this.name.isIn(damaged)) {
				assertThat(new String(damaged, StandardCharsets.ISO_8859_1)).contains(REALM, SERVICE[0], SERVICE[1]);
			}
		}
	}

	@Test
	void noiseIsRefused() {
		Random random = new Random(2);
		for (int i = 0; i < 20_000; i++) {
			byte[] noise = new byte[random.nextInt(300)];
			random.nextBytes(noise);
			assertThat(this.name.isIn(noise)).isFalse();
		}
	}

	private static byte[] token(String realm, int secretLength, String... service) {
		byte[] secret = Der.sequence(Der.octets(new byte[secretLength]));
		return ForgedTicket.token(realm, service, secret, secret);
	}

}
