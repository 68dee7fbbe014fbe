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

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.github.sshspringboot.server.internal.key.KeyFilePermissions;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KerberosService}.
 */
class KerberosServiceTests {

	private static final String PRINCIPAL = "host/server.example.test@EXAMPLE.TEST";

	private static final String NATIVE = "sun.security.jgss.native";

	private final Path directory;

	KerberosServiceTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void keytabWithTheKeyIsEnoughToAcceptTickets() throws Exception {
		Path keytab = Keytabs.write(this.directory.resolve("keytab"), "EXAMPLE.TEST", "host", "server.example.test");
		KerberosService service = new KerberosService(PRINCIPAL, keytab);
		assertThat(service.getRealm()).isEqualTo("EXAMPLE.TEST");
		GSSContext context = service.newContext();
		assertThat(context.isInitiator()).isFalse();
		assertThatExceptionOfType(GSSException.class)
			.isThrownBy(() -> context.acceptSecContext(FakeTickets.token("forged"), 0, 10));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "host", "host/server", "host@EXAMPLE.TEST", "host/server@", "/server@EXAMPLE.TEST",
			"host/@EXAMPLE.TEST", "host/a/b@EXAMPLE.TEST", "host/server@A@B", "host/server @A", "host/server\\@A@B" })
	void principalNeedsHostAndRealm(String principal) {
		assertThat(KerberosService.isPrincipal(principal)).isFalse();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new KerberosService(principal, this.directory.resolve("keytab")));
	}

	@Test
	void keytabThatIsNoFileIsRefused() {
		for (Path path : new Path[] { this.directory, this.directory.resolve("missing") }) {
			assertThatIllegalArgumentException().isThrownBy(() -> new KerberosService(PRINCIPAL, path))
				.withMessageContaining("no such file");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-r--r--", "rw----r--", "rw--w----", "rw-rw----", "rw-----w-" })
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
	void keytabOfEverybodyIsRefused(String permissions) throws Exception {
		Path keytab = Keytabs.write(this.directory.resolve("keytab"), "EXAMPLE.TEST", "host", "server.example.test");
		Files.setPosixFilePermissions(keytab, PosixFilePermissions.fromString(permissions));
		assertThatIllegalArgumentException().isThrownBy(() -> new KerberosService(PRINCIPAL, keytab))
			.withMessageContaining("chmod 640 " + keytab);
	}

	@ParameterizedTest
	@ValueSource(strings = { "r--------", "rw-r-----" })
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
	void keytabOfTheOwnerAndTheGroupIsAccepted(String permissions) throws Exception {
		Path keytab = Keytabs.write(this.directory.resolve("keytab"), "EXAMPLE.TEST", "host", "server.example.test");
		Files.setPosixFilePermissions(keytab, PosixFilePermissions.fromString(permissions));
		assertThat(new KerberosService(PRINCIPAL, keytab).hasKey()).isTrue();
	}

	@Test
	void kerberosOfTheSystemIsRefused() throws Exception {
		Path keytab = Keytabs.write(this.directory.resolve("keytab"), "EXAMPLE.TEST", "host", "server.example.test");
		System.setProperty(NATIVE, "true");
		try {
			assertThatIllegalArgumentException().isThrownBy(() -> new KerberosService(PRINCIPAL, keytab))
				.withMessageContaining("-D" + NATIVE + "=true")
				.withMessageNotContaining("\n");
		}
		finally {
			System.clearProperty(NATIVE);
		}
	}

	@Test
	void keytabWithoutAKeyOfTheServiceIsRefused() throws Exception {
		Path[] keytabs = { ownFile("empty", ""), ownFile("nonsense", "nonsense"),
				Keytabs.write(this.directory.resolve("host"), "EXAMPLE.TEST", "host", "other.example.test"),
				Keytabs.write(this.directory.resolve("realm"), "OTHER.TEST", "host", "server.example.test") };
		for (Path keytab : keytabs) {
			assertThatIllegalArgumentException().isThrownBy(() -> new KerberosService(PRINCIPAL, keytab))
				.withMessageContaining("no key of " + PRINCIPAL);
		}
	}

	private Path ownFile(String name, String content) throws Exception {
		return Files.writeString(Files.createFile(this.directory.resolve(name), KeyFilePermissions.file()), content);
	}

}
