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

import java.util.List;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.SshSessionStart;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionRouter;
import io.github.sshspringboot.session.internal.CommandsBackend;
import io.github.sshspringboot.session.internal.ReservedBackendNameException;
import io.github.sshspringboot.session.internal.SessionSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshSessionAutoConfiguration}.
 */
class SshSessionAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshSessionAutoConfiguration.class))
		.withBean(SshExecutors.class, () -> new SshThreads(new MockEnvironment()).executors(new SshCommandProperties()))
		.withBean(SshSessionHandlers.class, () -> new SshSessionHandlers((session) -> ExitStatus.OK, null, List.of()));

	@Test
	void commandsAreABackend() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SessionSelection.class)
			.hasSingleBean(SshSessionBackend.class)
			.getBean(SshSessionBackend.COMMANDS)
			.isInstanceOf(CommandsBackend.class));
	}

	@Test
	void commandsAreABackendEvenIfSomethingElseHasItsName() {
		this.runner.withBean(SshSessionBackend.COMMANDS, String.class, () -> "other")
			.run((context) -> assertThat(context).hasSingleBean(CommandsBackend.class)
				.hasSingleBean(SessionSelection.class));
	}

	@Test
	void nameOfTheCommandsIsNotForAnotherBackend() {
		this.runner.withBean(SshSessionBackend.COMMANDS, SshSessionBackend.class, () -> mock(SshSessionBackend.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ReservedBackendNameException.class));
	}

	@Test
	void withoutAServerThereIsNone() {
		this.runner.withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SessionSelection.class));
		this.runner.withClassLoader(new FilteredClassLoader(AuthenticationManager.class))
			.run((context) -> assertThat(context).doesNotHaveBean(SessionSelection.class));
	}

	@Test
	void routesMayNameEveryBackendAndListener() {
		this.runner.withBean("lobby", SshSessionBackend.class, () -> mock(SshSessionBackend.class))
			.withPropertyValues("ssh.server.listeners[0].name=inside", "ssh.server.listeners[0].port=0",
					"ssh.session.routes[0].users=admin", "ssh.session.routes[0].backend=lobby",
					"ssh.session.routes[1].listener=inside", "ssh.session.routes[1].backend=none",
					"ssh.session.routes[2].listener=default", "ssh.session.routes[2].types=exec,subsystem",
					"ssh.session.routes[2].commands=git-*,orders list", "ssh.session.routes[2].backend=commands")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "backend=nowhere | backend | It must be one of commands, lobby, none.",
					"listener=default | backend | It must be one of commands, lobby, none.",
					"backend=lobby | backend | A route to it must name users or authorities",
					"listener=nowhere | listener | There is no such listener, but default, inside.",
					"users[0]= | users | It must not have an empty entry.",
					"authorities[0]= | authorities | It must not have an empty entry.",
					"commands[0]= | commands | It must not have an empty entry." })
	void routeThatMakesNoSenseStopsTheStart(String property, String named, String reason) {
		this.runner.withBean("lobby", SshSessionBackend.class, () -> mock(SshSessionBackend.class))
			.withPropertyValues("ssh.server.listeners[0].name=inside", "ssh.session.routes[0].backend=none",
					"ssh.session.routes[1]." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("ssh.session.routes[1]." + named);
					assertThat(ex.getReason()).startsWith(reason).hasLineCount(1);
				}));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"container | For containers, add the library 'io.github.sshspringboot:ssh-spring-boot-docker', and set 'ssh.backends.container.image'.",
			"process | For processes, set 'ssh.backends.process.enabled' to true." })
	void routeToABackendThatIsNotThereTellsWhatIsMissing(String backend, String reason) {
		assertNoBackend(this.runner, backend, "It must be one of commands, none. " + reason);
	}

	@Test
	void routeToABeanOfAnotherTypeTellsWhatItIs() {
		assertNoBackend(this.runner.withBean("container", StringBuilder.class), "container",
				"It must be one of commands, none. The bean 'container' is no SshSessionBackend but "
						+ "java.lang.StringBuilder. Give it another name.");
	}

	private static void assertNoBackend(ApplicationContextRunner runner, String backend, String reason) {
		runner.withPropertyValues("ssh.session.routes[0].users=admin", "ssh.session.routes[0].backend=" + backend)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("ssh.session.routes[0].backend");
					assertThat(ex.getReason()).isEqualTo(reason);
				}));
	}

	@Test
	void nameOfTheBackendForProcessesIsNotForAnythingElse() {
		ApplicationContextRunner taken = this.runner
			.withConfiguration(AutoConfigurations.of(SshProcessAutoConfiguration.class))
			.withBean("process", StringBuilder.class);
		taken.run((context) -> assertThat(context).hasNotFailed());
		taken.withPropertyValues("ssh.backends.process.enabled=true", "ssh.backends.process.shell=/bin/sh")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("ssh.backends.process.enabled");
					assertThat(ex.getReason()).isEqualTo("The bean 'process' is no SshSessionBackend but "
							+ "java.lang.StringBuilder. Give it another name.");
				}));
	}

	@Test
	void authoritiesFollowTheHierarchy() {
		SshConnection connection = mock();
		given(connection.getAuthentication()).willReturn(new TestingAuthenticationToken("user", "", "ROLE_ADMIN"));
		SshSessionStart start = new SshSessionStart(connection, SshSessionStart.Type.EXEC, "any", "any", false);
		ApplicationContextRunner routed = this.runner.withPropertyValues("ssh.session.routes[0].authorities=ROLE_USER",
				"ssh.session.routes[0].backend=none");
		routed.run((context) -> assertThat(context.getBean(SessionSelection.class).select(start)).isNotNull());
		routed.withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_USER"))
			.run((context) -> assertThat(context.getBean(SessionSelection.class).select(start)).isNull());
	}

	@Test
	void commandsOfARouteForShellsStopTheStart() {
		this.runner
			.withPropertyValues("ssh.session.routes[0].types=shell", "ssh.session.routes[0].commands=git-*",
					"ssh.session.routes[0].backend=none")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.session.routes[0].types"));
	}

	@ParameterizedTest
	@CsvSource({ "max-sessions", "max-sessions-per-user" })
	void limitThatMakesNoSenseStopsTheStart(String property) {
		this.runner.withPropertyValues("ssh.session." + property + "=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.session." + property));
	}

	@Test
	void routerOfTheApplicationAndRoutesAreTooMuch() {
		ApplicationContextRunner routed = this.runner.withBean(SshSessionRouter.class,
				() -> mock(SshSessionRouter.class));
		routed.run((context) -> assertThat(context).hasSingleBean(SessionSelection.class));
		routed.withPropertyValues("ssh.session.routes[0].backend=none")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("ssh.session.routes");
					assertThat(ex.getReason()).contains("SshSessionRouter bean");
				}));
	}

}
