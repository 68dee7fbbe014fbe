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

package io.github.sshspringboot.command.internal.key;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.autoconfigure.SshAuthorizedKeysAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshUserKeysAutoConfiguration;
import io.github.sshspringboot.security.SshUserKeyEvent;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.key.KeyFilePermissions;
import io.github.sshspringboot.server.internal.mina.MinaHostKeyCodec;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link KeysCommand}.
 */
class KeysCommandTests {

	private final Path directory;

	private final KeyPair key = generate();

	KeysCommandTests(@TempDir Path directory) {
		this.directory = directory;
	}

	private static KeyPair generate() {
		try {
			return new MinaHostKeyCodec().generate("ssh-ed25519");
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SshPublicKey publicKey(KeyPair key) {
		return SshTestServer.publicKey(key.getPublic());
	}

	private static String line(KeyPair key) {
		return publicKey(key).getType() + " " + Base64.getEncoder().encodeToString(publicKey(key).getEncoded());
	}

	private Path file() {
		return this.directory.resolve("admin");
	}

	private void write(String content) throws Exception {
		Files.createFile(file(), KeyFilePermissions.file());
		Files.writeString(file(), content, StandardCharsets.ISO_8859_1);
	}

	private SshTestServer start(String... properties) {
		List<String> all = new ArrayList<>(List.of("ssh.auth.public-key.self-service.enabled=true",
				"ssh.auth.public-key.authorized-keys=file:" + this.directory + "/{username}"));
		all.addAll(List.of(properties));
		return SshTestServer.start(List.of(SshTestServer.Users.class, KeysConfiguration.class, Events.class),
				all.toArray(String[]::new));
	}

	private static Result add(TestSession session, String input) throws Exception {
		return SshTestServer.exec(session, "keys add", input.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void keyThatAUserAddsLogsInAtOnceUntilItIsRemoved() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.login()) {
			assertThat(server.canLogin("admin", this.key)).isFalse();
			assertThat(add(session, line(this.key) + " of my laptop\n").outputText())
				.isEqualTo("Added " + publicKey(this.key) + "\n");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
			assertThat(server.canLogin("admin", this.key)).isTrue();
			assertThat(server.canLogin("other", this.key)).isFalse();
			assertThat(SshTestServer.exec(session, "keys -o json").outputText()).contains("of my laptop",
					publicKey(this.key).getFingerprint());
			assertThat(add(session, line(this.key)).outputText()).startsWith("Already there: ssh-ed25519 ");
			assertThat(SshTestServer.exec(session, "keys remove " + publicKey(this.key).getFingerprint()).status())
				.isZero();
			assertThat(server.canLogin("admin", this.key)).isFalse();
			assertThat(server.getBean(Events.class).list).containsExactly("ADDED " + publicKey(this.key),
					"REMOVED " + publicKey(this.key));
		}
	}

	@Test
	void otherLinesStayAsTheyAre() throws Exception {
		String others = "# caf\u00e9 \t\r\n\r\nnonsense\nfrom=\"10.0.0.1\" " + line(generate()) + " x\ncert-authority "
				+ line(this.key);
		write(others);
		try (SshTestServer server = start(); TestSession session = server.login()) {
			add(session, line(this.key));
			assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
				.isEqualTo(others + "\n" + line(this.key) + "\n");
			SshTestServer.exec(session, "keys remove " + publicKey(this.key).getFingerprint());
			assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1)).isEqualTo(others + "\n");
			assertThat(Files.list(this.directory)).containsExactly(file());
			assertThat(SshTestServer.exec(session, "keys --columns options").outputText()).contains("from=");
		}
	}

	/**
	 * The last character of these keys has bits that mean nothing.
	 */
	@Test
	void keyThatIsWrittenInAnotherWayIsTheSameKey() throws Exception {
		String line = line(new MinaHostKeyCodec().generate("ecdsa-sha2-nistp256"));
		assertThat(line).endsWith("=");
		char last = line.charAt(line.length() - 2);
		String other = line.substring(0, line.length() - 2) + (char) (last + 1) + "=";
		write("command=\"x \\\" " + line(this.key) + "\" " + line(this.key) + " a  b\n" + other + "\n");
		try (SshTestServer server = start(); TestSession session = server.login()) {
			assertThat(add(session, line).outputText()).startsWith("Already there: ");
			assertThat(add(session, other).outputText()).startsWith("Already there: ");
			assertThat(SshTestServer.exec(session, "keys -o json").outputText()).contains("\"a  b\"");
		}
	}

