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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.github.sshspringboot.security.SshKerberosPrincipals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OpenSSH logs in with Kerberos tickets of a real KDC, which serves two realms that trust
 * each other.
 */
@Tag("jdk")
@Testcontainers(disabledWithoutDocker = true)
class KerberosIntegrationTests {

	private static final String CLIENT = """
			[libdefaults]
				default_realm = EXAMPLE.TEST
				dns_lookup_kdc = false
				dns_lookup_realm = false
				dns_canonicalize_hostname = false
				rdns = false
				qualify_shortname = ""
				udp_preference_limit = 1
			[realms]
				EXAMPLE.TEST = {
					kdc = 127.0.0.1:%1$d
				}
				OTHER.TEST = {
					kdc = 127.0.0.1:%1$d
				}
			[domain_realm]
				server.example.test = EXAMPLE.TEST
			""";

	private static final String KDC = """
			[kdcdefaults]
				kdc_listen = 127.0.0.1:%1$d
				kdc_tcp_listen = 127.0.0.1:%1$d
			[realms]
				EXAMPLE.TEST = {
					database_name = /var/lib/krb5kdc/example
					key_stash_file = /var/lib/krb5kdc/example-stash
				}
				OTHER.TEST = {
					database_name = /var/lib/krb5kdc/other
					key_stash_file = /var/lib/krb5kdc/other-stash
				}
			""";

	private static final String SET_UP = """
			set -e
			echo 127.0.0.1 server.example.test >> /etc/hosts
			for realm in EXAMPLE.TEST OTHER.TEST; do
				kdb5_util -r $realm create -s -P master
				for user in alice bob locked unknown; do
					kadmin.local -r $realm addprinc -pw secret $user@$realm
				done
				kadmin.local -r $realm addprinc -pw secret alice/admin@$realm
				kadmin.local -r $realm addprinc -pw trust krbtgt/EXAMPLE.TEST@OTHER.TEST
			done
			kadmin.local addprinc -randkey host/server.example.test
			kadmin.local ktadd -k /server.keytab host/server.example.test
			krb5kdc -r EXAMPLE.TEST -r OTHER.TEST
			""";

	@TempDir
	private static Path data;

	private static GenericContainer<?> container;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() throws Exception {
		container = Containers.start("kerberos", "krb5-kdc krb5-admin-server krb5-user openssh-client sshpass");
		int port = Containers.freePort();
		Containers.copy(container, CLIENT.formatted(port), "/etc/krb5.conf");
		Containers.copy(container, KDC.formatted(port), "/etc/krb5kdc/kdc.conf");
		ExecResult setUp = run(SET_UP);
		assertThat(setUp.getExitCode()).as(setUp.toString()).isZero();
		copyKeytab();
		context = startApplication("gssapi-with-mic,password");
	}

	@AfterAll
	static void stop() {
		if (context != null) {
			context.close();
		}
		container.stop();
	}

	private static ConfigurableApplicationContext startApplication(String methods, Class<?>... beans) {
		return new SpringApplicationBuilder(Application.class).sources(beans)
			.web(WebApplicationType.NONE)
			.run(Sample.withoutRules("--ssh.server.port=0", "--sample.data-directory=" + data,
					"--ssh.auth.methods=" + methods, "--ssh.auth.required-authorities=ROLE_ADMIN",
					"--ssh.auth.penalties.enabled=false",
					"--ssh.auth.gssapi.service-principal=host/server.example.test@EXAMPLE.TEST",
					"--ssh.auth.gssapi.keytab=file:" + data.resolve("server.keytab")));
	}

	private static void copyKeytab() throws IOException {
		Path keytab = data.resolve("server.keytab");
		container.copyFileFromContainer("/server.keytab", keytab.toString());
		Files.setPosixFilePermissions(keytab, PosixFilePermissions.fromString("rw-------"));
	}

	@Test
	void ticketLogsItsUserIn() throws Exception {
		ExecResult result = login("alice", "alice");
		assertThat(result.getExitCode()).as(result.toString()).isZero();
		assertThat(result.getStdout()).contains("alice ROLE_ADMIN,FACTOR_SSH_GSSAPI");
		assertThat(login("bob", "bob").getStdout()).contains("bob ROLE_ADMIN,FACTOR_SSH_GSSAPI");
	}

