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
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.actuate.internal.audit.ConnectionAuditor;
import io.github.sshspringboot.autoconfigure.actuate.SshAuditAutoConfiguration;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for logins through a trusted balancer, which is at an address of its own: every
 * check and every record is about the address of the client.
 */
class ProxiedLoginTests {

	private static final String INSIDE = "198.51.100.0/24";

	private static final String BALANCER = "127.0.0.1";

	private static final String ALGORITHM = "ssh-ed25519-cert-v01@openssh.com";

	private static final SigningKey CA = new SigningKey();

	private static final SigningKey KEY = new SigningKey();

	private static final SigningKey KEY_OF_BALANCER = new SigningKey();

	@TempDir
	static Path directory;

	private static SshTestServer server;

	@BeforeAll
	static void startServer() throws IOException {
		Path authorities = Files.writeString(directory.resolve("ca"), line(CA.getKey()));
		Files.setPosixFilePermissions(authorities, PosixFilePermissions.fromString("rw-r--r--"));
		server = SshTestServer.start(List.of(SshTestServer.Users.class, Rules.class, Audited.class),
				"ssh.server.proxy-protocol.trusted-proxies=" + BALANCER, "ssh.auth.penalties.enabled=false",
				"ssh.auth.methods=publickey,password", "ssh.server.limits.max-startups-per-source=2",
				"ssh.auth.public-key.trusted-user-ca=file:" + authorities);
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	private static String line(SshPublicKey key) {
		return key.getType() + " " + Base64.getEncoder().encodeToString(key.getEncoded());
	}

	private static void comeFrom(String client) {
		String header = "PROXY TCP"
				+ (client.contains(":") ? "6 " + client + " 2001:db8::1" : "4 " + client + " 192.0.2.1")
				+ " 4711 22\r\n";
		server.getClient()
			.setClientProxyConnector((session) -> session.getIoSession()
				.writeBuffer(new ByteArrayBuffer(header.getBytes(StandardCharsets.US_ASCII))));
	}

	@ParameterizedTest
	@CsvSource({ "198.51.100.7, true", "203.0.113.7, false", "127.0.0.1, false", "2001:db8::7, false" })
	void keyCountsFromTheAddressesOfItsLineOnly(String client, boolean inside) throws Exception {
		comeFrom(client);
		assertThat(server.canLogin("admin", KEY.getPair())).isEqualTo(inside);
		assertThat(server.canLogin("admin", KEY_OF_BALANCER.getPair())).isEqualTo(client.equals(BALANCER));
	}

	@ParameterizedTest
	@CsvSource({ "198.51.100.7, true", "203.0.113.7, false", "127.0.0.1, false", "2001:db8::7, false" })
	void certificateCountsFromItsAddressesOnly(String client, boolean inside) throws Exception {
		comeFrom(client);
		assertThat(acceptsCertificateFor(INSIDE)).isEqualTo(inside);
		assertThat(acceptsCertificateFor(BALANCER)).isEqualTo(client.equals(BALANCER));
	}

	private static boolean acceptsCertificateFor(String addresses) throws Exception {
		byte[] certificate = new CertificateBuilder().critical("source-address", addresses).build(KEY.getKey(), CA);
		try (TestSession session = server.connectRaw()) {
			return KEY.login(session, "admin", ALGORITHM, certificate, null) == SshConstants.SSH_MSG_USERAUTH_SUCCESS;
		}
	}

	@ParameterizedTest
	@CsvSource({ "198.51.100.7, true", "203.0.113.7, false", "127.0.0.1, false" })
	void policyDecidesByTheAddress(String client, boolean inside) throws Exception {
		comeFrom(client);
		assertThat(server.canLogin("other", "other-password")).isEqualTo(inside);
	}

	@ParameterizedTest
	@CsvSource({ "198.51.100.8", "203.0.113.8", "2001:db8::8" })
	void recordsTellTheAddress(String client) throws Exception {
		comeFrom(client);
		String expected = AddressBlock.parseAddress(client).getHostAddress();
		InMemoryAuditEventRepository repository = server.getBean(InMemoryAuditEventRepository.class);
		assertThat(server.canLogin("admin", "wrong")).isFalse();
		assertAddress(expected, lastEvent(repository, "AUTHENTICATION_FAILURE"));
		int logouts = repository.find(null, null, ConnectionAuditor.LOGOUT).size();
		try (TestSession session = server.login()) {
			assertThat(session.isOpen()).isTrue();
			assertAddress(expected, lastEvent(repository, "AUTHENTICATION_SUCCESS"));
		}
		await().atMost(SshTestServer.SOON)
			.until(() -> repository.find(null, null, ConnectionAuditor.LOGOUT).size() > logouts);
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertAddress(expected, lastEvent(repository, ConnectionAuditor.LOGOUT)));
	}

	@ParameterizedTest
	@CsvSource({ "198.51.100.9", "203.0.113.9" })
	void recordOfARefusedConnectionTellsTheAddress(String client) throws Exception {
		comeFrom(client);
		try (TestSession first = server.connectRaw(); TestSession second = server.connectRaw()) {
			assertThat(first.isOpen() && second.isOpen()).isTrue();
			assertThatIOException().isThrownBy(server::login);
		}
		server.getBean(ConnectionAuditor.class).publishRefused();
		assertThat(lastEvent(server.getBean(InMemoryAuditEventRepository.class), ConnectionAuditor.REFUSED).getData())
			.containsEntry("remoteAddress", client)
			.containsEntry("reason", "STARTUPS_OF_SOURCE");
	}

	private static AuditEvent lastEvent(InMemoryAuditEventRepository repository, String type) {
		List<AuditEvent> events = repository.find(null, null, type);
		return events.get(events.size() - 1);
	}

	private static void assertAddress(String expected, AuditEvent event) {
		assertThat(event.getData().get("details")).isInstanceOfSatisfying(SshAuthenticationDetails.class,
				(details) -> assertThat(details.remoteAddress()).isEqualTo(expected));
	}

	@Configuration(proxyBeanMethods = false)
	static class Rules {

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of(AuthorizedKeyParser.parse("from=\"" + INSIDE + "\" " + line(KEY.getKey())),
					AuthorizedKeyParser.parse("from=\"" + BALANCER + "\" " + line(KEY_OF_BALANCER.getKey())));
		}

		@Bean
		SshAuthenticationPolicy policy() {
			AddressBlock inside = AddressBlock.of(INSIDE);
			return (login) -> (!login.username().equals("other")
					|| inside.contains(((InetSocketAddress) login.remoteAddress()).getAddress())) ? SshLoginRules.none()
							: SshLoginRules.deny();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AuditAutoConfiguration.class, SshAuditAutoConfiguration.class })
	static class Audited {

		@Bean
		InMemoryAuditEventRepository auditEvents() {
			return new InMemoryAuditEventRepository();
		}

	}

}
