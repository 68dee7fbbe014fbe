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

package io.github.sshspringboot.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.security.internal.key.LdapAuthorizedKeysSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.core.support.LdapContextSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys in a directory, with OpenLDAP.
 */
@Tag("jdk")
@Testcontainers(disabledWithoutDocker = true)
class LdapKeysIntegrationTests {

	private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOAQsnwDj0mkHSe3H91zSdVdUbEyWtZCpHIu7G50U7aO";

	private static final String CONFIGURATION = """
			include /etc/ldap/schema/core.schema
			include /etc/ldap/schema/cosine.schema
			include /etc/ldap/schema/inetorgperson.schema
			attributetype ( 1.3.6.1.4.1.24552.500.1.1.1.13 NAME 'sshPublicKey' EQUALITY octetStringMatch
			  SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 )
			objectclass ( 1.3.6.1.4.1.24552.500.1.1.2.0 NAME 'ldapPublicKey' SUP top AUXILIARY MAY sshPublicKey )
			modulepath /usr/lib/ldap
			moduleload back_mdb
			database mdb
			directory /directory
			suffix "dc=example,dc=org"
			""";

	private static final String ENTRIES = """
			dn: dc=example,dc=org
			objectClass: domain
			dc: example

			dn: ou=people,dc=example,dc=org
			objectClass: organizationalUnit
			ou: people

			dn: uid=admin,ou=people,dc=example,dc=org
			objectClass: inetOrgPerson
			objectClass: ldapPublicKey
			uid: admin
			cn: admin
			sn: admin
			sshPublicKey: %1$s one
			sshPublicKey: no-pty,command="diag echo x" %1$s two
			sshPublicKey: no-such-option %1$s three

			dn: uid=operator,ou=people,dc=example,dc=org
			objectClass: inetOrgPerson
			objectClass: ldapPublicKey
			uid: operator
			cn: operator
			sn: operator
			sshPublicKey: %2$s

			dn: uid=admin/a,ou=people,dc=example,dc=org
			objectClass: inetOrgPerson
			objectClass: ldapPublicKey
			uid: admin/a
			cn: slash
			sn: slash
			sshPublicKey: no-pty %1$s

			dn: uid=keyless,ou=people,dc=example,dc=org
			objectClass: inetOrgPerson
			uid: keyless
			cn: keyless
			sn: keyless

			dn: cn=first,ou=people,dc=example,dc=org
			objectClass: inetOrgPerson
			objectClass: ldapPublicKey
			uid: twice
			cn: first
			sn: first
			sshPublicKey: %1$s

			dn: cn=second,ou=people,dc=example,dc=org
			objectClass: inetOrgPerson
			objectClass: ldapPublicKey
			uid: twice
			cn: second
			sn: second
			sshPublicKey: %1$s
			""";

	private static GenericContainer<?> container;

	private static LdapTemplate ldap;

	private static LdapAuthorizedKeysSource source;

	@BeforeAll
	static void start() throws Exception {
		int port = Containers.freePort();
		container = Containers.start("directory", "slapd && mkdir /directory");
		Containers.copy(container, CONFIGURATION, "/slapd.conf");
		Containers.copy(container,
				ENTRIES.formatted(KEY, Clients.key("operator").publicKeys().lines().findFirst().orElseThrow()),
				"/entries.ldif");
		String started = container
			.execInContainer("sh", "-c",
					"slapadd -f /slapd.conf -l /entries.ldif && slapd -f /slapd.conf -h ldap://127.0.0.1:" + port
							+ " && echo up")
			.toString();
		assertThat(started).contains("up");
		LdapContextSource context = new LdapContextSource();
		context.setUrl("ldap://127.0.0.1:" + port);
		context.setBase("dc=example,dc=org");
		context.setAnonymousReadOnly(true);
		context.afterPropertiesSet();
		ldap = new LdapTemplate(context);
		source = new LdapAuthorizedKeysSource(ldap, "ou=people", "(uid={username})", "sshPublicKey");
		Awaitility.await()
			.atMost(20, TimeUnit.SECONDS)
			.ignoreExceptions()
			.until(() -> source.getAuthorizedKeys("keyless").isEmpty());
	}

	@AfterAll
	static void stop() {
		container.stop();
	}

	@Test
	void userLogsInWithAKeyOfTheDirectoryAndNobodyElseDoes(@TempDir Path data) throws IOException {
		SpringApplicationBuilder application = new SpringApplicationBuilder(SampleApplication.class).initializers(
				(context) -> ((GenericApplicationContext) context).registerBean(LdapTemplate.class, () -> ldap));
		try (Sample sample = Sample.start(application, data, "--ssh.auth.public-key.ldap.base=ou=people",
				"--ssh.auth.public-key.ldap.filter=(uid={username})")) {
			Clients.Key key = Clients.key("operator");
			assertThat(Clients.succeed(Client.OPENSSH.withKey(sample, "operator", key, "diag whoami")))
				.startsWith("operator");
			assertThat(Clients.run(Client.OPENSSH.withKey(sample, "admin", key, "diag whoami")).status())
				.isEqualTo(255);
		}
	}

	@Test
	void valuesOfTheAttributeAreLines() {
		assertThat(source.getAuthorizedKeys("admin")).hasSize(2)
			.extracting((key) -> String.valueOf(key.options().restrictions().forcedCommand()))
			.containsExactlyInAnyOrder("null", "diag echo x");
	}

	@ParameterizedTest
	@CsvSource({ "admin, 2", "admin/a, 1", "admin/b, 0", "nobody, 0", "'admin,ou=people', 0", "'\"admin\"', 0" })
	void nameIsOneValueOfTheBase(String username, int keys) {
		LdapAuthorizedKeysSource byName = new LdapAuthorizedKeysSource(ldap, "uid={username},ou=people",
				"(objectClass=*)", "sshPublicKey");
		assertThat(byName.getAuthorizedKeys(username)).hasSize(keys);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "keyless", "nobody", "twice", "*", "adm*", "admin)(uid=*", "*)(objectClass=*", "\\61dmin", "" })
	void othersHaveNone(String username) {
		assertThat(source.getAuthorizedKeys(username)).isEmpty();
	}

}
