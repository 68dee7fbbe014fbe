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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sshspringboot.server.internal.SshServerStatus;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health indicator for the SSH server: {@code UP} if clients can connect,
 * {@code OUT_OF_SERVICE} while the server drains, otherwise {@code DOWN}.
 *
 * @since 0.1.0
 */
public class SshHealthIndicator extends AbstractHealthIndicator {

	private final Supplier<SshServerStatus> status;

	public SshHealthIndicator(Supplier<SshServerStatus> status) {
		super("SSH health check failed");
		this.status = status;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		SshServerStatus status = this.status.get();
		if (status.isAccepting()) {
			builder.up();
		}
		else if (status.state() == SshServerStatus.State.DRAINING) {
			builder.outOfService();
		}
		else {
			builder.down();
		}
		builder.withDetail("state", status.state())
			.withDetail("addresses", status.addresses().stream().map(NetworkAddress::format).toList())
			.withDetail("listeners", ListenerDescriptor.of(status.listeners()))
			.withDetail("connections", connections(status))
			.withDetail("hostKeys", HostKeyDescriptor.of(status.identity().hostKeys()));
		SshServerStatus.Problem problem = status.lastProblem();
		if (problem != null) {
			builder.withDetail("lastProblem", Map.of("time", problem.time(), "message", problem.message()));
		}
	}

	private static Map<String, Object> connections(SshServerStatus status) {
		Map<String, Object> connections = new LinkedHashMap<>();
		connections.put("total", status.load().connections());
		connections.put("authenticated", status.load().authenticatedConnections());
		connections.put("limits", status.limits());
		return connections;
	}

}