	@Test
	void severalKeysAreAddedTogetherOrNoneIs() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.login()) {
			String two = "# mine\n" + line(this.key) + "\n\n" + line(generate()) + "\n";
			assertThat(add(session, two + "nonsense\n").status()).isEqualTo(1);
			assertThat(file()).doesNotExist();
			assertThat(add(session, two).outputText().lines()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "restrict %s", "command=\"x\" %s", "cert-authority %s", "ssh-dss AAAA", "ssh-ed25519 AAAA",
			"%s \u001b[2J", "", "# only a comment" })
	void whatIsNoPlainKeyIsRefused(String text) throws Exception {
		try (SshTestServer server = start(); TestSession session = server.login()) {
			Result result = add(session, text.formatted(line(this.key)));
			assertThat(result.status()).isNotZero();
			assertThat(result.errorText()).startsWith("keys add: ");
			assertThat(file()).doesNotExist();
		}
	}

	@Test
	void certificateIsRefused() throws Exception {
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putRawPublicKey(OpenSshCertificateBuilder.userCertificate()
			.serial(1)
			.id("user")
			.principals(List.of("admin"))
			.publicKey(this.key.getPublic())
			.sign(generate()));
		try (SshTestServer server = start(); TestSession session = server.login()) {
			assertThat(add(session,
					"ssh-ed25519-cert-v01@openssh.com " + Base64.getEncoder().encodeToString(buffer.getCompactData()))
				.errorText()).isEqualTo("keys add: it is a certificate, not a key\n");
		}
	}

	@Test
	void numberOfKeysIsLimited() throws Exception {
		try (SshTestServer server = start("ssh.auth.public-key.self-service.max-keys=2");
				TestSession session = server.login()) {
			add(session, line(generate()) + "\n" + line(generate()));
			assertThat(add(session, line(this.key)).errorText())
				.isEqualTo("keys add: a user may have 2 keys: remove some first\n");
			assertThat(Files.readAllLines(file())).hasSize(2);
		}
	}

	@Test
	void revokedKeyIsNotAdded() throws Exception {
		Path revoked = Files.writeString(this.directory.resolve("revoked"), line(this.key));
		Files.setPosixFilePermissions(revoked, PosixFilePermissions.fromString("rw-------"));
		try (SshTestServer server = start("ssh.auth.public-key.revoked-keys=file:" + revoked);
				TestSession session = server.login()) {
			assertThat(add(session, line(this.key)).errorText()).contains("is revoked");
			assertThat(file()).doesNotExist();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-pty", "command=\"keys add\"", "from=\"127.0.0.1\"", "expiry-time=\"20991231\"",
			"environment=\"A=b\"" })
	void loginWithARestrictedKeyChangesNothing(String options) throws Exception {
		String line = options + " " + line(this.key) + "\n";
		write(line);
		try (SshTestServer server = start(); TestSession session = server.login("admin", this.key)) {
			Result result = add(session, line(generate()));
			assertThat(result.status()).isEqualTo(1);
			assertThat(result.errorText()).containsAnyOf("is restricted", "has conditions");
			assertThat(Files.readString(file())).isEqualTo(line);
		}
	}

	@Test
	void keyOfTheLoginIsRemovedOnlyIfThatIsMeant() throws Exception {
		write(line(this.key));
		String fingerprint = publicKey(this.key).getFingerprint();
		try (SshTestServer server = start(); TestSession session = server.login("admin", this.key)) {
			assertThat(SshTestServer.exec(session, "keys remove " + fingerprint).errorText()).contains("--force");
			assertThat(server.canLogin("admin", this.key)).isTrue();
			assertThat(SshTestServer.exec(session, "keys remove --force " + fingerprint).status()).isZero();
			assertThat(server.canLogin("admin", this.key)).isFalse();
			assertThat(SshTestServer.exec(session, "keys remove --force " + fingerprint).errorText())
				.isEqualTo("keys remove: the key of this login has conditions, or is removed\n");
		}
	}

	@Test
	void keysAreChangedOnlyAfterARequiredFactor() throws Exception {
		write(line(this.key));
		try (SshTestServer server = start("ssh.auth.public-key.self-service.required-factors=FACTOR_PASSWORD")) {
			try (TestSession session = server.login("admin", this.key)) {
				assertThat(add(session, line(generate())).errorText()).contains("needs one of [FACTOR_PASSWORD]");
				assertThat(SshTestServer.exec(session, "keys").status()).isZero();
			}
			try (TestSession session = server.login()) {
				assertThat(add(session, line(generate())).status()).isZero();
			}
		}
	}

	@Test
	void fileThatOthersCanWriteIsNotChanged() throws Exception {
		write(line(generate()) + "\n");
		Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));
		try (SshTestServer server = start(); TestSession session = server.login()) {
			assertThat(add(session, line(this.key)).status()).isEqualTo(1);
			assertThat(Files.readAllLines(file())).hasSize(1);
		}
	}

	@Test
	void permissionsOfTheFileStayAsTheyAre() throws Exception {
		write(line(generate()) + "\n");
		Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
		try (SshTestServer server = start(); TestSession session = server.login()) {
			assertThat(add(session, line(this.key)).status()).isZero();
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-r--r--");
		}
	}

	@Test
	void nothingIsWrittenWhereAUserOfTheMachineCouldPutALink() throws Exception {
		assumeThat(Files.getAttribute(this.directory, "unix:uid")).as("only root can give files to others")
			.isEqualTo(0);
		Files.setAttribute(this.directory, "unix:uid", 4242);
		try (SshTestServer server = start(); TestSession session = server.login()) {
			assertThat(add(session, line(this.key)).status()).isEqualTo(1);
			assertThat(this.directory).isEmptyDirectory();
		}
	}

	@Test
	void loginWithACertificateChangesNothing() throws Exception {
		KeyPair authority = generate();
		String line = "cert-authority " + line(authority) + "\n";
		write(line);
		OpenSshCertificate certificate = OpenSshCertificateBuilder.userCertificate()
			.serial(1)
			.id("user")
			.principals(List.of("admin"))
			.publicKey(this.key.getPublic())
			.validBefore(Instant.now().plusSeconds(3600))
			.extensions(List.of(new OpenSshCertificate.CertificateOption("permit-pty"),
					new OpenSshCertificate.CertificateOption("permit-agent-forwarding"),
					new OpenSshCertificate.CertificateOption("permit-port-forwarding")))
			.sign(authority, "ssh-ed25519");
		try (SshTestServer server = start();
				TestSession session = server.login("admin", new KeyPair(certificate, this.key.getPrivate()))) {
			assertThat(add(session, line(generate())).errorText()).contains("with a certificate");
			assertThat(Files.readString(file())).isEqualTo(line);
		}
	}

	@Test
	void loginWithTwoKeysIsUnconditionalOnlyIfBothAre() throws Exception {
		KeyPair conditional = generate();
		String lines = line(this.key) + "\nfrom=\"127.0.0.1,::1\" " + line(conditional) + "\n";
		write(lines);
		try (SshTestServer server = start("ssh.auth.methods=publickey+publickey");
				TestSession session = server.connect("admin")) {
			session.addPublicKeyIdentity(conditional);
			session.addPublicKeyIdentity(this.key);
			session.auth().verify(SshTestServer.SOON);
			assertThat(add(session, line(generate())).errorText()).contains("has conditions");
			assertThat(Files.readString(file())).isEqualTo(lines);
		}
	}

	@Test
	void keysInATableAreSeenAtOnce() throws Exception {
		EmbeddedDatabase database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.setName("keys")
			.build();
		try (SshTestServer server = start("spring.datasource.url=jdbc:h2:mem:keys", "spring.datasource.username=sa",
				"ssh.auth.public-key.jdbc.query=select line from ssh_keys where username = ?",
				"ssh.auth.public-key.jdbc.insert=insert into ssh_keys (username, line) values (?, ?)",
				"ssh.auth.public-key.jdbc.delete=delete from ssh_keys where username = ? and line = ?",
				"ssh.auth.public-key.cache.time-to-live=1h")) {
			JdbcTemplate jdbc = new JdbcTemplate(database);
			jdbc.execute("create table ssh_keys (username varchar(100), line varchar(2000))");
			assertThat(server.canLogin("admin", this.key)).isFalse();
			try (TestSession session = server.login()) {
				assertThat(add(session, line(this.key) + " mine").status()).isZero();
				assertThat(jdbc.queryForList("select line from ssh_keys where username = 'admin'", String.class))
					.containsExactly(line(this.key) + " mine");
				assertThat(server.canLogin("admin", this.key)).isTrue();
				SshTestServer.exec(session, "keys remove " + publicKey(this.key).getFingerprint());
				assertThat(server.canLogin("admin", this.key)).isFalse();
			}
		}
		finally {
			database.shutdown();
		}
	}

	@Test
	void userOfAnotherNameSeesOnlyTheirKeys() throws Exception {
		write(line(this.key));
		try (SshTestServer server = start(); TestSession session = server.login("other", "other-password")) {
			assertThat(SshTestServer.exec(session, "keys -o json").outputText().strip()).isEqualTo("[]");
			assertThat(SshTestServer.exec(session, "keys remove " + publicKey(this.key).getFingerprint()).status())
				.isEqualTo(1);
			assertThat(Files.readString(file())).isEqualTo(line(this.key));
		}
	}

	@Test
	void thereIsNoSuchCommandByDefault() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, KeysConfiguration.class))) {
			assertThat(SshTestServer.exec(server, "keys").status()).isEqualTo(127);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, SshAuthorizedKeysAutoConfiguration.class,
			SshUserKeysAutoConfiguration.class })
	static class KeysConfiguration {

	}

	static class Events {

		private final List<String> list = new ArrayList<>();

		@EventListener
		void changed(SshUserKeyEvent event) {
			this.list.add(event.getChange() + " " + event.getKey());
		}

	}

}
