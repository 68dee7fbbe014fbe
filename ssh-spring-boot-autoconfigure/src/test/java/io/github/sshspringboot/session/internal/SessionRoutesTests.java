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

package io.github.sshspringboot.session.internal;

import java.util.List;
import java.util.Set;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SessionRoutes}.
 */
class SessionRoutesTests {

	@Test
	void withoutRoutesCommandsRun() {
		assertThat(new SessionRoutes(List.of(), (user, authorities) -> false, false).findBackend(exec("orders list")))
			.isEqualTo("commands");
	}

	@Test
	void firstRouteThatMatchesCounts() {
		SessionRoutes routes = new SessionRoutes(List.of(command("git-*", "git"), command("*", "any")),
				(user, authorities) -> false, false);
		assertThat(routes.findBackend(exec("git-upload-pack 'x'"))).isEqualTo("git");
		assertThat(routes.findBackend(exec("orders list"))).isEqualTo("any");
		assertThat(routes.findBackend(request(SshSessionType.SHELL, null))).isEqualTo("commands");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "orders | orders list --all | true", "orders list | orders  list --all | true",
					"orders list | \"  orders\tlist\" | true", "orders list | orders | false",
					"orders list | orders listed | false", "orders list | 'orders' list | false",
					"ord*s l* | orders list | true", "* list | orders list | true", "*a*b*c | xaybzc | true",
					"*a*b*c | xaybz | false", "orders* | orders | true", "* | \"\" | true", "git-* | gut-x | false",
					"orders | ORDERS | false" })
	void commandsMatchTheFirstWords(String pattern, String commandLine, boolean matches) {
		assertThat(command(pattern, "other").matches(exec(commandLine))).isEqualTo(matches);
	}

	@Test
	void commandsMatchTheNameOfASubsystem() {
		assertThat(command("sf*", "other").matches(request(SshSessionType.SUBSYSTEM, "sftp"))).isTrue();
		assertThat(command("sf*", "other").matches(request(SshSessionType.SUBSYSTEM, "netconf"))).isFalse();
	}

	@Test
	void longLineIsMatchedSoon() {
		String line = "a".repeat(100_000);
		assertThat(command("*a*a*a*a*a*a*a*a*b", "other").matches(exec(line))).isFalse();
	}

	@Test
	void usersMatchExactly() {
		SessionRoute route = new SessionRoute(List.of("user", "adm*"), List.of(), null, Set.of(), List.of(), "other");
		assertThat(route.matches(exec("x"))).isTrue();
		assertThat(new SessionRoute(List.of("USER", "use"), List.of(), null, Set.of(), List.of(), "other")
			.matches(exec("x"))).isFalse();
	}

	@Test
	void typesAndListenerMatch() {
		SessionRoute route = new SessionRoute(List.of(), List.of(), "inside", Set.of(SshSessionType.EXEC), List.of(),
				"other");
		assertThat(route.matches(exec("x"))).isTrue();
		assertThat(route.matches(request(SshSessionType.SHELL, null))).isFalse();
		assertThat(new SessionRoute(List.of(), List.of(), "default", Set.of(), List.of(), "other").matches(exec("x")))
			.isFalse();
	}

	@Test
	void userNeedsOneOfTheAuthorities() {
		SessionRoute route = new SessionRoute(List.of(), List.of("ROLE_OTHER", "ROLE_USER"), null, Set.of(), List.of(),
				"other");
		assertThat(new SessionRoutes(List.of(route), (user, authorities) -> false, false).findBackend(exec("x")))
			.isEqualTo("commands");
		SessionRoutes granted = new SessionRoutes(List.of(route),
				(user, authorities) -> user.getName().equals("user") && authorities.contains("ROLE_USER"), false);
		assertThat(granted.findBackend(exec("x"))).isEqualTo("other");
		assertThat(granted.isSlow()).isFalse();
	}

	@Test
	void onlyAuthoritiesMayBlock() {
		SessionRoute route = new SessionRoute(List.of(), List.of("ROLE_USER"), null, Set.of(), List.of(), "other");
		assertThat(new SessionRoutes(List.of(route), (user, authorities) -> true, true).isSlow()).isTrue();
		assertThat(new SessionRoutes(List.of(command("*", "other")), (user, authorities) -> true, true).isSlow())
			.isFalse();
	}

	private static SessionRoute command(String pattern, String backend) {
		return new SessionRoute(List.of(), List.of(), null, Set.of(), List.of(pattern), backend);
	}

	private static SshSessionRequest exec(String commandLine) {
		return request(SshSessionType.EXEC, commandLine);
	}

	private static SshSessionRequest request(SshSessionType type, @Nullable String command) {
		SshConnection connection = mock();
		given(connection.getAuthentication()).willReturn(new TestingAuthenticationToken("user", "", "ROLE_ADMIN"));
		given(connection.getListener()).willReturn("inside");
		return new SshSessionRequest(connection, type, command, command, false);
	}

}
