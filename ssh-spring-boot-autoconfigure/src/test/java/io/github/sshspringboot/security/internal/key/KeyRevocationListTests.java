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

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

import io.github.sshspringboot.security.internal.CertificateBuilder;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KeyRevocationList}, with a list that {@code ssh-keygen -k} of OpenSSH
 * 9.2 made from serial numbers 5, 1000-2000, 18446744073709551615 and those of a bitmap,
 * a key ID, a key and two fingerprints.
 */
class KeyRevocationListTests {

	private static final byte[] LIST = Base64.getMimeDecoder().decode("""
			U1NIS1JMCgAAAAABAAAAAAAAAAcAAAAAawGaQwAAAAAAAAAAAAAAAAAAAAABAAAAkwAAADMAAAALc3NoLWVkMjU1MTkAAAAgm+xwz8Ej
			wpyTqWLm75cN34c8+eXQu9KYgzg9w0cet/0AAAAAIAAAAAgAAAAAAAAABSIAAAAQAAAAAAAAAGQAAAAEAKqMrSEAAAAQAAAAAAAAA+gA
			AAAAAAAH0CAAAAAI//////////8jAAAADwAAAAtsb3N0IGxhcHRvcAIAAAA3AAAAMwAAAAtzc2gtZWQyNTUxOQAAACD2bu2WBbWWzkiY
			Ru2K8w/XNYaAjQRQr58Vr9U6NRgQHgMAAAAYAAAAFNrtDZuQqAmN7+QCi3Lz+N+FYCKdBQAAACQAAAAg3xy7CE3Xp10CKiujgxkVEe7A
			cI3zai2HJ56N5DemN4o=
			""");

	private static final SshPublicKey AUTHORITY = key("IJvscM/BI8Kck6li5u+XDd+HPPnl0LvSmIM4PcNHHrf9");

	private static final SshPublicKey FINE = key("IMCdUWu32XHKCSKQxoIaOhu0yeIkfdJKXxhoZOKGGHcE");

	private static final String REVOKED = "IPZu7ZYFtZbOSJhG7YrzD9c1hoCNBFCvnxWv1To1GBAe";

	private static SshPublicKey key(String tail) {
		return SshPublicKey.decode(Base64.getDecoder().decode("AAAAC3NzaC1lZDI1NTE5AAAA" + tail));
	}

	private static SshUserKey certificate(SshPublicKey key, SshPublicKey authority, long serial, String id)
			throws IOException {
		return SshUserKey.of(SshCertificate
			.decode(new CertificateBuilder().serial(serial).keyId(id).build(key, authority, new SigningKey())));
	}

	@ParameterizedTest
	@ValueSource(strings = { REVOKED, "IEupAPcCJSrMQEp0zsSGiUtv9AILIK8xyeaGhXWIDfw4",
			"IP65AegIVXJZ6PHQYuXt37whT8UV8B55zmRP9hqH0ZIK" })
	void keysAreRevokedByThemselvesAndTheirFingerprints(String tail) throws IOException {
		KeyRevocationList list = new KeyRevocationListParser(LIST).parse();
		assertThat(list.test(SshUserKey.of(key(tail)))).isTrue();
		assertThat(list.test(certificate(key(tail), FINE, 3, "x"))).as("certified").isTrue();
		assertThat(list.test(certificate(FINE, key(tail), 3, "x"))).as("authority").isTrue();
		assertThat(list.test(SshUserKey.of(FINE))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "5, true", "4, false", "6, false", "0, false", "999, false", "1000, true", "1500, true", "2000, true",
			"2001, false", "18446744073709551615, true", "18446744073709551614, false", "99, false", "100, true",
			"101, false", "102, true", "103, true", "104, false", "105, true", "107, true", "110, true", "111, true",
			"115, true", "117, true", "119, true", "121, true", "122, false", "123, true", "124, false",
			"9223372036854775908, false" })
	void certificatesAreRevokedBySerialNumber(String serial, boolean revoked) throws IOException {
		KeyRevocationList list = new KeyRevocationListParser(LIST).parse();
		long number = Long.parseUnsignedLong(serial);
		assertThat(list.test(certificate(FINE, AUTHORITY, number, "x"))).isEqualTo(revoked);
		assertThat(list.test(certificate(FINE, FINE, number, "x"))).as("of another authority").isFalse();
	}

	@Test
	void certificatesAreRevokedByKeyId() throws IOException {
		KeyRevocationList list = new KeyRevocationListParser(LIST).parse();
		assertThat(list.test(certificate(FINE, AUTHORITY, 3, "lost laptop"))).isTrue();
		assertThat(list.test(certificate(FINE, AUTHORITY, 3, "lost laptop 2"))).isFalse();
		assertThat(list.test(certificate(FINE, FINE, 3, "lost laptop"))).isFalse();
	}

