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

package io.github.sshspringboot.server.internal.mina;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import org.apache.sshd.common.SshConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for values of key exchanges that would give away the server's secret, or make one
 * that everybody knows.
 */
@SshTest("ssh.server.algorithms.profile=compatible")
class KeyExchangeValuesTests {

	private static final String P256 = "ecdh-sha2-nistp256";

	private static final String X25519 = "curve25519-sha256";

	private static final String HYBRID = "mlkem768x25519-sha256";

	private static final String GROUP14 = "diffie-hellman-group14-sha256";

	private static final int ML_KEM_KEY = 1184;

	/**
	 * The base point, without the byte in front that says that it is not compressed.
	 */
	private static final String G = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
			+ "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

	/**
	 * The prime of the group of RFC 3526 with 2048 bits.
	 */
	private static final BigInteger PRIME = new BigInteger(
			"ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd"
					+ "ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed"
					+ "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f"
					+ "83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b"
					+ "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510"
					+ "15728e5a8aacaa68ffffffffffffffff",
			16);

	private static final Map<String, BigInteger> NUMBERS = Map.of("0", BigInteger.ZERO, "1", BigInteger.ONE, "-1",
			BigInteger.ONE.negate(), "p-1", PRIME.subtract(BigInteger.ONE), "p", PRIME, "p+1",
			PRIME.add(BigInteger.ONE));

	@Injected
	private static SshTestServer server;

	@Test
	void rightValuesAreAnswered() throws IOException {
		assertThat(answerTo(P256, "04" + G)).isEqualTo(SshConstants.SSH_MSG_KEXDH_REPLY);
		assertThat(answerTo(X25519, "09" + "00".repeat(31))).isEqualTo(SshConstants.SSH_MSG_KEXDH_REPLY);
		assertThat(answerTo(GROUP14, number(BigInteger.TWO))).isEqualTo(SshConstants.SSH_MSG_KEXDH_REPLY);
	}

	@ParameterizedTest
	@CsvSource({ "not on the curve,04,1,1", "on the curve of another b,04,0,1", "x of the base point,04,x,1",
			"infinity,00,,", "infinity at full length,00,1,1", "nothing,'',,", "half a point,04,x,",
			"unknown form,05,x,y", "compressed off the curve,02,1,", "too long,04,x,yx" })
	void pointThatIsNotOnTheCurve(String name, String form, @Nullable String x, @Nullable String y) throws IOException {
		assertRefused(P256, form + coordinate(x) + coordinate(y));
	}

	@Test
	void coordinatesAboveThePrime() throws IOException {
		BigInteger p = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
		BigInteger y = p.add(new BigInteger("66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4", 16));
		assertRefused(P256, "04" + "%064x".formatted(p) + "%064x".formatted(y).substring(0, 64));
		assertRefused(P256, "04" + "ff".repeat(64));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000000000000000000000000000000000000000000000000000000000000000",
			"0100000000000000000000000000000000000000000000000000000000000000",
			"e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
			"5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
			"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
			"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
			"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "", "09",
			"090000000000000000000000000000000000000000000000000000000000000000" })
	void keyWhoseSecretEverybodyKnows(String key) throws IOException {
		assertRefused(X25519, key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000000000000000000000000000000000000000000000000000000000000000",
			"0100000000000000000000000000000000000000000000000000000000000000", "" })
	void keyOfTheHybridWhoseSecretEverybodyKnows(String key) throws IOException {
		assertRefused(HYBRID, "00".repeat(ML_KEM_KEY) + key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ff", "" })
	void keyOfTheHybridThatIsNone(String filler) throws IOException {
		assertRefused(HYBRID, filler.repeat(ML_KEM_KEY) + "09" + "00".repeat(31));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1", "-1", "p-1", "p", "p+1" })
	void numberOutsideOfTheGroup(String number) throws IOException {
		assertRefused(GROUP14, number(Objects.requireNonNull(NUMBERS.get(number))));
	}

	private static void assertRefused(String exchange, String value) throws IOException {
		assertThat(answerTo(exchange, value)).isIn((int) SshConstants.SSH_MSG_DISCONNECT, -1);
		assertThat(server.canLogin("admin", "admin-password")).isTrue();
	}

	private static String number(BigInteger number) {
		return HexFormat.of().formatHex(number.toByteArray());
	}

	private static String coordinate(@Nullable String value) {
		if (value == null) {
			return "";
		}
		return switch (value) {
			case "x" -> G.substring(0, 64);
			case "y" -> G.substring(64);
			case "yx" -> G.substring(64) + G.substring(0, 64);
			default -> "%064x".formatted(Integer.parseInt(value));
		};
	}

	/**
	 * Begin a key exchange without encryption, and return the type of the answer, -1 for
	 * the end of the connection.
	 */
	private static int answerTo(String exchange, String value) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
			socket.setSoTimeout((int) SshTestServer.SOON.toMillis());
			DataInputStream input = new DataInputStream(socket.getInputStream());
			DataOutputStream output = new DataOutputStream(socket.getOutputStream());
			output.write("SSH-2.0-test\r\n".getBytes(StandardCharsets.US_ASCII));
			while (input.readByte() != '\n') {
				continue;
			}
			assertThat(read(input)).isEqualTo(SshConstants.SSH_MSG_KEXINIT);
			write(output, SshConstants.SSH_MSG_KEXINIT, proposal(exchange));
			write(output, SshConstants.SSH_MSG_KEXDH_INIT, string(HexFormat.of().parseHex(value)));
			return read(input);
		}
		catch (EOFException | SocketException ex) {
			return -1;
		}
	}

	private static byte[] proposal(String exchange) throws IOException {
		ByteArrayOutputStream proposal = new ByteArrayOutputStream();
		proposal.write(new byte[16]);
		for (String names : new String[] { exchange, "ssh-ed25519", "aes128-ctr", "aes128-ctr", "hmac-sha2-256",
				"hmac-sha2-256", "none", "none", "", "" }) {
			proposal.write(string(names.getBytes(StandardCharsets.US_ASCII)));
		}
		proposal.write(new byte[5]);
		return proposal.toByteArray();
	}

	private static byte[] string(byte[] content) throws IOException {
		ByteArrayOutputStream string = new ByteArrayOutputStream();
		new DataOutputStream(string).writeInt(content.length);
		string.write(content);
		return string.toByteArray();
	}

	private static void write(DataOutputStream output, int type, byte[] content) throws IOException {
		int padding = 8 - (content.length + 6) % 8 + 8;
		ByteArrayOutputStream packet = new ByteArrayOutputStream();
		DataOutputStream data = new DataOutputStream(packet);
		data.writeInt(content.length + padding + 2);
		data.writeByte(padding);
		data.writeByte(type);
		data.write(content);
		data.write(new byte[padding]);
		output.write(packet.toByteArray());
		output.flush();
	}

	private static int read(DataInputStream input) throws IOException {
		byte[] packet = new byte[input.readInt()];
		input.readFully(packet);
		return packet[1] & 0xff;
	}

}
