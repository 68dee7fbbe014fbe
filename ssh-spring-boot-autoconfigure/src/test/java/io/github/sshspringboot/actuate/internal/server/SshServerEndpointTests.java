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

package io.github.sshspringboot.actuate.internal.server;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.actuate.internal.StubTunnel;
import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint.ConnectionDescriptor;
import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint.ServerDescriptor;
import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint.TunnelDescriptor;
import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.forwarding.SshTunnels;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.SshServerStatus;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import org.apache.sshd.client.channel.ChannelExec;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.jmx.JmxEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.jmx.JmxOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link SshServerEndpoint}.
 */
class SshServerEndpointTests {

	@Test
	void serverIsDescribed() throws Exception {
		try (SshTestServer server = SshTestServer.start(); TestSession session = server.login()) {
			ChannelExec channel = session.createExecChannel("wait; echo secret");
			channel.open().verify(SshTestServer.SOON);
			server.getCommands().awaitStart();
			ServerDescriptor description = endpoint(server).server();
			assertThat(description.state()).isEqualTo(SshServerStatus.State.RUNNING);
			assertThat(description.addresses()).containsExactly("127.0.0.1:" + server.getPort());
			assertThat(description.identification()).isEqualTo(session.getServerVersion());
			assertThat(description.hostKeys()).extracting(HostKeyDescriptor::fingerprint)
				.containsExactly(SshTestServer.publicKey(session.getServerKey()).getFingerprint());
			assertThat(description.algorithms().keyExchange()).contains("curve25519-sha256");
			assertThat(description.algorithms().ciphers()).contains("aes256-gcm@openssh.com");
			assertThat(description.algorithms().compression()).containsExactly("none");
			assertThat(description.algorithms().macs()).contains("hmac-sha2-256-etm@openssh.com");
			assertThat(description.algorithms().hostKey()).contains("ssh-ed25519");
			assertThat(description.algorithms().publicKey()).contains("sk-ssh-ed25519@openssh.com");
			assertThat(description.commands()).containsExactly("known");
			assertThat(description.connections()).singleElement().satisfies((connection) -> {
				assertThat(connection.user()).isEqualTo("admin");
				assertThat(connection.client()).isEqualTo(session.getClientVersion());
				assertThat(connection.address()).startsWith("127.0.0.1:");
				assertThat(connection.authenticationMethods()).containsExactly("password");
				assertThat(connection.channels()).isEqualTo(1);
				assertThat(connection.commands()).containsExactly("wait");
				assertThat(connection.bytesReceived()).isPositive();
				assertThat(connection.bytesSent()).isPositive();
			});
			assertThat(description.toString()).doesNotContain("admin-password", "secret");
		}
	}

	@Test
	void oneConnectionIsDescribedAndClosed() throws Exception {
		try (SshTestServer server = SshTestServer.start();
				TestSession session = server.login();
				TestSession other = server.login("other", "other-password")) {
			SshServerEndpoint endpoint = endpoint(server);
			ConnectionDescriptor first = endpoint.server().connections().get(0);
			assertThat(endpoint.connection(first.id())).isNotNull()
				.extracting(ConnectionDescriptor::user)
				.isEqualTo("admin");
			assertThat(endpoint.connection("none")).isNull();
			assertThat(endpoint.closeConnection("none")).isNull();
			assertThat(endpoint.closeConnection(first.id())).isEqualTo(new SshServerEndpoint.ClosedDescriptor(1));
			await().atMost(SshTestServer.SOON).until(session::isClosed);
			assertThat(other.isOpen()).isTrue();
		}
	}

	@Test
	void allConnectionsOfAUserAreClosed() throws Exception {
		try (SshTestServer server = SshTestServer.start();
				TestSession first = server.login();
				TestSession second = server.login();
				TestSession other = server.login("other", "other-password")) {
			SshServerEndpoint endpoint = endpoint(server);
			assertThat(endpoint.closeUser("nobody").closed()).isZero();
			assertThat(endpoint.closeUser("admin").closed()).isEqualTo(2);
			await().atMost(SshTestServer.SOON).until(() -> first.isClosed() && second.isClosed());
			assertThat(other.isOpen()).isTrue();
		}
	}

