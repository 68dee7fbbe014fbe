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

package io.github.sshspringboot.actuate.internal.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.actuate.internal.StubTunnel;
import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TunnelAuditor}.
 */
class TunnelAuditorTests {

	private final List<AuditEvent> events = new ArrayList<>();

	private final TunnelAuditor auditor = new TunnelAuditor(
			(event) -> this.events.add(((AuditApplicationEvent) event).getAuditEvent()));

	@Test
	void openingAndEndAreRecorded() {
		SshTunnel tunnel = StubTunnel.create("1", SshTunnelType.DIRECT_TCPIP);
		this.auditor.opened(tunnel);
		this.auditor.closed(tunnel, Duration.ofSeconds(3));
		assertThat(this.events).hasSize(2).allMatch((event) -> event.getPrincipal().equals("admin"));
		assertThat(this.events.get(0).getType()).isEqualTo("SSH_TUNNEL_OPENED");
		assertThat(this.events.get(0).getData())
			.isEqualTo(Map.of("id", "1", "type", "direct-tcpip", "target", "db:5432", "details", "the details"));
		assertThat(this.events.get(1).getType()).isEqualTo("SSH_TUNNEL_CLOSED");
		assertThat(this.events.get(1).getData()).isEqualTo(Map.of("id", "1", "type", "direct-tcpip", "target",
				"db:5432", "duration", "PT3S", "bytesReceived", 10L, "bytesSent", 20L, "details", "the details"));
	}

	@Test
	void refusalsAreRecordedTogether() {
		SshConnection connection = StubTunnel.connection("1");
		for (int i = 0; i < 3; i++) {
			this.auditor.refused(connection, SshTunnelType.DIRECT_TCPIP, "a:1", Reason.PROHIBITED);
		}
		this.auditor.publishRefused();
		this.auditor.publishRefused();
		assertThat(this.events).singleElement().satisfies((event) -> {
			assertThat(event.getType()).isEqualTo("SSH_TUNNEL_REFUSED");
			assertThat(event.getPrincipal()).isEqualTo("admin");
			assertThat(event.getData())
				.isEqualTo(Map.of("type", "direct-tcpip", "target", "a:1", "reason", "PROHIBITED", "count", 3L));
		});
	}

	@Test
	void manyRefusalsNeedLittleMemory() {
		SshConnection connection = StubTunnel.connection("1");
		for (int i = 0; i < 5000; i++) {
			this.auditor.refused(connection, SshTunnelType.DIRECT_TCPIP, "a:" + i, Reason.PROHIBITED);
		}
		this.auditor.publishRefused();
		assertThat(this.events).hasSize(1001)
			.last()
			.extracting(AuditEvent::getData)
			.isEqualTo(Map.of("type", "direct-tcpip", "target", "others", "reason", "PROHIBITED", "count", 4000L));
	}

}
