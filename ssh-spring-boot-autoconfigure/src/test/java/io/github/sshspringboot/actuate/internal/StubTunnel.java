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

package io.github.sshspringboot.actuate.internal;

import java.net.InetSocketAddress;
import java.time.Instant;

import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.server.SshConnection;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Creates tunnels of the user {@code admin} that carry nothing.
 */
public final class StubTunnel {

	private StubTunnel() {
	}

	public static SshConnection connection(String id) {
		TestingAuthenticationToken user = new TestingAuthenticationToken("admin", "secret", "ROLE_ADMIN");
		user.setDetails("the details");
		SshConnection connection = mock();
		given(connection.getId()).willReturn(id);
		given(connection.getAuthentication()).willReturn(user);
		given(connection.getRemoteAddress()).willReturn(new InetSocketAddress("192.0.2.7", 50000));
		given(connection.getConnectedAt()).willReturn(Instant.EPOCH);
		return connection;
	}

	public static SshTunnel create(String id, SshTunnelType type) {
		SshConnection connection = connection("c" + id);
		SshTunnel tunnel = mock();
		given(tunnel.getId()).willReturn(id);
		given(tunnel.getType()).willReturn(type);
		given(tunnel.getConnection()).willReturn(connection);
		given(tunnel.getTarget()).willReturn("db:5432");
		given(tunnel.getPeerAddress()).willReturn(new InetSocketAddress("10.0.0.1", 5432));
		given(tunnel.getOpenedAt()).willReturn(Instant.EPOCH);
		given(tunnel.getBytesReceived()).willReturn(10L);
		given(tunnel.getBytesSent()).willReturn(20L);
		return tunnel;
	}

}
