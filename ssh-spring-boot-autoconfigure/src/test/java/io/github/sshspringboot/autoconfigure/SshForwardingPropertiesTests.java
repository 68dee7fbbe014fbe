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

package io.github.sshspringboot.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshForwardingProperties}.
 */
class SshForwardingPropertiesTests {

	@Test
	void nothingIsPermittedByDefault() {
		SshForwardingProperties properties = bind();
		assertThat(properties.getLocal().getPermit()).isEmpty();
		assertThat(properties.getRemote().getPermit()).isEmpty();
		assertThat(properties.getRemote().isGatewayPorts()).isFalse();
		assertThat(properties.getStreamlocal().getPermit()).isEmpty();
		assertThat(properties.getStreamlocal().getPermitListen()).isEmpty();
		assertThat(properties.getAuthorities()).isEmpty();
	}

	@Test
	void permitted() {
		assertThat(bind("local.permit", "db.internal:5432,*.svc:443").getLocal().getPermit())
			.containsExactly("db.internal:5432", "*.svc:443");
		assertThat(bind("remote.permit", "8080", "remote.gateway-ports", "true").getRemote()).satisfies((remote) -> {
			assertThat(remote.getPermit()).containsExactly("8080");
			assertThat(remote.isGatewayPorts()).isTrue();
		});
		assertThat(bind("streamlocal.permit", "/run/a,/run/b/").getStreamlocal().getPermit()).containsExactly("/run/a",
				"/run/b/");
		assertThat(bind("streamlocal.permit-listen", "/run/c/").getStreamlocal().getPermitListen())
			.containsExactly("/run/c/");
		assertThat(bind("authorities", "ROLE_A,ROLE_B").getAuthorities()).containsExactly("ROLE_A", "ROLE_B");
	}

	@Test
	void idleIsInSecondsAndUnlimitedByDefault() {
		assertThat(bind().getIdle()).isNull();
		assertThat(bind("idle", "90").getIdle()).isEqualTo(Duration.ofSeconds(90));
	}

	@Test
	void limits() {
		SshForwardingProperties.Limits limits = bind().getLimits();
		assertThat(limits.getMaxTunnelsPerConnection()).isEqualTo(500);
		assertThat(limits.getMaxTunnelsPerUser()).isEqualTo(1000);
		assertThat(limits.getMaxListenersPerConnection()).isEqualTo(20);
		assertThat(limits.getMaxListenersPerUser()).isEqualTo(50);
		limits = bind("limits.max-tunnels-per-connection", "1", "limits.max-tunnels-per-user", "2",
				"limits.max-listeners-per-connection", "3", "limits.max-listeners-per-user", "4")
			.getLimits();
		assertThat(limits.getMaxTunnelsPerConnection()).isEqualTo(1);
		assertThat(limits.getMaxTunnelsPerUser()).isEqualTo(2);
		assertThat(limits.getMaxListenersPerConnection()).isEqualTo(3);
		assertThat(limits.getMaxListenersPerUser()).isEqualTo(4);
	}

	private static SshForwardingProperties bind(String... pairs) {
		return PropertyBinder.bind(SshForwardingProperties.class, pairs);
	}

}
