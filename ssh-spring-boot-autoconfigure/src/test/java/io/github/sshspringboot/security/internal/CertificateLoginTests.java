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

package io.github.sshspringboot.security.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshCertificateDetails;
import io.github.sshspringboot.security.SshCertificatePrincipals;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import org.apache.sshd.common.SshConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for logins with certificates, and for revoked keys.
 */
class CertificateLoginTests {

	private static final String ALGORITHM = "ssh-ed25519-cert-v01@openssh.com";

	private static final SigningKey CA = new SigningKey();

	private static final SigningKey KEY = new SigningKey();

	private static final SigningKey OTHER = new SigningKey();

	@TempDir
	static Path directory;

	private static SshTestServer server;

	private Lines lines;

	@BeforeAll
	static void startServer() throws IOException {
		write("ca", "# authorities\n" + line(CA.getKey()) + " the CA\n");
		write("revoked", "");
		server = SshTestServer.start(List.of(SshTestServer.Users.class, Lines.class, Principals.class),
				"ssh.auth.public-key.trusted-user-ca=file:" + directory + "/ca",
				"ssh.auth.public-key.revoked-keys=file:" + directory + "/revoked",
				"ssh.forwarding.local.permit=db:5432");
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void reset() throws IOException {
		server.awaitNoConnection();
		this.lines = server.getBean(Lines.class);
		this.lines.keys.clear();
		write("ca", line(CA.getKey()));
		write("revoked", "");
	}

	private static void write(String name, String content) throws IOException {
		write(name, content.getBytes(StandardCharsets.UTF_8));
	}

	private static void write(String name, byte[] content) throws IOException {
		Path draft = Files.write(directory.resolve(name + ".new"), content);
		Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
		Files.move(draft, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
	}

	private static String line(SshPublicKey key) {
		return key.getType() + " " + Base64.getEncoder().encodeToString(key.getEncoded());
	}

	private static CertificateBuilder certificate() {
		return new CertificateBuilder();
	}

	private static boolean accepts(CertificateBuilder certificate) throws Exception {
		return accepts("admin", certificate.build(KEY.getKey(), CA));
	}

	private static boolean accepts(String username, byte[] certificate) throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "publickey", false,
					ALGORITHM, certificate);
			boolean probe = session.next().type() == SshConstants.SSH_MSG_USERAUTH_PK_OK;
			boolean login = KEY.login(session, username, ALGORITHM, certificate,
					null) == SshConstants.SSH_MSG_USERAUTH_SUCCESS;
			assertThat(probe).as("the answer to the probe").isEqualTo(login);
			return login;
		}
	}

	@Test
	void certificateOfATrustedAuthorityLogsInWhomItNames() throws Exception {
		assertThat(accepts(certificate())).isTrue();
		assertThat(accepts(certificate().principals("x", "admin"))).isTrue();
	}

	@Test
	void certificateForOthersOrForNobodyIsRefused() throws Exception {
		assertThat(accepts(certificate().principals("adm"))).isFalse();
		assertThat(accepts(certificate().principals("admin2", "ADMIN", "*"))).isFalse();
		assertThat(accepts(certificate().principals())).isFalse();
	}

	@Test
	void certificateOfAnotherAuthorityIsRefused() throws Exception {
		assertThat(accepts("admin", certificate().build(KEY.getKey(), OTHER))).isFalse();
	}

	@Test
	void certificateThatTheAuthorityDidNotSignIsRefused() throws Exception {
		assertThat(accepts("admin", certificate().build(KEY.getKey(), CA.getKey(), OTHER))).isFalse();
		byte[] changed = certificate().keyId("aaaaaaaa").build(KEY.getKey(), CA);
		String text = new String(changed, StandardCharsets.ISO_8859_1).replace("aaaaaaaa", "aaaaaaab");
		assertThat(accepts("admin", text.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
	}

	@Test
	void certificateOfAnotherKeyIsNoUse() throws Exception {
		assertThat(server.canLogin("admin", OTHER.getPair())).isFalse();
		try (TestSession session = server.connectRaw()) {
			assertThat(OTHER.login(session, "admin", ALGORITHM, certificate().build(KEY.getKey(), CA), null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
	}

	@Test
	void hostCertificateIsRefused() throws Exception {
		assertThat(accepts(certificate().type(2))).isFalse();
		assertThat(accepts(certificate().type(0))).isFalse();
	}

	@Test
	void certificateCountsWhileItIsValid() throws Exception {
		long now = Instant.now().getEpochSecond();
		assertThat(accepts(certificate().valid(now - 100, now + 100))).isTrue();
		assertThat(accepts(certificate().valid(now + 100, now + 200))).isFalse();
		assertThat(accepts(certificate().valid(now - 100, now - 1))).isFalse();
		assertThat(accepts(certificate().valid(now - 100, 0))).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			source-address        | 127.0.0.1          | true
			source-address        | 10.0.0.1,127.0.0.0/8 | true
			source-address        | 10.0.0.0/8         | false
			source-address        | 127.0.0.1/8        | false
			source-address        | *                  | false
			verify-required       |                    | false
			no-such-option@x      |                    | false
			permit-pty            |                    | false
			FORCE-COMMAND         | echo               | false
			""")
	void criticalOptions(String name, @Nullable String value, boolean accepted) throws Exception {
		assertThat(accepts(certificate().critical(name, (value != null) ? value : ""))).isEqualTo(accepted);
	}

	@Test
	void connectionTellsTheCertificateAndWhatItPermits() throws Exception {
		byte[] encoded = certificate().extension("permit-agent-forwarding").build(KEY.getKey(), CA);
		try (TestSession session = server.connectRaw()) {
			assertThat(KEY.login(session, "admin", ALGORITHM, encoded, null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			SshConnection connection = server.getBean(SshConnections.class).list().get(0);
			assertThat(connection.getUserKeys()).containsExactly(SshUserKey.of(SshCertificate.decode(encoded)));
			assertThat(connection.getRestrictions().agentForwarding()).isTrue();
			assertThat(connection.getRestrictions().portForwarding()).isFalse();
		}
		server.awaitNoConnection();
		try (TestSession session = server.connectRaw()) {
			assertThat(KEY.login(session, "admin", ALGORITHM, certificate().build(KEY.getKey(), CA), null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			assertThat(server.getBean(SshConnections.class).list().get(0).getRestrictions().agentForwarding())
				.isFalse();
		}
	}

	@Test
	void unknownExtensionIsIgnored() throws Exception {
		assertThat(accepts(certificate().extension("login@example.org"))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "'', '', 1, true", "'', '', 0, false", "'', no-touch-required, 0, true",
			"verify-required, '', 1, false", "verify-required, '', 5, true" })
	void authenticatorMustSayWhatTheCertificateDemands(String critical, String extension, int flags, boolean accepted)
			throws Exception {
		CertificateBuilder builder = certificate();
		if (!critical.isEmpty()) {
			builder.critical(critical, "");
		}
		if (!extension.isEmpty()) {
			builder.extension(extension);
		}
		try (TestSession session = server.connectRaw()) {
			assertThat(KEY.login(session, "admin", "sk-ssh-ed25519-cert-v01@openssh.com",
					builder.build(KEY.getSecurityKey(), CA), flags))
				.isEqualTo(accepted ? SshConstants.SSH_MSG_USERAUTH_SUCCESS : SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
	}

	@Test
	void plainKeyAndPlainAlgorithmAreNotEnough() throws Exception {
		byte[] certificate = certificate().build(KEY.getKey(), CA);
		try (TestSession session = server.connectRaw()) {
			assertThat(KEY.login(session, "admin", "ssh-ed25519", KEY.getKey().getEncoded(), null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			assertThat(KEY.login(session, "admin", "ssh-ed25519", certificate, null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			assertThat(KEY.login(session, "admin", ALGORITHM, KEY.getKey().getEncoded(), null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
	}

	@Test
	void authenticationTellsTheCertificate() throws Exception {
		byte[] certificate = certificate().serial(-1).keyId("a\nlaptop").build(KEY.getKey(), CA);
		try (TestSession session = server.connectRaw()) {
			assertThat(KEY.login(session, "admin", ALGORITHM, certificate, null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			SshConnection connection = server.getBean(SshConnections.class).list().get(0);
			assertThat((connection.getAuthentication()).getDetails())
				.isInstanceOfSatisfying(SshAuthenticationDetails.class, (details) -> {
					assertThat(details.keyFingerprint()).isEqualTo(KEY.getKey().getFingerprint());
					assertThat(details.certificate()).isEqualTo(new SshCertificateDetails("a?laptop",
							"18446744073709551615", CA.getKey().getFingerprint()));
				});
		}
	}

	@ParameterizedTest
	@CsvSource({ "permit-port-forwarding, true", "permit-pty, false" })
	void onlyACertificateThatSaysSoPermitsTunnels(String extension, boolean expected) throws Exception {
		byte[] certificate = certificate().extension(extension).build(KEY.getKey(), CA);
		try (TestSession session = server.connectRaw()) {
			assertThat(KEY.login(session, "admin", ALGORITHM, certificate, null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			SshConnection connection = server.getBean(SshConnections.class).list().get(0);
			assertThat(server.getBean(Forwarding.class).isOffered(TunnelType.DIRECT_TCPIP, connection))
				.isEqualTo(expected);
		}
	}

	@Test
	void beanMapsPrincipalsToUsersAndAuthorities() throws Exception {
		byte[] certificate = certificate().principals("team").build(KEY.getKey(), CA);
		try (TestSession session = server.connectRaw()) {
			assertThat(KEY.login(session, "admin", ALGORITHM, certificate, null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			SshConnection connection = server.getBean(SshConnections.class).list().get(0);
			assertThat(connection.getAuthentication().getAuthorities()).extracting(GrantedAuthority::getAuthority)
				.contains("ROLE_TEAM", "ROLE_ADMIN");
		}
	}

	@Test
	void authorityOfAUserCertifiesThatUserOnly() throws Exception {
		byte[] certificate = certificate().principals("admin", "other").build(KEY.getKey(), OTHER);
		this.lines.authorize("cert-authority", OTHER.getKey());
		assertThat(accepts("admin", certificate)).isTrue();
		assertThat(accepts("other", certificate)).isFalse();
		assertThat(accepts("admin", certificate().principals("x").build(KEY.getKey(), OTHER))).isFalse();
		assertThat(server.canLogin("admin", OTHER.getPair())).as("the authority itself").isFalse();
	}

	@Test
	void keyThatIsNoAuthorityCertifiesNobody() throws Exception {
		this.lines.authorize("", OTHER.getKey());
		assertThat(accepts("admin", certificate().build(KEY.getKey(), OTHER))).isFalse();
	}

	@Test
	void principalsOfTheLineReplaceTheUser() throws Exception {
		this.lines.authorize("cert-authority,principals=\"team,ops\"", OTHER.getKey());
		assertThat(accepts("admin", certificate().principals("ops").build(KEY.getKey(), OTHER))).isTrue();
		assertThat(accepts("admin", certificate().principals("admin").build(KEY.getKey(), OTHER))).isFalse();
		assertThat(accepts("admin", certificate().principals().build(KEY.getKey(), OTHER))).isFalse();
	}

	@Test
	void conditionsOfTheLineHoldForItsCertificates() throws Exception {
		this.lines.authorize("cert-authority,from=\"10.0.0.1\"", OTHER.getKey());
		assertThat(accepts("admin", certificate().build(KEY.getKey(), OTHER))).isFalse();
	}

	@Test
	void differentForcedCommandsOfLineAndCertificateRefuse() throws Exception {
		this.lines.authorize("cert-authority,command=\"echo a\"", OTHER.getKey());
		assertThat(accepts("admin", certificate().critical("force-command", "echo a").build(KEY.getKey(), OTHER)))
			.isTrue();
		assertThat(accepts("admin", certificate().critical("force-command", "echo b").build(KEY.getKey(), OTHER)))
			.isFalse();
	}

	@Test
	void authorityThatIsTakenOutIsNotTrustedAnyMore() throws Exception {
		write("ca", line(OTHER.getKey()));
		assertThat(accepts(certificate())).isFalse();
		write("ca", line(CA.getKey()));
		assertThat(accepts(certificate())).isTrue();
	}

	@Test
	void brokenListOfAuthoritiesTrustsNobody() throws Exception {
		write("ca", line(CA.getKey()) + "\nnonsense\n");
		assertThat(accepts(certificate())).isFalse();
	}

	@Test
	void revokedKeyOrAuthorityIsRefused() throws Exception {
		this.lines.authorize("", KEY.getKey());
		write("revoked", line(OTHER.getKey()));
		assertThat(accepts(certificate())).isTrue();
		assertThat(server.canLogin("admin", KEY.getPair())).isTrue();
		write("revoked", "# lost\n" + line(KEY.getKey()) + "\n");
		assertThat(accepts(certificate())).isFalse();
		assertThat(server.canLogin("admin", KEY.getPair())).isFalse();
		write("revoked", line(CA.getKey()));
		assertThat(accepts(certificate())).isFalse();
		assertThat(server.canLogin("admin", KEY.getPair())).isTrue();
	}

	@Test
	void listOfRevokedKeysThatCannotBeUsedRefusesAllKeys() throws Exception {
		this.lines.authorize("", KEY.getKey());
		assertThat(server.canLogin("admin", KEY.getPair())).isTrue();
		write("revoked", "nonsense");
		assertThat(server.canLogin("admin", KEY.getPair())).isFalse();
		write("revoked", "SSHKRL\n\0nonsense");
		assertThat(server.canLogin("admin", KEY.getPair())).isFalse();
		Files.delete(directory.resolve("revoked"));
		assertThat(server.canLogin("admin", KEY.getPair())).isFalse();
		write("revoked", "");
		Files.setPosixFilePermissions(directory.resolve("revoked"), PosixFilePermissions.fromString("rw-rw-rw-"));
		assertThat(server.canLogin("admin", KEY.getPair())).isFalse();
		write("revoked", "");
		assertThat(server.canLogin("admin", KEY.getPair())).isTrue();
	}

	@Test
	void malformedCertificatesAreRefused() throws Exception {
		byte[] good = certificate().build(KEY.getKey(), CA);
		for (int length = 0; length < good.length; length += 7) {
			byte[] cut = Arrays.copyOf(good, length);
			assertThatIllegalArgumentException().isThrownBy(() -> SshCertificate.decode(cut));
		}
		assertThat(accepts("admin", Arrays.copyOf(good, good.length - 1))).isFalse();
		assertThat(accepts("admin", Arrays.copyOf(good, good.length + 1))).isFalse();
	}

	static class Lines implements AuthorizedKeysSource {

		private final List<AuthorizedKey> keys = new CopyOnWriteArrayList<>();

		void authorize(String options, SshPublicKey key) {
			this.keys.add(AuthorizedKeyParser.parse((options + " " + line(key)).strip()));
		}

		@Override
		public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
			return "admin".equals(username) ? this.keys : List.of();
		}

	}

	static class Principals implements SshCertificatePrincipals {

		@Override
		public @Nullable Collection<? extends GrantedAuthority> getAuthorities(String username,
				SshCertificate certificate) {
			if (certificate.getPrincipals().contains("team")) {
				return List.of(new SimpleGrantedAuthority("ROLE_TEAM"));
			}
			return certificate.getPrincipals().contains(username) ? List.of() : null;
		}

	}

}