	@Test
	void operationsAreAvailableOverHttp() {
		SshConnections connections = mock();
		given(connections.close("7")).willReturn(true);
		given(connections.closeAll("admin")).willReturn(3);
		withMvc(connections, (mvc) -> {
			assertThat(mvc.get().uri("/actuator/ssh")).hasStatusOk()
				.bodyJson()
				.extractingPath("state")
				.isEqualTo("STOPPED");
			assertThat(mvc.get().uri("/actuator/ssh/7")).hasStatus(HttpStatus.NOT_FOUND);
			assertThat(mvc.delete().uri("/actuator/ssh/7")).hasStatusOk()
				.bodyJson()
				.extractingPath("closed")
				.isEqualTo(1);
			assertThat(mvc.delete().uri("/actuator/ssh?user=admin")).hasStatusOk()
				.bodyJson()
				.extractingPath("closed")
				.isEqualTo(3);
		});
	}

	@Test
	void tunnelsAreShownWithTheirConnectionsAndClosedOneByOne() {
		SshTunnel tunnel = StubTunnel.create("7", SshTunnelType.DIRECT_TCPIP);
		SshConnection connection = tunnel.getConnection();
		SshConnection other = StubTunnel.connection("other");
		SshConnections connections = mock();
		given(connections.list()).willReturn(List.of(connection, other));
		SshTunnels tunnels = mock();
		given(tunnels.list()).willReturn(List.of(tunnel));
		given(tunnels.close("7")).willReturn(true);
		SshServerEndpoint endpoint = new SshServerEndpoint(() -> SshServerStatus.NEVER_STARTED, connections, tunnels,
				List::of);
		TunnelDescriptor expected = new TunnelDescriptor("7", "c7", "admin", "direct-tcpip", "db:5432", "10.0.0.1:5432",
				Instant.EPOCH, 10, 20);
		assertThat(endpoint.tunnels().tunnels()).containsExactly(expected);
		assertThat(endpoint.server().connections()).extracting(ConnectionDescriptor::tunnels)
			.containsExactly(List.of(expected), List.of());
		assertThat(endpoint.closeTunnel("other", "7")).isNull();
		assertThat(endpoint.closeTunnel("c7", "8")).isNull();
		then(tunnels).should(never()).close(any());
		assertThat(endpoint.closeTunnel("c7", "7")).isEqualTo(new SshServerEndpoint.ClosedDescriptor(1));
	}

	@Test
	void withoutTunnelsThereAreNone() {
		SshServerEndpoint endpoint = new SshServerEndpoint(() -> SshServerStatus.NEVER_STARTED, mock(), null, List::of);
		assertThat(endpoint.tunnels().tunnels()).isEmpty();
		assertThat(endpoint.closeTunnel("1", "1")).isNull();
	}

	@Test
	void withoutAUserNobodyIsDisconnected() {
		SshConnections connections = mock();
		withMvc(connections, (mvc) -> assertThat(mvc.delete().uri("/actuator/ssh")).hasStatus(HttpStatus.BAD_REQUEST));
		then(connections).should(never()).closeAll(any());
	}

	private static void withMvc(SshConnections connections, Consumer<MockMvcTester> consumer) {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
							JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
							ManagementContextAutoConfiguration.class, ServletManagementContextAutoConfiguration.class,
							DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=ssh")
			.withBean(SshServerEndpoint.class,
					() -> new SshServerEndpoint(() -> SshServerStatus.NEVER_STARTED, connections, null, List::of))
			.run((context) -> consumer.accept(MockMvcTester.from(context)));
	}

	@Test
	void operationsHaveNamesOfTheirOwnOverJmx() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JmxAutoConfiguration.class, EndpointAutoConfiguration.class,
					JmxEndpointAutoConfiguration.class))
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=ssh")
			.withBean(SshServerEndpoint.class,
					() -> new SshServerEndpoint(() -> SshServerStatus.NEVER_STARTED, mock(), null, List::of))
			.run((context) -> assertThat(context.getBean(JmxEndpointsSupplier.class).getEndpoints()).singleElement()
				.satisfies((endpoint) -> assertThat(endpoint.getOperations()).extracting(JmxOperation::getName)
					.containsExactlyInAnyOrder("server", "connection", "closeConnection", "closeTunnel", "closeUser")));
	}

	private static SshServerEndpoint endpoint(SshTestServer server) {
		return new SshServerEndpoint(server.getBean(SshServerManager.class)::getStatus,
				server.getBean(SshConnections.class), null, () -> List.of("known"));
	}

}
