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
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.SshSessionStart;
import io.github.sshspringboot.server.internal.SshSessionStart.Type;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionRouter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SessionSelection}.
 */
class SessionSelectionTests {

	private final SshSessionBackend other = mock();

	private final SshExecutors executors = mock();

	private boolean asked;

	@BeforeEach
	void prepare() {
		given(this.executors.control()).willReturn(new BoundedExecutor(Thread::new, 1, 1));
	}

	@ParameterizedTest
	@CsvSource({ "EXEC, scp -t x, COMMANDS", "EXEC, orders, COMMANDS", "SHELL, , SHELL", "SUBSYSTEM, sftp, FILES",
			"SUBSYSTEM, netconf, SUBSYSTEMS" })
	void listenerMustCarryWhatAnotherBackendRuns(Type type, @Nullable String value, SshService service) {
		SshSessionHandler elsewhere = select(handlers(), granted("other"), null, start(type, value));
		assertThat(Objects.requireNonNull(elsewhere).getServices(value)).containsExactly(service);
	}

	@Test
	void lineThatTransfersFilesHereIsAnyLineElsewhere() throws Exception {
		SshSessionStart start = start(Type.EXEC, "scp -t x; exec sh");
		SshSessionHandler here = select(handlers(), granted("commands"), null, start);
		assertThat(Objects.requireNonNull(here).getServices(start.value())).containsExactly(SshService.FILES);
		SshSessionHandler undecided = select(handlers(), granted("none"), (request) -> this.other, start);
		assertThat(Objects.requireNonNull(undecided).getServices(start.value()))
			.containsExactlyInAnyOrder(SshService.COMMANDS, SshService.FILES);
		assertThat(undecided.route(mock()).getServices(start.value())).containsExactly(SshService.COMMANDS);
	}

	@Test
	void refusedSessionIsRefusedWhateverTheListenerCarries() throws Exception {
		SshSessionStart start = start(Type.EXEC, "scp -t x");
		SshSessionHandler undecided = select(handlers(), granted("none"), (request) -> null, start);
		SshSessionHandler refused = Objects.requireNonNull(undecided).route(mock());
		assertThat(refused.getServices(start.value())).isEqualTo(undecided.getServices(start.value()));
	}

	private static SshSessionHandlers handlers() {
		SshSessionHandler files = new Files();
		return new SshSessionHandlers(new SshSessionHandler() {

			@Override
			public SshSessionHandler select(String commandLine) {
				return commandLine.startsWith("scp") ? files : this;
			}

			@Override
			public ExitStatus handle(SshSession session) {
				return ExitStatus.OK;
			}

		}, null, List.of());
	}

	@Test
	void whatTheApplicationDoesNotRunIsRefused() {
		SshSessionHandlers handlers = new SshSessionHandlers((session) -> ExitStatus.OK, null, List.of());
		assertThat(select(handlers, granted("commands"), null, start(Type.SHELL, null))).isNull();
		assertThat(select(handlers, granted("none"), null, start(Type.EXEC, "orders"))).isNull();
	}

	@Test
	void commandsAreNotRoutedUnlessTheyMustBe() {
		SshSessionHandlers handlers = new SshSessionHandlers((session) -> ExitStatus.OK, null, List.of());
		SshSessionHandler handler = select(handlers, granted("commands"), null, start(Type.EXEC, "orders"));
		assertThat(Objects.requireNonNull(handler).isRouted()).isFalse();
		assertThat(handler.hasOwnThread()).isFalse();
	}

	@Test
	void whatMayBlockIsNotAskedOnAnIoThread() throws Exception {
		SessionRoutes routes = new SessionRoutes(routes("other"), (user, authorities) -> {
			assertThat(authorities).isEqualTo(List.of("ROLE_USER"));
			this.asked = true;
			return false;
		}, true);
		SshSessionHandlers handlers = new SshSessionHandlers((session) -> ExitStatus.OK, null, List.of());
		SshSessionHandler handler = select(handlers, routes, null, start(Type.EXEC, "orders"));
		assertThat(Objects.requireNonNull(handler).isRouted()).isTrue();
		assertThat(this.asked).isFalse();
		assertThat(handler.route(mock())).isInstanceOf(CommandsHandler.class);
		assertThat(this.asked).isTrue();
	}

	private @Nullable SshSessionHandler select(SshSessionHandlers handlers, SessionRoutes routes,
			@Nullable SshSessionRouter router, SshSessionStart start) {
		return new SessionSelection(new CommandsBackend(() -> handlers, this.executors), Map.of("other", this.other),
				routes, router, new SessionRunner(mock(), List::of), new SessionPlaces(1, 1), this.executors)
			.select(start);
	}

	private static SessionRoutes granted(String backend) {
		return new SessionRoutes(routes(backend), (user, authorities) -> true, false);
	}

	private static List<SessionRoute> routes(String backend) {
		return List.of(new SessionRoute(List.of(), List.of("ROLE_USER"), null, Set.of(), List.of(), backend));
	}

	private static SshSessionStart start(Type type, @Nullable String value) {
		SshConnection connection = mock();
		given(connection.getAuthentication()).willReturn(new TestingAuthenticationToken("user", "", "ROLE_USER"));
		return new SshSessionStart(connection, type, value, value, false);
	}

	private static final class Files implements SshSessionHandler {

		@Override
		public SshService getService(@Nullable String commandOrSubsystem) {
			return SshService.FILES;
		}

		@Override
		public ExitStatus handle(SshSession session) {
			return ExitStatus.OK;
		}

	}

}
