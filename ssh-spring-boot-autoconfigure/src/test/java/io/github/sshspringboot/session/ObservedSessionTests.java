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

package io.github.sshspringboot.session;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.actuate.internal.audit.SessionAuditor;
import io.github.sshspringboot.autoconfigure.actuate.SshAuditAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshMetricsAutoConfiguration;
import io.github.sshspringboot.server.ExitStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what is told of sessions: events, audit and meters.
 */
@SshTest(
		value = { "ssh.session.routes[0].commands=lobby", "ssh.session.routes[0].users=admin",
				"ssh.session.routes[0].backend=lobby", "ssh.session.routes[1].commands=secret",
				"ssh.session.routes[1].backend=none", "ssh.session.max-sessions=1" },
		classes = ObservedSessionTests.Backends.class)
class ObservedSessionTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private static Listener listener;

	@Injected
	private static MeterRegistry meters;

	@Injected
	private TestSession session;

	@BeforeEach
	void forget() {
		listener.events.clear();
	}

	@Test
	void sessionOfABackendIsToldOnceAndAudited() throws Exception {
		long before = count("lobby", "RAN");
		assertThat(SshTestServer.exec(this.session, "lobby secret").status()).isEqualTo(3);
		SshSessionStartedEvent started = (SshSessionStartedEvent) next();
		assertThat(started.getBackend()).isEqualTo("lobby");
		assertThat(started.getRequest().command()).isEqualTo("lobby secret");
		SshSessionEndedEvent ended = (SshSessionEndedEvent) next();
		assertThat(ended.getId()).isEqualTo(started.getId()).matches("[A-Za-z0-9-]+");
		assertThat(ended.getBackend()).isEqualTo("lobby");
		assertThat(ended.getRequest()).isSameAs(started.getRequest());
		assertThat(ended.getStatus()).isEqualTo(ExitStatus.of(3));
		assertThat(ended.getDuration()).isPositive();
		assertThat(listener.events).isEmpty();
		List<AuditEvent> audit = audit(started.getId());
		assertThat(audit).extracting(AuditEvent::getType).containsExactly(SessionAuditor.STARTED, SessionAuditor.ENDED);
		assertThat(audit.get(1).getData())
			.contains(Map.entry("backend", "lobby"), Map.entry("type", "exec"), Map.entry("status", 3),
					Map.entry("outcome", "RAN"))
			.containsKeys("details", "duration");
		assertThat(audit.toString()).doesNotContain("secret");
		assertThat(count("lobby", "RAN")).isEqualTo(before + 1);
		assertThat(active("lobby")).isZero();
	}

	@Test
	void sessionOfTheCommandsIsToldAndCountedButAuditedAsACommandOnly() throws Exception {
		long before = count("commands", "RAN");
		SshTestServer.exec(this.session, "echo on");
		SshSessionStartedEvent started = (SshSessionStartedEvent) next();
		assertThat(started.getBackend()).isEqualTo(SshSessionBackend.COMMANDS);
		assertThat(next()).isInstanceOf(SshSessionEndedEvent.class);
		assertThat(audit(started.getId())).isEmpty();
		assertThat(count("commands", "RAN")).isEqualTo(before + 1);
	}

	@Test
	void failureIsAnOutcome() throws Exception {
		long before = count("lobby", "FAILED");
		SshTestServer.exec(this.session, "lobby broken");
		assertThat(next()).isInstanceOf(SshSessionStartedEvent.class);
		assertThat(((SshSessionEndedEvent) next()).getStatus()).isEqualTo(ExitStatus.FAILURE);
		assertThat(count("lobby", "FAILED")).isEqualTo(before + 1);
	}

	@Test
	void refusedSessionIsAuditedAndCountedButNeitherStartsNorEnds() throws Exception {
		this.session.createExecChannel("lobby wait").open().verify(SshTestServer.SOON);
		assertThat(next()).isInstanceOf(SshSessionStartedEvent.class);
		await().atMost(SshTestServer.SOON).until(() -> active("lobby") == 1);
		long before = count("lobby", "REFUSED");
		assertThat(SshTestServer.exec(server, "lobby secret").status()).isEqualTo(75);
		assertThat(count("lobby", "REFUSED")).isEqualTo(before + 1);
		assertThat(server.getBean(InMemoryAuditEventRepository.class).find("admin", null, SessionAuditor.REFUSED))
			.last()
			.satisfies((event) -> assertThat(event.getData()).contains(Map.entry("backend", "lobby"),
					Map.entry("type", "exec"), Map.entry("status", 75)));
		this.session.close(false);
		assertThat(((SshSessionEndedEvent) next()).getStatus()).isEqualTo(ExitStatus.INTERRUPTED);
		assertThat(listener.events).isEmpty();
		await().atMost(SshTestServer.SOON).until(() -> active("lobby") == 0);
	}

	@Test
	void sessionThatARouteRefusesAtOnceIsAuditedAndCounted() throws Exception {
		long before = count("none", "REFUSED");
		this.session.createExecChannel("secret plan").open().verify(SshTestServer.SOON);
		await().atMost(SshTestServer.SOON).until(() -> count("none", "REFUSED") == before + 1);
		assertThat(server.getBean(InMemoryAuditEventRepository.class).find("admin", null, SessionAuditor.REFUSED))
			.anySatisfy((event) -> assertThat(event.getData()).contains(Map.entry("backend", "none"),
					Map.entry("type", "exec"), Map.entry("status", 126)));
		assertThat(listener.events).isEmpty();
	}

	private static Object next() throws InterruptedException {
		return Objects.requireNonNull(listener.events.poll(20, TimeUnit.SECONDS));
	}

	private static List<AuditEvent> audit(String id) {
		return server.getBean(InMemoryAuditEventRepository.class)
			.find("admin", null, null)
			.stream()
			.filter((event) -> id.equals(event.getData().get("id")))
			.toList();
	}

	private static long count(String backend, String outcome) {
		return meters.find("ssh.server.sessions")
			.tags("backend", backend, "outcome", outcome, "type", "exec")
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	private static double active(String backend) {
		Gauge gauge = meters.find("ssh.server.sessions.active").tag("backend", backend).gauge();
		return (gauge != null) ? gauge.value() : 0;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AuditAutoConfiguration.class, SshAuditAutoConfiguration.class,
			MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
			CompositeMeterRegistryAutoConfiguration.class, SshMetricsAutoConfiguration.class })
	static class Backends {

		@Bean
		InMemoryAuditEventRepository auditEvents() {
			return new InMemoryAuditEventRepository();
		}

		@Bean
		SshSessionBackend lobby() {
			return this::run;
		}

		@Bean
		Listener sessionListener() {
			return new Listener();
		}

		private ExitStatus run(SshSessionContext context) throws IOException {
			switch (String.valueOf(context.getRequest().command())) {
				case "lobby broken" -> throw new IllegalStateException("for a test");
				case "lobby wait" -> context.getInput().read();
				default -> {
				}
			}
			return ExitStatus.of(3);
		}

	}

	static class Listener {

		private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

		@EventListener
		void started(SshSessionStartedEvent event) {
			this.events.add(event);
		}

		@EventListener
		void ended(SshSessionEndedEvent event) {
			this.events.add(event);
		}

	}

}
