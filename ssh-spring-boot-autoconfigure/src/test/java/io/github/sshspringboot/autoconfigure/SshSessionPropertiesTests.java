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
import java.util.Map;

import io.github.sshspringboot.session.SshSessionType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshSessionProperties}.
 */
class SshSessionPropertiesTests {

	@Test
	void acceptEnv() {
		assertThat(bind().getAcceptEnv()).containsExactly("LANG", "LC_*");
		assertThat(bind("accept-env", "TRACEPARENT").getAcceptEnv()).containsExactly("TRACEPARENT");
		assertThat(bind("accept-env", "").getAcceptEnv()).isEmpty();
	}

	@Test
	void setEnv() {
		assertThat(bind().getSetEnv()).isEmpty();
		assertThat(bind("set-env[ORDER_DESK]", "paris", "set-env.TZ", "UTC").getSetEnv())
			.containsOnly(Map.entry("ORDER_DESK", "paris"), Map.entry("TZ", "UTC"));
	}

	@Test
	void forceCommand() {
		assertThat(bind().getForceCommand()).isNull();
		assertThat(bind("force-command", "internal-sftp").getForceCommand()).isEqualTo("internal-sftp");
	}

	@Test
	void idleTimeout() {
		assertThat(bind().getIdleTimeout()).isNull();
		assertThat(bind("idle-timeout", "5m").getIdleTimeout()).isEqualTo(Duration.ofMinutes(5));
		assertThat(bind("idle-timeout", "30").getIdleTimeout()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void agentForwarding() {
		assertThat(bind().isAgentForwarding()).isFalse();
		assertThat(bind("agent-forwarding", "true").isAgentForwarding()).isTrue();
	}

	@Test
	void routes() {
		assertThat(bind().getRoutes()).isEmpty();
		SshSessionProperties properties = bind("routes[0].users", "admin,op-*", "routes[0].authorities", "ROLE_A",
				"routes[0].listener", "inside", "routes[0].types", "exec,SHELL", "routes[0].commands",
				"orders list,git-*", "routes[0].backend", "lobby");
		assertThat(properties.getRoutes()).singleElement().satisfies((route) -> {
			assertThat(route.getUsers()).containsExactly("admin", "op-*");
			assertThat(route.getAuthorities()).containsExactly("ROLE_A");
			assertThat(route.getListener()).isEqualTo("inside");
			assertThat(route.getTypes()).containsExactly(SshSessionType.EXEC, SshSessionType.SHELL);
			assertThat(route.getCommands()).containsExactly("orders list", "git-*");
			assertThat(route.getBackend()).isEqualTo("lobby");
		});
	}

	@Test
	void maxSessions() {
		assertThat(bind().getMaxSessions()).isEqualTo(100);
		assertThat(bind("max-sessions", "20").getMaxSessions()).isEqualTo(20);
	}

	@Test
	void maxSessionsPerUser() {
		assertThat(bind().getMaxSessionsPerUser()).isEqualTo(10);
		assertThat(bind("max-sessions-per-user", "2").getMaxSessionsPerUser()).isEqualTo(2);
	}

	private static SshSessionProperties bind(String... pairs) {
		return PropertyBinder.bind(SshSessionProperties.class, pairs);
	}

}