	@Test
	void sectionWithoutAuthorityIsForAll() throws IOException {
		Buffer ids = new ByteArrayBuffer();
		ids.putString("everywhere");
		Buffer section = new ByteArrayBuffer();
		section.putString("");
		section.putString("");
		section.putByte((byte) 0x23);
		section.putBytes(ids.getCompactData());
		KeyRevocationList list = new KeyRevocationListParser(list(1, section)).parse();
		assertThat(list.test(certificate(FINE, AUTHORITY, 3, "everywhere"))).isTrue();
		assertThat(list.test(certificate(FINE, FINE, 3, "everywhere"))).isTrue();
		assertThat(list.test(certificate(FINE, FINE, 3, "here"))).isFalse();
	}

	@Test
	void keyThatIsNotEncodedAsTheKeyOfALoginIsMalformed() {
		Buffer padded = new ByteArrayBuffer();
		padded.putString("ssh-rsa");
		padded.putBytes(new byte[] { 0, 1, 0, 1 });
		padded.putBytes(new byte[] { 0, -1, 1 });
		Buffer keys = new ByteArrayBuffer();
		keys.putBytes(padded.getCompactData());
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyRevocationListParser(list(2, keys)).parse());
		Buffer other = new ByteArrayBuffer();
		other.putString("ssh-dss");
		other.putBytes(new byte[] { 0, 1 });
		Buffer others = new ByteArrayBuffer();
		others.putBytes(other.getCompactData());
		assertThat(new KeyRevocationListParser(list(2, others)).parse()).isNotNull();
	}

	@Test
	void everyCutIsMalformed() {
		int[] ends = { 44, 44 + 5 + 147, 44 + 5 + 147 + 5 + 55, 44 + 5 + 147 + 5 + 55 + 5 + 24 };
		for (int length = 0; length < LIST.length; length++) {
			int end = length;
			if (Arrays.stream(ends).noneMatch((whole) -> whole == end)) {
				assertThatIllegalArgumentException().as("%d bytes", length)
					.isThrownBy(() -> new KeyRevocationListParser(Arrays.copyOf(LIST, end)).parse());
			}
		}
	}

	@Test
	void whatIsNotKnownIsMalformed() {
		Buffer critical = new ByteArrayBuffer();
		critical.putString("x@example.org");
		critical.putBoolean(true);
		critical.putString("");
		Buffer harmless = new ByteArrayBuffer();
		harmless.putString("x@example.org");
		harmless.putBoolean(false);
		harmless.putString("");
		assertThat(new KeyRevocationListParser(list(255, harmless)).parse()).isNotNull();
		for (byte[] content : new byte[][] { list(255, critical), list(4, new ByteArrayBuffer()),
				list(9, new ByteArrayBuffer()), certificates(0x24, new byte[0]), certificates(0x20, new byte[8]),
				certificates(0x21, new byte[16]), certificates(0x21, range(5, 4)), certificates(0x20, new byte[7]),
				certificates(0x21, new byte[17]), certificates(0x22, bitmap(-1, 3)), certificates(0x22, bitmap(0, 1)),
				certificates(0x22, bitmap(1, 0x80)) }) {
			assertThatIllegalArgumentException().isThrownBy(() -> new KeyRevocationListParser(content).parse());
		}
		assertThat(new KeyRevocationListParser(certificates(0x22, bitmap(-1, 1))).parse()).isNotNull();
	}

	private static byte[] range(long first, long last) {
		Buffer range = new ByteArrayBuffer();
		range.putLong(first);
		range.putLong(last);
		return range.getCompactData();
	}

	private static byte[] bitmap(long offset, int bits) {
		Buffer bitmap = new ByteArrayBuffer();
		bitmap.putLong(offset);
		bitmap.putBytes(new byte[] { (byte) bits });
		return bitmap.getCompactData();
	}

	private static byte[] certificates(int type, byte[] content) {
		Buffer section = new ByteArrayBuffer();
		section.putBytes(AUTHORITY.getEncoded());
		section.putString("");
		section.putByte((byte) type);
		section.putBytes(content);
		return list(1, section);
	}

	private static byte[] list(int type, Buffer section) {
		Buffer list = new ByteArrayBuffer();
		list.putRawBytes(Arrays.copyOf(LIST, 44));
		list.putByte((byte) type);
		list.putBytes(section.getCompactData());
		return list.getCompactData();
	}

}
