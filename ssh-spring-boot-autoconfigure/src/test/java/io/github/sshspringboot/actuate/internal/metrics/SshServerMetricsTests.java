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

package io.github.sshspringboot.actuate.internal.metrics;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.actuate.SshServerMeterDocumentation;
import io.github.sshspringboot.actuate.SshServerMeterDocumentation.Tag;
import io.github.sshspringboot.autoconfigure.SshFilesAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshMetricsAutoConfiguration;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener.Refusal;
import io.github.sshspringboot.server.internal.SshServerStatus;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.sshd.client.channel.ChannelExec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the meters of a server with some activity.
 */
@SshTest(
		value = { "ssh.auth.methods=password", "ssh.command.max-concurrent=1", "ssh.command.max-queued=0",
				"ssh.forwarding.local.permit=db:5432", "ssh.sftp.mounts[0].path=/files",
				"ssh.sftp.mounts[0].location=file:target/meters", "ssh.sftp.mounts[0].create=true",
				"ssh.recording.sessions=exec", "ssh.recording.location=target/recorded-meters" },
		classes = SshServerMetricsTests.Metrics.class)
class SshServerMetricsTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private static MeterRegistry registry;

	@BeforeAll
	static void connect() throws Exception {
		server.canLogin("admin", "wrong");
		try (TestSession session = server.login()) {
			SshTestServer.exec(session, "bytes 100000");
		}
		server.awaitNoConnection();
	}

	@Test
	void everyMeterIsDocumentedAndEveryDocumentedMeterExists() {
		assertThat(meters().map((meter) -> meter.getId().getName()).collect(Collectors.toSet()))
			.isEqualTo(Arrays.stream(SshServerMeterDocumentation.values())
				.map(SshServerMeterDocumentation::getName)
				.collect(Collectors.toSet()));
	}

	@Test
	void typesUnitsTagsAndTheirValuesAreThoseDocumented() {
		Set<String> open = algorithmsAndListeners();
		assertThat(meters()).isNotEmpty().allSatisfy((meter) -> {
			SshServerMeterDocumentation documentation = documentation(meter);
			Meter.Id id = meter.getId();
			assertThat(id.getType()).isEqualTo(documentation.getType());
			assertThat(id.getDescription()).isEqualTo(documentation.getDescription());
			if (id.getType() != Meter.Type.TIMER) {
				assertThat(id.getBaseUnit()).isEqualTo(documentation.getBaseUnit());
			}
			assertThat(id.getTags()).extracting(io.micrometer.core.instrument.Tag::getKey)
				.containsExactlyInAnyOrderElementsOf(
						Arrays.stream(documentation.getKeyNames()).map(KeyName::asString).toList());
			assertThat(id.getTags()).allSatisfy((tag) -> assertThat(tag.getValue())
				.isIn(values(tag.getKey()).isEmpty() ? open : values(tag.getKey())));
		});
	}

	@Test
	void activityIsCounted() {
		server.awaitNoConnection();
		assertThat(registry.get("ssh.server.connections").counter().count()).isGreaterThanOrEqualTo(2);
		assertThat(registry.get("ssh.server.connections.active").gauge().value())
			.isEqualTo(server.getStatus().load().connections());
		assertThat(registry.get("ssh.server.handshakes").timers()).isNotEmpty()
			.allSatisfy((timer) -> assertThat(timer.max(TimeUnit.NANOSECONDS)).isPositive());
		assertThat(registry.get("ssh.server.authentications")
			.tags("method", "password", "outcome", "FAILURE")
			.counter()
			.count()).isEqualTo(1);
		assertThat(registry.get("ssh.server.authentications")
			.tags("method", "password", "outcome", "SUCCESS")
			.counter()
			.count()).isGreaterThanOrEqualTo(1);
		assertThat(registry.get("ssh.server.channels").tag("type", "session").counter().count())
			.isGreaterThanOrEqualTo(1);
		assertThat(registry.get("ssh.server.sent").functionCounter().count()).isGreaterThan(100_000);
		assertThat(registry.get("ssh.server.received").functionCounter().count()).isPositive();
	}

	@Test
	void whatRunsAndWhatIsRejectedIsSeen() throws Exception {
		try (TestSession session = server.login()) {
			double rejected = rejected();
			ChannelExec channel = session.createExecChannel("wait");
			channel.open().verify(SshTestServer.SOON);
			server.getCommands().awaitStart();
			assertThat(registry.get("ssh.server.channels.active").tag("type", "session").gauge().value()).isEqualTo(1);
			assertThat(executor("active")).isEqualTo(1);
			assertThat(executor("max")).isEqualTo(1);
			assertThat(executor("queued")).isZero();
			assertThat(executor("queue.max")).isZero();
			assertThat(SshTestServer.exec(session, "echo on").status()).isEqualTo(75);
			assertThat(rejected()).isEqualTo(rejected + 1);
			server.getCommands().permit();
			await().atMost(SshTestServer.SOON).until(() -> executor("active") == 0);
		}
		await().atMost(SshTestServer.SOON)
			.until(() -> registry.get("ssh.server.channels.active").tag("type", "session").gauge().value() == 0);
	}

	@Test
	void unknownNamesDoNotMakeNewMeters() {
		SimpleMeterRegistry own = new SimpleMeterRegistry();
		SshServerMetrics metrics = new SshServerMetrics(() -> SshServerStatus.NEVER_STARTED, List.of("default"));
		metrics.bindTo(own);
		InetSocketAddress address = new InetSocketAddress("127.0.0.1", 50000);
		SshPeer peer = new SshPeer("1", address, address);
		for (int i = 0; i < 10; i++) {
			metrics.channelOpened(peer, "type" + i);
		}
		metrics.channelClosed(peer, "type0");
		metrics.connectionRefused("default", address, Refusal.SHUTTING_DOWN);
		assertThat(own.get("ssh.server.channels").counters()).hasSize(1);
		assertThat(own.get("ssh.server.channels").tag("type", "UNKNOWN").counter().count()).isEqualTo(10);
		assertThat(own.get("ssh.server.channels.active").tag("type", "UNKNOWN").gauge().value()).isEqualTo(9);
		assertThat(own.get("ssh.server.connections.refused").tag("reason", "SHUTTING_DOWN").counter().count())
			.isEqualTo(1);
		assertThat(own.get("ssh.server.connections.refused").tag("reason", "FAILED").counter().count()).isZero();
	}

	@Test
	void eachRegistryCountsOnceHoweverOftenItIsBound() {
		SimpleMeterRegistry first = new SimpleMeterRegistry();
		SimpleMeterRegistry second = new SimpleMeterRegistry();
		SshServerMetrics metrics = new SshServerMetrics(() -> SshServerStatus.NEVER_STARTED, List.of("default"));
		metrics.bindTo(first);
		metrics.bindTo(first);
		metrics.bindTo(second);
		InetSocketAddress address = new InetSocketAddress("127.0.0.1", 50000);
		metrics.connectionAccepted(new SshPeer("1", address, address));
		assertThat(first.get("ssh.server.connections").counter().count()).isEqualTo(1);
		assertThat(second.get("ssh.server.connections").counter().count()).isEqualTo(1);
	}

	private static Stream<Meter> meters() {
		return registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("ssh.server."))
			.filter((meter) -> !meter.getId().getName().startsWith("ssh.server.commands"));
	}

	private static SshServerMeterDocumentation documentation(Meter meter) {
		return Arrays.stream(SshServerMeterDocumentation.values())
			.filter((documentation) -> documentation.getName().equals(meter.getId().getName()))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> values(String key) {
		return Arrays.stream(Tag.values())
			.filter((tag) -> tag.asString().equals(key))
			.findFirst()
			.map(Tag::getValues)
			.map(Objects::requireNonNull)
			.orElseThrow();
	}

	private static Set<String> algorithmsAndListeners() {
		SshServerStatus.Algorithms algorithms = server.getStatus().identity().algorithms();
		return Stream
			.of(List.of("default", "commands"), algorithms.keyExchange(), algorithms.ciphers(), algorithms.hostKey())
			.flatMap(List::stream)
			.collect(Collectors.toSet());
	}

	private static double executor(String name) {
		return registry.get("ssh.server.executor." + name).tag("executor", "commands").gauge().value();
	}

	private static double rejected() {
		return registry.get("ssh.server.executor.rejected").tag("executor", "commands").functionCounter().count();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, SshFilesAutoConfiguration.class,
			SshMetricsAutoConfiguration.class })
	static class Metrics {

	}

}
