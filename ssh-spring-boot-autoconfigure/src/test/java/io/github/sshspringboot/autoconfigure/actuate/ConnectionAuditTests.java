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

package io.github.sshspringboot.autoconfigure.actuate;

import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Users;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.actuate.internal.audit.ConnectionAuditor;
import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenaltyReason;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.core.CoreModuleProperties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for the audit of logins, logouts and refused connections, and for the endpoint of
 * penalties, with a real client.
 */
class ConnectionAuditTests {

	private static final String NO_EXEMPTION = "ssh.auth.penalties.exempt=";

	@Test
	void loginFailureLoginAndLogoutAreAuditedOnceEach() throws Exception {
		try (SshTestServer server = start()) {
			assertThat(server.canLogin("admin", "wrong-password")).isFalse();
			try (TestSession session = server.login()) {
				assertThat(server.getBean(SshConnections.class).list()).hasSize(1);
			}
			Awaitility.await().atMost(SshTestServer.SOON).until(() -> !events(server, "SSH_LOGOUT").isEmpty());
			assertThat(events(server, "AUTHENTICATION_FAILURE")).hasSize(1);
			assertThat(events(server, "AUTHENTICATION_SUCCESS")).hasSize(1);
			assertThat(events(server, "SSH_LOGOUT")).singleElement().satisfies((event) -> {
				assertThat(event.getPrincipal()).isEqualTo("admin");
				assertThat(event.getData()).containsKeys("duration", "details")
					.containsEntry("side", "CLIENT")
					.containsEntry("code", 10)
					.containsEntry("reason", "The connection was lost");
				assertThat(event.getData().toString()).contains("127.0.0.1").doesNotContain("password=");
			});
		}
	}

