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

package io.github.sshspringboot.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.github.sshspringboot.security.SshKerberosPrincipals;
import io.github.sshspringboot.security.internal.kerberos.KerberosLogin;
import io.github.sshspringboot.security.internal.kerberos.Keytabs;
import io.github.sshspringboot.server.internal.key.KeyFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.authentication.AuthenticationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshKerberosConfiguration}.
 */
class SshKerberosConfigurationTests {

	private static final String PRINCIPAL = "ssh.auth.gssapi.service-principal";

	private static final String KEYTAB = "ssh.auth.gssapi.keytab";

	private static final String SERVICE = PRINCIPAL + "=host/server.example.test@EXAMPLE.TEST";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshSecurityAutoConfiguration.class));

	private final ApplicationContextRunner users = this.contextRunner.withUserConfiguration(TestBeans.Users.class);

	private final Path directory;

	private final String keytab;

	SshKerberosConfigurationTests(@TempDir Path directory) throws Exception {
		this.directory = directory;
		this.keytab = KEYTAB + "=file:"
				+ Keytabs.write(directory.resolve("keytab"), "EXAMPLE.TEST", "host", "server.example.test");
	}

	@Test
	void withoutPropertiesThereAreNoTickets() {
		this.users.run((context) -> assertThat(context.getBean(LoginMethods.class).alternatives())
			.containsExactly(List.of("password")));
		assertInvalid(this.users.withPropertyValues("ssh.auth.methods=gssapi-with-mic"), "ssh.auth.methods",
				"gssapi-with-mic needs ssh.auth.gssapi.service-principal and ssh.auth.gssapi.keytab");
	}

	@Test
	void propertiesOfferTickets() {
		this.users.withPropertyValues(SERVICE, this.keytab).run((context) -> {
			assertThat(context.getBean(LoginMethods.class).methods()).hasAtLeastOneElementOfType(KerberosLogin.class);
			assertThat(context.getBean(LoginMethods.class).alternatives()).containsExactly(List.of("password"),
					List.of("gssapi-with-mic"));
		});
		this.users.withPropertyValues(SERVICE, this.keytab, "ssh.auth.methods=gssapi-with-mic+password")
			.withBean(SshKerberosPrincipals.class, () -> mock())
			.run((context) -> assertThat(context.getBean(LoginMethods.class).alternatives())
				.containsExactly(List.of("gssapi-with-mic", "password")));
	}

	@Test
	void onePropertyWithoutTheOtherFailsTheStart() {
		assertInvalid(this.users.withPropertyValues(SERVICE), PRINCIPAL, "Set ssh.auth.gssapi.keytab as well");
		assertInvalid(this.users.withPropertyValues(this.keytab), KEYTAB,
				"Set ssh.auth.gssapi.service-principal as well");
	}

	@ParameterizedTest
	@ValueSource(strings = { "host", "host/server", "server@EXAMPLE.TEST", "host/server@", "host/a/b@EXAMPLE.TEST" })
	void principalWithoutHostOrRealmFailsTheStart(String principal) {
		assertInvalid(this.users.withPropertyValues(PRINCIPAL + "=" + principal, this.keytab), PRINCIPAL,
				"It must have a host and a realm");
	}

	@Test
	void keytabThatCannotBeUsedFailsTheStart() throws Exception {
		Path empty = Files.createFile(this.directory.resolve("empty"), KeyFilePermissions.file());
		assertInvalid(this.users.withPropertyValues(SERVICE, KEYTAB + "=file:" + this.directory.resolve("missing")),
				KEYTAB, "no such file");
		assertInvalid(this.users.withPropertyValues(SERVICE, KEYTAB + "=file:" + this.directory), KEYTAB,
				"no such file");
		assertInvalid(this.users.withPropertyValues(SERVICE, KEYTAB + "=https://example.test/keytab"), KEYTAB,
				"It must be a file");
		assertInvalid(this.users.withPropertyValues(SERVICE, KEYTAB + "=file:" + empty), KEYTAB, "no key of host/");
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
	void keytabOfEverybodyFailsTheStart() throws Exception {
		Files.setPosixFilePermissions(this.directory.resolve("keytab"), PosixFilePermissions.fromString("rw-r--r--"));
		assertInvalid(this.users.withPropertyValues(SERVICE, this.keytab), KEYTAB, "chmod 640");
	}

	@Test
	void kerberosOfTheSystemFailsTheStart() {
		String property = "sun.security.jgss.native";
		assertInvalid(this.users.withPropertyValues(SERVICE, this.keytab).withSystemProperties(property + "=true"),
				KEYTAB, "-D" + property + "=true");
	}

	@Test
	void ticketsOfUsersThatNobodyKnowsFailTheStart() {
		assertInvalid(this.contextRunner.withBean(AuthenticationManager.class, () -> mock())
			.withPropertyValues(SERVICE, this.keytab), PRINCIPAL, "UserDetailsService");
	}

	private static void assertInvalid(ApplicationContextRunner runner, String property, String reason) {
		runner.run((context) -> {
			Throwable failure = context.getStartupFailure();
			while (failure != null && !(failure instanceof InvalidConfigurationPropertyValueException)) {
				failure = failure.getCause();
			}
			assertThat(failure).isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
				assertThat(ex.getName()).isEqualTo(property);
				assertThat(ex.getReason()).contains(reason).doesNotContain("\n");
			});
		});
	}

}
