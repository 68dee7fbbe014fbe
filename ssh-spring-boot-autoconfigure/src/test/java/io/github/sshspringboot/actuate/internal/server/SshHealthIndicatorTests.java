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

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.internal.SshServerStatus;
import io.github.sshspringboot.server.internal.SshServerStatus.Listener;
import io.github.sshspringboot.server.internal.SshServerStatus.Load;
import io.github.sshspringboot.server.internal.SshServerStatus.Problem;
import io.github.sshspringboot.server.internal.SshServerStatus.State;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import org.apache.sshd.client.channel.ChannelExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContextException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SshHealthIndicator}.
 */
class SshHealthIndicatorTests {

	@ParameterizedTest
	@CsvSource({ "STARTING, true, DOWN", "RUNNING, true, UP", "RUNNING, false, DOWN", "DRAINING, false, OUT_OF_SERVICE",
			"STOPPED, false, DOWN" })
	void stateDecides(State state, boolean listens, String expected) {
		List<SocketAddress> addresses = listens ? List.of(new InetSocketAddress("::1", 2222)) : List.of();
		SshServerStatus status = new SshServerStatus(state, List.of(new Listener("default", addresses, 3, 2)),
				SshServerStatus.NEVER_STARTED.identity(), Map.of("max-connections", 10), new Load(3, 2, 1, 1),
				new Problem(Instant.EPOCH, "no room"));
		Health health = Objects.requireNonNull(new SshHealthIndicator(() -> status).health());
		assertThat(health.getStatus()).isEqualTo(new Status(expected));
		assertThat(health.getDetails())
			.containsEntry("addresses", listens ? List.of("[0:0:0:0:0:0:0:1]:2222") : List.of())
			.containsEntry("listeners",
					List.of(new ListenerDescriptor("default", listens ? List.of("[0:0:0:0:0:0:0:1]:2222") : List.of(),
							3, 2)))
			.containsEntry("connections",
					Map.of("total", 3, "authenticated", 2, "limits", Map.of("max-connections", 10)))
			.containsEntry("lastProblem", Map.of("time", Instant.EPOCH, "message", "no room"));
	}

	@Test
	void runningServerIsUp() throws Exception {
		try (SshTestServer server = SshTestServer.start();
				TestSession session = server.login();
				TestSession stranger = server.connectRaw()) {
			Health health = health(server);
			assertThat(session.isOpen() && stranger.isOpen()).isTrue();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("addresses", List.of("127.0.0.1:" + server.getPort()))
				.containsEntry("listeners",
						List.of(new ListenerDescriptor("default", List.of("127.0.0.1:" + server.getPort()), 2, 1)))
				.containsEntry("connections",
						Map.of("total", 2, "authenticated", 1, "limits",
								Map.of("max-startups", 1000, "max-sessions-per-connection", 10,
										"max-connections-per-user", 16)))
				.doesNotContainKey("lastProblem");
			assertThat(health.toString()).contains("ssh-ed25519", "SHA256:").doesNotContain("password");
		}
	}

	@Test
	void drainingServerIsOutOfServiceAndThenDown() throws Exception {
		try (SshTestServer server = SshTestServer.start("spring.lifecycle.timeout-per-shutdown-phase=30s");
				TestSession session = server.login()) {
			SshHealthIndicator indicator = indicator(server);
			ChannelExec channel = session.createExecChannel("wait");
			channel.open().verify(SshTestServer.SOON);
			server.getCommands().awaitStart();
			CompletableFuture<Void> stopping = CompletableFuture.runAsync(server.getContext()::stop);
			await().atMost(SshTestServer.SOON).until(() -> status(indicator).equals(Status.OUT_OF_SERVICE));
			server.getCommands().permit();
			await().atMost(SshTestServer.SOON).until(stopping::isDone);
			assertThat(status(indicator)).isEqualTo(Status.DOWN);
		}
	}

	@Test
	void serverThatCannotListenAgainTellsWhy() throws Exception {
		InetAddress address = InetAddress.getByName("127.7.0.3");
		int port;
		try (ServerSocket free = new ServerSocket(0, 1, address)) {
			port = free.getLocalPort();
		}
		try (SshTestServer server = SshTestServer.start("ssh.server.address=127.7.0.3", "ssh.server.port=" + port)) {
			server.getContext().stop();
			try (ServerSocket other = new ServerSocket(port, 1, address)) {
				assertThat(other.isBound()).isTrue();
				assertThatExceptionOfType(ApplicationContextException.class).isThrownBy(server.getContext()::start);
				Health health = health(server);
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).extractingByKey("lastProblem").asString().contains("in use");
			}
		}
	}

	private static Health health(SshTestServer server) {
		return Objects.requireNonNull(indicator(server).health());
	}

	private static Status status(SshHealthIndicator indicator) {
		return Objects.requireNonNull(indicator.health()).getStatus();
	}

	private static SshHealthIndicator indicator(SshTestServer server) {
		return new SshHealthIndicator(server.getBean(SshServerManager.class)::getStatus);
	}

}