	@Test
	void logoutTellsWhoEndedTheConnectionAndWhy() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.login()) {
			session.disconnect(SshConstants.SSH2_DISCONNECT_AUTH_CANCELLED_BY_USER, "home\u001b[2J");
			Awaitility.await().atMost(SshTestServer.SOON).until(() -> !events(server, "SSH_LOGOUT").isEmpty());
			assertThat(events(server, "SSH_LOGOUT")).singleElement()
				.satisfies((event) -> assertThat(event.getData()).containsEntry("side", "CLIENT")
					.containsEntry("code", SshConstants.SSH2_DISCONNECT_AUTH_CANCELLED_BY_USER)
					.containsEntry("reason", "home?[2J"));
		}
	}

	@Test
	void identificationOfTheClientIsRecordedWithoutWhatIsMoreThanText() throws Exception {
		try (SshTestServer server = start()) {
			CoreModuleProperties.CLIENT_IDENTIFICATION.set(server.getClient(), "a \u001b[2J\u009b1m\u202e");
			assertThat(server.canLogin("admin", "wrong-password")).isFalse();
			try (TestSession session = server.login()) {
				assertThat(session.isOpen()).isTrue();
				assertThat(server.getBean(SshConnections.class).list()).extracting(SshConnection::getClientVersion)
					.containsExactly("SSH-2.0-a ?[2J?1m?");
			}
			for (String type : List.of("AUTHENTICATION_FAILURE", "AUTHENTICATION_SUCCESS")) {
				assertThat(events(server, type)).singleElement()
					.extracting((event) -> event.getData().get("details"))
					.isInstanceOfSatisfying(SshAuthenticationDetails.class,
							(details) -> assertThat(details.clientVersion()).isEqualTo("SSH-2.0-a ?[2J?1m?"));
			}
		}
	}

	@Test
	void refusedConnectionsAreAuditedTogether() throws Exception {
		try (SshTestServer server = start(NO_EXEMPTION)) {
			InetAddress loopback = InetAddress.getByName("127.0.0.1");
			for (int i = 0; i < 10; i++) {
				server.getBean(SshPenalties.class).add(loopback, SshPenaltyReason.REFUSED);
			}
			for (int i = 0; i < 3; i++) {
				assertThatThrownBy(server::login).isInstanceOf(Exception.class);
			}
			ConnectionAuditor auditor = server.getBean(ConnectionAuditor.class);
			auditor.publishRefused();
			auditor.publishRefused();
			assertThat(events(server, "SSH_CONNECTION_REFUSED")).singleElement()
				.extracting(AuditEvent::getData)
				.isEqualTo(Map.of("reason", "PENALTY", "remoteAddress", "127.0.0.1", "count", 3L));
		}
	}

	@Test
	void whatIsDeniedIsAnAuthorizationFailure() throws Exception {
		try (SshTestServer server = start("ssh.authorization.rules[0].commands=sshpenalties",
				"ssh.authorization.rules[0].authorities=ROLE_OWNER"); TestSession session = server.login()) {
			assertThat(SshTestServer.exec(session, "sshpenalties").status()).isEqualTo(126);
			assertThat(events(server, "AUTHORIZATION_FAILURE")).singleElement()
				.extracting(AuditEvent::getPrincipal)
				.isEqualTo("admin");
			assertThat(server.canLogin("customer", "customer-password")).isFalse();
			assertThat(events(server, "AUTHORIZATION_FAILURE")).extracting(AuditEvent::getPrincipal)
				.containsExactly("admin", "customer");
		}
	}

	@Test
	void commandIsAuditedWithTheAddressOfItsUser() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.login()) {
			SshTestServer.exec(session, "sshpenalties");
			assertThat(events(server, "SSH_COMMAND")).singleElement()
				.extracting((event) -> event.getData().get("details"))
				.isInstanceOfSatisfying(SshAuthenticationDetails.class,
						(details) -> assertThat(details.remoteAddress()).isEqualTo("127.0.0.1"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "max-connections, CONNECTIONS", "max-connections-per-user, CONNECTIONS_OF_USER" })
	void loginOverALimitIsAuditedWithTheLimit(String limit, String reason) throws Exception {
		try (SshTestServer server = start("ssh.server.limits." + limit + "=1"); TestSession first = server.login()) {
			assertThat(server.canLogin("admin", "admin-password")).isFalse();
			assertThat(first.isOpen()).isTrue();
			server.getBean(ConnectionAuditor.class).publishRefused();
			assertThat(events(server, "SSH_CONNECTION_REFUSED")).singleElement()
				.extracting(AuditEvent::getData)
				.isEqualTo(Map.of("reason", reason, "remoteAddress", "127.0.0.1", "count", 1L));
		}
	}

	@ParameterizedTest
	@CsvSource({ "max-startups, STARTUPS", "max-startups-per-source, STARTUPS_OF_SOURCE" })
	void connectionOverALimitOfStartupsIsAuditedWithTheLimit(String limit, String reason) throws Exception {
		try (SshTestServer server = start("ssh.server.limits." + limit + "=1");
				Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
			assertThat(idle.getInputStream().read()).isEqualTo('S');
			assertThatThrownBy(server::login).isInstanceOf(Exception.class);
			server.getBean(ConnectionAuditor.class).publishRefused();
			assertThat(events(server, "SSH_CONNECTION_REFUSED")).singleElement()
				.extracting(AuditEvent::getData)
				.isEqualTo(Map.of("reason", reason, "remoteAddress", "127.0.0.1", "count", 1L));
		}
	}

	@Test
	void penaltiesAreShownAndCleared() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.login()) {
			SshPenalties penalties = server.getBean(SshPenalties.class);
			penalties.add(InetAddress.getByName("192.0.2.7"), SshPenaltyReason.REFUSED);
			penalties.add(InetAddress.getByName("192.0.2.8"), SshPenaltyReason.REFUSED);
			assertThat(SshTestServer.exec(session, "sshpenalties -o csv").outputText())
				.startsWith("source,reason,until,enforced\n")
				.contains("192.0.2.7")
				.contains("192.0.2.8");
			assertThat(SshTestServer.exec(session, "sshpenalties clear 192.0.2.7 -o json").outputText())
				.isEqualTo("{\"cleared\":1}\n");
			assertThat(penalties.list()).hasSize(1);
			SshTestServer.Result absent = SshTestServer.exec(session, "sshpenalties clear 192.0.2.7");
			assertThat(absent.status()).isEqualTo(1);
			assertThat(absent.errorText()).isEqualTo("sshpenalties clear: there is no '192.0.2.7'\n");
			SshTestServer.Result wrong = SshTestServer.exec(session, "sshpenalties clear nowhere");
			assertThat(wrong.status()).isEqualTo(2);
			assertThat(wrong.errorText()).contains("'nowhere' is not an IP address, such as 192.0.2.7").hasLineCount(1);
			SshTestServer.exec(session, "sshpenalties clear");
			assertThat(penalties.list()).isEmpty();
		}
	}

	private static SshTestServer start(String... properties) {
		return SshTestServer.start(List.of(Users.class, Audited.class), properties);
	}

	private static List<AuditEvent> events(SshTestServer server, String type) {
		return server.getBean(InMemoryAuditEventRepository.class).find(null, null, type);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AuditAutoConfiguration.class, EndpointAutoConfiguration.class,
			JacksonEndpointAutoConfiguration.class, SshAuditAutoConfiguration.class, SshEndpointAutoConfiguration.class,
			SshEndpointExtensionAutoConfiguration.class, SshPenaltiesEndpointAutoConfiguration.class })
	static class Audited {

		@Bean
		InMemoryAuditEventRepository auditEvents() {
			return new InMemoryAuditEventRepository();
		}

	}

}
