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

package io.github.sshspringboot.server.internal.mina.admission;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProxyHeader}.
 */
class ProxyHeaderTests {

	private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

	private static final String IPV4 = "c0000201c00002020102ffff";

	private static final String IPV6 = "20010db8000000000000000000000001" + "20010db8000000000000000000000002"
			+ "00010002";

	@ParameterizedTest
	@CsvSource({ "PROXY TCP4 192.0.2.1 192.0.2.2 258 22, 192.0.2.1, 258",
			"PROXY TCP4 255.255.255.255 0.0.0.0 65535 0, 255.255.255.255, 65535",
			"PROXY TCP6 2001:db8::1 ::1 1 2, 2001:db8:0:0:0:0:0:1, 1",
			"PROXY TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535, "
					+ "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 65535" })
	void lineTellsTheClient(String line, String address, int port) throws Exception {
		ProxyHeader header = parse(line + "\r\n");
		assertThat(header).isNotNull();
		assertThat(header.length()).isEqualTo(line.length() + 2);
		assertClient(header, address, port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROXY UNKNOWN", "PROXY UNKNOWN ", "PROXY UNKNOWN whatever it says" })
	void unknownClientIsNone(String line) throws Exception {
		ProxyHeader header = parse(line + "\r\nSSH-2.0-x\r\n");
		assertThat(header).isEqualTo(new ProxyHeader(line.length() + 2, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH", "proxy TCP4 192.0.2.1 192.0.2.2 1 2\r\n", "PROXYTCP4", "\n", "\0",
			"PROXY \r\n", "PROXY TCP4\r\n", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\n",
			"PROXY TCP5 192.0.2.1 192.0.2.2 1 2\r\n", "PROXY TCP4 192.0.2.1 192.0.2.2 1\r\n",
			"PROXY TCP4 192.0.2.1 192.0.2.2 1 2 \r\n", "PROXY  TCP4 192.0.2.1 192.0.2.2 1 2\r\n",
			"PROXY TCP4 192.0.2.1  192.0.2.2 1 2\r\n", "PROXY TCP4 192.0.2.01 192.0.2.2 1 2\r\n",
			"PROXY TCP4 192.0.2.256 192.0.2.2 1 2\r\n", "PROXY TCP4 localhost 192.0.2.2 1 2\r\n",
			"PROXY TCP6 192.0.2.1 192.0.2.2 1 2\r\n", "PROXY TCP4 ::1 ::1 1 2\r\n", "PROXY TCP6 ::1%lo ::1 1 2\r\n",
			"PROXY TCP4 192.0.2.1 192.0.2.2 01 2\r\n", "PROXY TCP4 192.0.2.1 192.0.2.2 65536 2\r\n",
			"PROXY TCP4 192.0.2.1 192.0.2.2 -1 2\r\n", "PROXY TCP4 192.0.2.1 192.0.2.2 1 99999\r\n",
			"PROXY TCP4 192.0.2.1 192.0.2.2 1 \r\n", "PROXY UNKNOWNX\r\n" })
	void otherLinesAreRefused(String text) {
		assertThatExceptionOfType(ProxyHeaderException.class).isThrownBy(() -> parse(text));
	}

	@Test
	void lineEndsAfter107BytesAtTheLatest() throws Exception {
		String longest = "PROXY UNKNOWN " + "x".repeat(91) + "\r\n";
		assertThat(longest).hasSize(107);
		assertThat(parse(longest)).isNotNull();
		assertThat(parse("PROXY UNKNOWN " + "x".repeat(92))).isNull();
		assertThatExceptionOfType(ProxyHeaderException.class)
			.isThrownBy(() -> parse("PROXY UNKNOWN " + "x".repeat(92) + "\r\n"));
		assertThatExceptionOfType(ProxyHeaderException.class)
			.isThrownBy(() -> parse("PROXY UNKNOWN " + "x".repeat(93)));
	}

	@Test
	void binaryHeaderTellsTheClient() throws Exception {
		assertClient(parseHex(SIGNATURE + "2111000c" + IPV4), "192.0.2.1", 258);
		assertClient(parseHex(SIGNATURE + "21210024" + IPV6), "2001:db8:0:0:0:0:0:1", 1);
	}

	@Test
	void additionsAreSkipped() throws Exception {
		ProxyHeader header = parseHex(SIGNATURE + "21110013" + IPV4 + "02000461626364" + "5353482d");
		assertThat(header).isNotNull();
		assertClient(header, "192.0.2.1", 258);
		assertThat(header.length()).isEqualTo(16 + 19);
	}

	@ParameterizedTest
	@CsvSource({ "20000000, 16", "20110003010203, 19", "2000000c000000000000000000000000, 28", "21000000, 16",
			"210000020102, 18" })
	void connectionOfTheBalancerItselfHasNoClient(String rest, int length) throws Exception {
		assertThat(parseHex(SIGNATURE + rest)).isEqualTo(new ProxyHeader(length, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1111000c" + IPV4, "2211000c" + IPV4, "2f11000c" + IPV4, "3111000c" + IPV4,
			"2112000c" + IPV4, "2110000c" + IPV4, "2141000c" + IPV4, "2111000b" + IPV4, "21110000", "2121000c" + IPV4,
			"2111ffff", "20000801" })
	void otherBinaryHeadersAreRefused(String rest) {
		assertThatExceptionOfType(ProxyHeaderException.class).isThrownBy(() -> parseHex(SIGNATURE + rest));
	}

	@ParameterizedTest
	@ValueSource(strings = { SIGNATURE + "2111000c" + IPV4, SIGNATURE + "21210024" + IPV6,
			"50524f585920544350342031302e302e302e312031302e302e302e322031203220" + "0d0a",
			"50524f585920554e4b4e4f574e0d0a" })
	void everyPartOfAHeaderIsIncompleteOrRefused(String hex) throws Exception {
		byte[] bytes = HexFormat.of().parseHex(hex);
		for (int i = 0; i < bytes.length; i++) {
			assertThat(ProxyHeader.parse(bytes, i)).isNull();
			assertThat(ProxyHeader.parse(Arrays.copyOf(bytes, i), i)).isNull();
		}
	}

	@Test
	void randomBytesGiveAHeaderOrAreRefusedOrNeverNeedMoreThanTheMaximum() {
		Random random = new Random(1);
		byte[][] starts = { {}, "PROXY ".getBytes(StandardCharsets.US_ASCII),
				"PROXY TCP6 ".getBytes(StandardCharsets.US_ASCII), HexFormat.of().parseHex(SIGNATURE),
				HexFormat.of().parseHex(SIGNATURE + "21"), HexFormat.of().parseHex(SIGNATURE + "211100") };
		String alphabet = "0123456789abcdef:. \r\nTCP46UNKNOW";
		for (int i = 0; i < 200_000; i++) {
			byte[] bytes = new byte[random.nextInt(ProxyHeader.MAX_LENGTH + 50)];
			random.nextBytes(bytes);
			byte[] start = starts[i % starts.length];
			System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
			if (i % 2 == 0) {
				for (int j = start.length; j < Math.min(bytes.length, 120); j++) {
					bytes[j] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
				}
			}
			try {
				ProxyHeader header = ProxyHeader.parse(bytes, bytes.length);
				assertThat(header != null || bytes.length < ProxyHeader.MAX_LENGTH).isTrue();
				assertThat(header == null || header.length() <= bytes.length).isTrue();
			}
			catch (ProxyHeaderException ex) {
				assertThat(ex.getMessage()).isNotBlank();
			}
		}
	}

	private static void assertClient(@Nullable ProxyHeader header, String address, int port) {
		assertThat(header).isNotNull();
		InetSocketAddress client = header.client();
		assertThat(client).isNotNull();
		assertThat(client.getAddress().getHostAddress()).isEqualTo(address);
		assertThat(client.getPort()).isEqualTo(port);
	}

	private static @Nullable ProxyHeader parse(String text) throws ProxyHeaderException {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		return ProxyHeader.parse(bytes, bytes.length);
	}

	private static @Nullable ProxyHeader parseHex(String hex) throws ProxyHeaderException {
		byte[] bytes = HexFormat.of().parseHex(hex);
		return ProxyHeader.parse(bytes, bytes.length);
	}

}