	@ParameterizedTest
	@CsvSource({ "bob, alice", "alice, bob", "alice@OTHER.TEST, alice", "alice/admin, alice",
			"alice/admin, alice/admin", "alice, alice@EXAMPLE.TEST", "alice, Alice", "locked, locked",
			"unknown, unknown" })
	void ticketLogsNobodyElseIn(String principal, String username) throws Exception {
		assertRefused(login(principal, username));
	}

	@Test
	void withoutATicketNobodyLogsIn() throws Exception {
		assertRefused(ssh("/no-tickets", "", context, "alice"));
	}

	@Test
	void beanDecidesWhichUserAPrincipalIs() throws Exception {
		try (ConfigurableApplicationContext mapped = startApplication("gssapi-with-mic", Principals.class)) {
			ExecResult result = ssh(kinit("", "alice/admin"), "", mapped, "root");
			assertThat(result.getExitCode()).as(result.toString()).isZero();
			assertThat(result.getStdout()).contains("root ROLE_ADMIN,FACTOR_SSH_GSSAPI");
			assertRefused(ssh(kinit("", "alice/admin"), "", mapped, "alice"));
			assertRefused(ssh(kinit("", "alice"), "", mapped, "alice"));
			assertRefused(ssh(kinit("", "alice/admin@OTHER.TEST"), "", mapped, "root"));
		}
	}

	@Test
	void newKeysOfTheServiceAreReadFromTheFile() throws Exception {
		assertThat(run("kadmin.local ktadd -k /server.keytab host/server.example.test").getExitCode()).isZero();
		assertRefused(login("alice", "alice"));
		copyKeytab();
		assertThat(login("alice", "alice").getExitCode()).isZero();
	}

	@Test
	void ticketAndPasswordAddUp() throws Exception {
		try (ConfigurableApplicationContext both = startApplication("gssapi-with-mic+password")) {
			String cache = kinit("", "alice");
			assertRefused(ssh(cache, "", both, "alice"));
			ExecResult result = ssh(cache, "sshpass -p password", both, "alice");
			assertThat(result.getExitCode()).as(result.toString()).isZero();
			assertThat(result.getStdout()).contains("alice ROLE_ADMIN")
				.contains("FACTOR_SSH_GSSAPI", "FACTOR_PASSWORD");
			assertRefused(ssh(kinit("", "bob"), "sshpass -p password", both, "alice"));
		}
	}

	private static ExecResult login(String principal, String username) throws Exception {
		return ssh(kinit("", principal), "", context, username);
	}

	private static String kinit(String options, String principal) throws Exception {
		ExecResult result = run("cache=$(mktemp) && echo secret | kinit -f -c $cache %s %s >&2 && echo $cache"
			.formatted(options, principal));
		assertThat(result.getExitCode()).as(result.toString()).isZero();
		return result.getStdout().strip();
	}

	private static ExecResult ssh(String cache, String prefix, ConfigurableApplicationContext server, String username)
			throws Exception {
		return run(("KRB5CCNAME=%s %s ssh -K -o GSSAPIAuthentication=yes -o NumberOfPasswordPrompts=1 "
				+ "-o PreferredAuthentications=gssapi-with-mic%s -o StrictHostKeyChecking=no "
				+ "-o UserKnownHostsFile=/dev/null -p %d -l %s server.example.test diag whoami")
			.formatted(cache, prefix, prefix.isEmpty() ? "" : ",password",
					server.getEnvironment().getRequiredProperty("local.ssh.port", int.class), username));
	}

	private static void assertRefused(ExecResult result) {
		assertThat(result.getExitCode()).as(result.toString()).isNotZero();
		assertThat(result.getStdout()).isEmpty();
		assertThat(result.getStderr()).contains("Permission denied");
	}

	private static ExecResult run(String script) throws IOException, InterruptedException {
		return container.execInContainer("timeout", "60", "bash", "-c", script);
	}

	@EnableAutoConfiguration
	@ComponentScan("io.github.sshspringboot.sample.diag")
	static class Application {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("alice").password("{noop}password").roles("ADMIN").build(),
					User.withUsername("bob").password("{noop}password").roles("ADMIN").build(),
					User.withUsername("root").password("{noop}password").roles("ADMIN").build(),
					User.withUsername("alice/admin").password("{noop}password").roles("ADMIN").build(),
					User.withUsername("locked").password("{noop}password").roles("ADMIN").accountLocked(true).build());
		}

	}

	static class Principals implements SshKerberosPrincipals {

		@Override
		public @Nullable String getUsername(String principal) {
			return "alice/admin@EXAMPLE.TEST".equals(principal) ? "root" : null;
		}

	}

}
