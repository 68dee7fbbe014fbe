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

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.actuate.internal.StubTunnel;
import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshTunnelMetrics}.
 */
class SshTunnelMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final SshTunnelMetrics metrics = new SshTunnelMetrics();

	@Test
	void tunnelIsCountedOnce() {
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(this.registry);
		SshTunnel tunnel = StubTunnel.create("1", SshTunnelType.DIRECT_TCPIP);
		this.metrics.opened(tunnel);
		assertThat(active("direct-tcpip")).isEqualTo(1);
		assertThat(active("forwarded-tcpip")).isZero();
		this.metrics.closed(tunnel, Duration.ofSeconds(3));
		assertThat(active("direct-tcpip")).isZero();
		assertThat(this.registry.get("ssh.server.tunnels").tag("type", "direct-tcpip").timer()).satisfies((timer) -> {
			assertThat(timer.count()).isEqualTo(1);
			assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
		});
		assertThat(bytes("received")).isEqualTo(10);
		assertThat(bytes("sent")).isEqualTo(20);
	}

	@Test
	void refusalIsCountedByItsReason() {
		this.metrics.bindTo(this.registry);
		this.metrics.refused(StubTunnel.connection("1"), SshTunnelType.FORWARDED_TCPIP, "a:1", Reason.PROHIBITED);
		assertThat(refused("PROHIBITED")).isEqualTo(1);
		assertThat(refused("RESOURCE_SHORTAGE")).isZero();
	}

	private double active(String type) {
		return this.registry.get("ssh.server.tunnels.active").tag("type", type).gauge().value();
	}

	private double bytes(String direction) {
		return this.registry.get("ssh.server.tunnels." + direction).tag("type", "direct-tcpip").counter().count();
	}

	private double refused(String reason) {
		return this.registry.get("ssh.server.tunnels.refused")
			.tags("type", "forwarded-tcpip", "reason", reason)
			.counter()
			.count();
	}

}
