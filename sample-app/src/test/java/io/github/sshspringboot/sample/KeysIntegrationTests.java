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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.sample.Clients.Result;
import io.github.sshspringboot.security.SshCertificatePrincipals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.authority.AuthorityUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys with options, certificates and revocation, with OpenSSH's client and
 * {@code ssh-keygen}.
 */
@Tag("jdk")
@Testcontainers(disabledWithoutDocker = true)
class KeysIntegrationTests {

	private static final String SSH = "ssh -F /clients/ssh_config -o BatchMode=yes -o IdentitiesOnly=yes -i %s%s -p %d "
			+ "-l %s 127.0.0.1 %s";

	@TempDir
	static Path data;

	private static Sample sample;

	@BeforeAll
	static void start() throws IOException {
		Clients.succeed("""
				cd /clients && rm -rf keys && mkdir keys && cd keys
				for name in ca other user second db; do ssh-keygen -q -t ed25519 -N '' -C $name -f $name; done
				ssh-keygen -q -t rsa -b 3072 -N '' -C rsaca -f rsaca
				ssh-keygen -q -t rsa -b 3072 -N '' -C rsauser -f rsauser
				ssh-keygen -q -t ecdsa -N '' -C ecuser -f ecuser
				""");
		write("ca", content("ca.pub") + content("rsaca.pub"));
		write("revoked", new byte[0]);
		SpringApplicationBuilder application = new SpringApplicationBuilder(SampleApplication.class)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(Variables.class,
					() -> new KeysIntegrationTests().new Variables()));
		sample = Sample.start(application, data, "--ssh.auth.public-key.trusted-user-ca=file:" + data.resolve("ca"),
				"--ssh.auth.public-key.revoked-keys=file:" + data.resolve("revoked"),
				"--ssh.auth.public-key.jdbc.query=select line from ssh_keys where username = ?",
				"--ssh.auth.public-key.cache.time-to-live=1s");
		sample.context().getBean(JdbcTemplate.class).execute("create table ssh_keys (username varchar(50), line text)");
	}

	@AfterAll
	static void stop() {
		sample.close();
	}

	@BeforeEach
	void reset() throws IOException {
		write("revoked", new byte[0]);
		sample.authorize("admin", "");
		Clients.succeed("rm -f /clients/keys/*-cert.pub");
	}

	private static String content(String file) {
		return Clients.succeed("cat /clients/keys/" + file);
	}

	private static void write(String name, String content) throws IOException {
		write(name, content.getBytes(StandardCharsets.UTF_8));
	}

	private static void write(String name, byte[] content) throws IOException {
		Path draft = Files.write(data.resolve(name + ".new"), content);
		Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
		Files.move(draft, data.resolve(name), StandardCopyOption.REPLACE_EXISTING);
	}

	private static void authorize(String options, String name) throws IOException {
		sample.authorize("admin", options + " " + content(name + ".pub"));
	}

	private static void certify(String options, String name) {
		Clients.succeed("cd /clients/keys && ssh-keygen -q -s ca %s %s.pub".formatted(options, name));
	}

	private static Result run(String name, String command) {
		return run(name, "admin", "", command);
	}

	private static Result run(String name, String user, String options, String command) {
		return Clients.run(SSH.formatted("/clients/keys/" + name, options, sample.port(), Clients.quote(user),
				Clients.quote(command)));
	}

	private static void assertRuns(Result result, String output) {
		assertThat(result.status()).as(result.toString()).isZero();
		assertThat(result.output().replace("\r", "")).isEqualTo(output);
	}

	/**
	 * OpenSSH leaves when a terminal that it insists on is refused.
	 */
	private static void assertTerminal(boolean refused) {
		Result result = run("user", "admin", " -tt", "diag echo x");
		assertThat(result.error().contains("PTY allocation request failed")).as(result.toString()).isEqualTo(refused);
		assertThat(result.output().contains("x")).as(result.toString()).isEqualTo(!refused);
		assertRuns(run("user", "diag echo x"), "x\n");
	}

	private static void assertRefused(Result result) {
		assertThat(result.status()).as(result.toString()).isEqualTo(255);
		assertThat(result.output()).isEmpty();
		assertThat(result.error()).contains("Permission denied");
	}

	@Test
	void forcedCommand() throws IOException {
		authorize("command=\"diag echo forced\",restrict", "user");
		assertRuns(run("user", "diag echo mine"), "forced\n");
		assertRuns(run("user", ""), "forced\n");
		assertThat(run("user", "admin", " -s", "sftp").output()).isEqualTo("forced\n");
		authorize("command=\"diag echo forced\"", "user");
		assertThat(run("user", "admin", " -tt", "diag echo mine").output()).contains("forced").doesNotContain("mine");
	}

	@ParameterizedTest
	@CsvSource({ "no-pty, true", "restrict, true", "'restrict,pty', false", "no-port-forwarding, false" })
	void terminal(String option, boolean refused) throws IOException {
		authorize(option, "user");
		assertTerminal(refused);
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=\"10.0.0.0/8\"", "from=\"*,!127.0.0.1\"", "expiry-time=\"20200101\"",
			"no-such-option", "cert-authority" })
	void refusedByOption(String option) throws IOException {
		authorize(option, "user");
		assertRefused(run("user", "diag echo x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=\"127.0.0.0/8\"", "expiry-time=\"29990101\"",
			"permitopen=\"db:5432\",permitlisten=\"80\",no-agent-forwarding,no-X11-forwarding,no-user-rc,tunnel=\"0\"" })
	void acceptedByOption(String option) throws IOException {
		authorize(option, "user");
		assertRuns(run("user", "diag echo x"), "x\n");
	}

	@Test
	void variableOfAKeyIsSetWhateverTheClientSends() throws IOException {
		authorize("environment=\"ORDERS_REGION=eu\"", "user");
		assertRuns(run("user", "variables show ORDERS_REGION"), "eu\n");
		assertRuns(run("user", "admin", " -o SetEnv=ORDERS_REGION=us", "variables show ORDERS_REGION"), "eu\n");
		authorize("", "user");
		assertRuns(run("user", "variables show ORDERS_REGION"), "null\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "user", "rsauser", "ecuser" })
	void certificateLogsInWhomItNames(String name) {
		certify("-I id -n admin -V -1m:+5m", name);
		assertRuns(run(name, "diag echo x"), "x\n");
		assertRefused(run(name, "operator", "", "diag echo x"));
	}

	@Test
	void certificateOfAnRsaAuthority() {
		Clients.succeed("cd /clients/keys && ssh-keygen -q -s rsaca -t rsa-sha2-512 -I id -n admin user.pub");
		assertRuns(run("user", "diag echo x"), "x\n");
		Clients.succeed("cd /clients/keys && ssh-keygen -q -s rsaca -t ssh-rsa -I id -n admin user.pub");
		assertRefused(run("user", "diag echo x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-I id -n other", "-I id", "-I id -n admin -V 20200101:20200102",
			"-I id -n admin -V 29990101:29990102", "-I id -n admin -O source-address=10.0.0.0/8",
			"-I id -n admin -O verify-required", "-I id -n admin -O critical:no-such-option@example.org=x",
			"-h -I id -n admin" })
	void refusedCertificate(String options) {
		certify(options, "user");
		assertRefused(run("user", "diag echo x"));
	}

	@Test
	void certificateOfAnotherAuthority() {
		Clients.succeed("cd /clients/keys && ssh-keygen -q -s other -I id -n admin user.pub");
		assertRefused(run("user", "diag echo x"));
	}

	@Test
	void acceptedCertificate() {
		certify("-I id -n admin -O source-address=127.0.0.1/32 -O extension:note@example.org=x", "user");
		assertRuns(run("user", "diag echo x"), "x\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-O no-agent-forwarding", "-O no-port-forwarding", "-O no-user-rc", "-O no-x11-forwarding",
			"-O no-touch-required", "-O clear", "-O clear -O permit-agent-forwarding -O permit-port-forwarding "
					+ "-O permit-pty -O permit-user-rc -O permit-x11-forwarding" })
	void optionOfACertificateThatCommandsDoNotNeed(String options) {
		certify("-I id -n admin " + options, "user");
		assertRuns(run("user", "diag echo x"), "x\n");
		Result forwarding = run("user", "admin", " -A -X -o ExitOnForwardFailure=yes -R 0:127.0.0.1:9", "diag echo x");
		assertThat(forwarding.status()).as(forwarding.toString()).isEqualTo(255);
		assertThat(forwarding.error()).contains("remote port forwarding failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cert-authority", "cert-authority,principals=\"admin\"", "cert-authority,principals=\"\"",
			"cert-authority,principals=\"*\"" })
	void certificateWithoutPrincipalsIsNobodysAlsoByAuthorizedKeys(String options) throws IOException {
		Clients.succeed("cd /clients/keys && ssh-keygen -q -s other -I id user.pub");
		authorize(options, "other");
		assertRefused(run("user", "diag echo x"));
	}

	@Test
	void applicationDecidesWhomACertificateLogsIn() throws IOException {
		certify("-I id -n team", "user");
		assertRefused(run("user", "operator", "", "diag echo x"));
		SshCertificatePrincipals team = (username,
				certificate) -> ("operator".equals(username) && certificate.getPrincipals().contains("team"))
						? AuthorityUtils.createAuthorityList("ROLE_TEAM") : null;
		SpringApplicationBuilder application = new SpringApplicationBuilder(SampleApplication.class)
			.initializers((context) -> ((GenericApplicationContext) context)
				.registerBean(SshCertificatePrincipals.class, () -> team));
		try (Sample other = Sample.start(application, data,
				"--ssh.auth.public-key.trusted-user-ca=file:" + data.resolve("ca"))) {
			sample.authorize("admin", "");
			Result result = Clients
				.run(SSH.formatted("/clients/keys/user", "", other.port(), "operator", Clients.quote("diag whoami")));
			assertThat(result.output()).as(result.toString()).startsWith("operator ").contains("ROLE_TEAM");
			assertRefused(Clients
				.run(SSH.formatted("/clients/keys/user", "", other.port(), "admin", Clients.quote("diag whoami"))));
		}
	}

	@Test
	void forcedCommandOfACertificate() {
		certify("-I id -n admin -O force-command='diag echo forced'", "user");
		assertRuns(run("user", "diag echo mine"), "forced\n");
		assertRuns(run("user", ""), "forced\n");
	}

	@ParameterizedTest
	@CsvSource({ "'', false", "-O no-pty, true", "-O clear, true", "-O clear -O permit-pty, false" })
	void terminalOfACertificate(String options, boolean refused) {
		certify("-I id -n admin " + options, "user");
		assertTerminal(refused);
	}

	@Test
	void authorityInAuthorizedKeys() throws IOException {
		Clients.succeed("cd /clients/keys && ssh-keygen -q -s other -I id -n team user.pub");
		authorize("cert-authority", "other");
		assertRefused(run("user", "diag echo x"));
		authorize("cert-authority,principals=\"ops,team\",command=\"diag echo forced\"", "other");
		assertRuns(run("user", "diag echo x"), "forced\n");
		assertRefused(run("other", "diag echo x"));
	}

	@ParameterizedTest
	@CsvSource({ "serial: 7, true", "serial: 5-9, true", "serial: 8, false", "id: laptop, true", "id: lap, false" })
	void revokedCertificate(String entry, boolean revoked) throws IOException {
		certify("-I laptop -z 7 -n admin", "user");
		assertRuns(run("user", "diag echo x"), "x\n");
		revoke("-s ca.pub", entry);
		if (revoked) {
			assertRefused(run("user", "diag echo x"));
		}
		else {
			assertRuns(run("user", "diag echo x"), "x\n");
		}
	}

	@ParameterizedTest
	@CsvSource({ "2, true", "3, false", "100, true", "101, false", "400, true", "402, false" })
	void certificateRevokedByABitmap(String serial, boolean revoked) throws IOException {
		certify("-I id -n admin -z " + serial, "user");
		revoke("-s ca.pub",
				IntStream.rangeClosed(1, 200)
					.mapToObj((number) -> "serial: " + 2 * number)
					.collect(Collectors.joining("\n")));
		assertThat(Files.size(data.resolve("revoked"))).as("the list as a bitmap").isLessThan(200 * Long.BYTES);
		if (revoked) {
			assertRefused(run("user", "diag echo x"));
		}
		else {
			assertRuns(run("user", "diag echo x"), "x\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "key", "sha1", "sha256" })
	void revokedKey(String kind) throws IOException {
		authorize("", "user");
		revoke("", kind + ": " + content("second.pub").strip());
		assertRuns(run("user", "diag echo x"), "x\n");
		revoke("", kind + ": " + content("user.pub").strip());
		assertRefused(run("user", "diag echo x"));
		certify("-I id -n admin", "user");
		assertRefused(run("user", "diag echo x"));
		certify("-I id -n admin", "second");
		assertRuns(run("second", "diag echo x"), "x\n");
		revoke("", kind + ": " + content("ca.pub").strip());
		assertRefused(run("second", "diag echo x"));
	}

	private static void revoke(String options, String entry) throws IOException {
		Clients.copy(entry + "\n", "/clients/keys/spec");
		write("revoked",
				Base64.getMimeDecoder()
					.decode(Clients
						.succeed("cd /clients/keys && rm -f krl && ssh-keygen -q -k -f krl %s spec >&2 && base64 krl"
							.formatted(options))));
	}

	@Test
	void brokenRevocationListRefusesEveryKey() throws IOException {
		authorize("", "user");
		write("revoked", "nonsense");
		assertRefused(run("user", "diag echo x"));
	}

	@Test
	void hostCertificateLetsTheClientTrustTheServer() throws IOException {
		Clients.succeed("""
				cd /clients/keys && ssh-keyscan -t ed25519 -p %d 127.0.0.1 | cut -d ' ' -f 2- > host.pub
				ssh-keygen -q -h -s ca -I host -n 127.0.0.1 host.pub
				echo "@cert-authority * $(cat ca.pub)" > known_hosts
				""".formatted(sample.port()));
		Path certificate = data.resolve("host-keys/ssh_host_ed25519_key-cert.pub");
		String options = " -o StrictHostKeyChecking=yes -o UserKnownHostsFile=/clients/keys/known_hosts";
		authorize("", "user");
		assertThat(run("user", "admin", options, "diag echo x").status()).isEqualTo(255);
		Files.writeString(certificate, content("host-cert.pub"));
		try (Sample certified = Sample.start(data)) {
			authorize("", "user");
			Result result = Clients.run(SSH.formatted("/clients/keys/user", options, certified.port(), "admin",
					Clients.quote("diag echo x")));
			assertRuns(result, "x\n");
		}
		finally {
			Files.delete(certificate);
		}
	}

	@Test
	void keyInADatabase() throws Exception {
		JdbcTemplate jdbc = sample.context().getBean(JdbcTemplate.class);
		assertRefused(run("db", "operator", "", "diag echo x"));
		Thread.sleep(1100);
		jdbc.update("insert into ssh_keys values ('operator', ?)", "no-pty " + content("db.pub"));
		assertRuns(run("db", "operator", "", "diag echo x"), "x\n");
		assertRefused(run("db", "admin", "", "diag echo x"));
		jdbc.update("delete from ssh_keys");
		Thread.sleep(1100);
		assertRefused(run("db", "operator", "", "diag echo x"));
	}

	/**
	 * An inner class, which the sample application does not find by itself.
	 */
	@SshCommand(name = "variables", description = "Variables of the environment")
	class Variables {

		@SshCommand(name = "show", description = "Print a variable")
		String show(@SshArgument(description = "Its name.") String name, SshCommandContext context) {
			return String.valueOf(context.getEnvironment().get(name));
		}

	}

}
