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

package io.github.sshspringboot.autoconfigure.actuate;

import java.security.Principal;
import java.util.List;

import io.github.sshspringboot.actuate.internal.endpoint.EndpointCommands;
import io.github.sshspringboot.actuate.internal.endpoint.EndpointRunner;
import io.github.sshspringboot.actuate.internal.endpoint.SshEndpointDiscoverer;
import io.github.sshspringboot.actuate.internal.endpoint.SshEndpointsSupplier;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.ShutdownEndpoint;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshEndpointAutoConfiguration}.
 */
class SshEndpointAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = EndpointRunner.with(StateEndpoint.class)
		.withConfiguration(
				AutoConfigurations.of(EnvironmentEndpointAutoConfiguration.class, InfoEndpointAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.actuate", "tools.jackson.databind",
			"org.springframework.security.config" })
	void whenLibraryIsNotOnTheClasspathEndpointsAreNoCommands(String absent) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SshCommandAutoConfiguration.class, SshEndpointAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sshEndpointCommands"));
	}

	@Test
	void endpointsAreCommands() {
		this.contextRunner.run((context) -> {
			assertThat(commands(context.getBean(CommandRegistry.class))).containsExactly("env", "info", "state",
					"state set");
			assertThat(EndpointRunner.run(context, "state").text()).isEqualTo("state\n");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh.actuator.enabled=false", "ssh.server.enabled=false" })
	void whenDisabledNothingIsExposed(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EndpointCommands.class)
				.doesNotHaveBean(SshEndpointDiscoverer.class)
				.doesNotHaveBean(EnvironmentEndpoint.class));
	}

	@Test
	void endpointsThatAreNotIncludedAreNoCommandsAndNoBeans() {
		this.contextRunner.withPropertyValues("ssh.actuator.exposure.include=info,state").run((context) -> {
			assertThat(context).doesNotHaveBean(EnvironmentEndpoint.class).hasSingleBean(InfoEndpoint.class);
			assertThat(commands(context.getBean(CommandRegistry.class))).containsExactly("info", "state", "state set");
		});
	}

	@Test
	void emptyListOfEndpointsToIncludeExposesNone() {
		this.contextRunner.withPropertyValues("ssh.actuator.exposure.include=").run((context) -> {
			assertThat(context).doesNotHaveBean(EnvironmentEndpoint.class);
			assertThat(commands(context.getBean(CommandRegistry.class))).isEmpty();
		});
	}

	@Test
	void excludedEndpointsAreNoCommandsThoughTheirBeansExist() {
		this.contextRunner.withPropertyValues("ssh.actuator.exposure.exclude=env,state").run((context) -> {
			assertThat(context).hasSingleBean(StateEndpoint.class).doesNotHaveBean(EnvironmentEndpoint.class);
			assertThat(commands(context.getBean(CommandRegistry.class))).containsExactly("info");
		});
	}

	@ParameterizedTest
	@CsvSource({ "management.endpoint.state.access=read-only, true, false",
			"management.endpoint.state.access=none, false, false",
			"management.endpoints.access.default=none, false, false",
			"management.endpoints.access.default=read-only, true, false",
			"management.endpoints.access.max-permitted=read-only, true, false",
			"management.endpoints.access.max-permitted=none, false, false" })
	void accessIsHonoured(String property, boolean read, boolean write) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			List<String> commands = commands(context.getBean(CommandRegistry.class));
			assertThat(commands.contains("state")).isEqualTo(read);
			assertThat(commands.contains("state set")).isEqualTo(write);
			assertThat(EndpointRunner.run(context, "state set x").status()).isIn(ExitStatus.USAGE,
					ExitStatus.NOT_FOUND);
			assertThat(context.getBean(StateEndpoint.class).value).isEqualTo("state");
		});
	}

	@Test
	void shutdownHasToBeAllowed() {
		ApplicationContextRunner runner = EndpointRunner.with(ShutdownEndpoint.class);
		runner.run((context) -> assertThat(commands(context.getBean(CommandRegistry.class))).isEmpty());
		runner.withPropertyValues("management.endpoint.shutdown.access=unrestricted")
			.run((context) -> assertThat(commands(context.getBean(CommandRegistry.class))).containsExactly("shutdown"));
	}

	@Test
	void prefixStandsBeforeTheIds() {
		this.contextRunner.withUserConfiguration(HelpEndpoint.class)
			.withPropertyValues("ssh.actuator.command-prefix=app actuator")
			.run((context) -> {
				assertThat(EndpointRunner.run(context, "app actuator state").text()).isEqualTo("state\n");
				assertThat(EndpointRunner.run(context, "app actuator help").text()).isEqualTo("own help\n");
				assertThat(EndpointRunner.run(context, "state").status()).isEqualTo(ExitStatus.NOT_FOUND);
			});
	}

	@Test
	void prefixThatIsNoNameIsRefused() {
		this.contextRunner.withPropertyValues("ssh.actuator.command-prefix=a/b")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("ssh.actuator.command-prefix"));
	}

	@Test
	void endpointWithAReservedNameEndsTheStartWithWhatToDo() {
		this.contextRunner.withUserConfiguration(HelpEndpoint.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOfSatisfying(SshCommandDefinitionException.class, (failure) -> {
					assertThat(failure).hasMessage(
							"The actuator endpoint 'help' cannot be the command 'help', whose name is reserved");
					assertThat(failure.getAction()).contains("ssh.actuator.command-prefix");
				}));
	}

	@Test
	void commandOfTheApplicationTakesThePlaceOfAnEndpoint() {
		this.contextRunner.withUserConfiguration(StateCommand.class)
			.run((context) -> assertThat(EndpointRunner.run(context, "state").text()).isEqualTo("own\n"));
	}

	@Test
	void supplierOfTheApplicationIsUsed() {
		this.contextRunner.withBean(SshEndpointsSupplier.class, () -> List::of).run((context) -> {
			assertThat(context).doesNotHaveBean(SshEndpointDiscoverer.class);
			assertThat(commands(context.getBean(CommandRegistry.class))).isEmpty();
		});
	}

	@Test
	void endpointsAreCommandsWhenBeansAreLazy() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(EndpointRunner.run(context, "state").text()).isEqualTo("state\n"));
	}

	@ParameterizedTest
	@CsvSource({ "ADMIN, true", "ROLE_ADMIN, true", "USER, false", "ADM, false" })
	void operationSeesTheRolesOfTheUser(String role, boolean is) {
		EndpointRunner.with(UserEndpoint.class)
			.run((context) -> assertThat(EndpointRunner.run(context, "user " + role).text()).isEqualTo(is + "\n"));
	}

	@Test
	void rolesFollowTheHierarchyAndThePrefixOfTheApplication() {
		EndpointRunner.with(UserEndpoint.class)
			.withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("GROUP_BOSS > GROUP_STAFF"))
			.withBean(GrantedAuthorityDefaults.class, () -> new GrantedAuthorityDefaults("GROUP_"))
			.run((context) -> {
				Authentication boss = new TestingAuthenticationToken("boss", "", "GROUP_BOSS");
				assertThat(EndpointRunner.run(context, "user STAFF", (session) -> session.user(boss)).text())
					.isEqualTo("true\n");
				assertThat(EndpointRunner.run(context, "user ADMIN", (session) -> session.user(boss)).text())
					.isEqualTo("false\n");
			});
	}

	@Test
	void operationSeesTheUserAndTheRunOfTheCommand() {
		EndpointRunner.with(UserEndpoint.class).run((context) -> {
			assertThat(EndpointRunner.run(context, "user").text()).isEqualTo("admin admin admin user true\n");
			assertThat(EndpointRunner.run(context, "user --help").text()).doesNotContain("principal", "--context",
					"--version", "--terminal");
			StubSession session = EndpointRunner.run(context, "user draw");
			assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
			assertThat(session.errors()).startsWith("user draw: needs a terminal");
		});
	}

	@Test
	void methodSecurityOfTheEndpointHidesAndDeniesItsCommands() {
		EndpointRunner.with(GuardedEndpoint.class).withUserConfiguration(MethodSecurity.class).run((context) -> {
			StubSession denied = EndpointRunner.run(context, "guarded");
			assertThat(denied.status()).isEqualTo(ExitStatus.DENIED);
			assertThat(denied.errors()).isEqualTo("guarded: permission denied\n");
			assertThat(EndpointRunner.run(context, "guarded x").text()).isEqualTo("x\n");
			assertThat(EndpointRunner.run(context, "guarded empty").status()).isEqualTo(ExitStatus.DENIED);
			assertThat(EndpointRunner.run(context, "help").text()).contains("Read the guarded endpoint")
				.doesNotContain("guarded empty");
			Authentication boss = new TestingAuthenticationToken("boss", "", "ROLE_BOSS");
			assertThat(EndpointRunner.run(context, "guarded", (session) -> session.user(boss)).text())
				.isEqualTo("all\n");
		});
	}

	@Test
	void authorizationOfCommandsAppliesToEndpoints() {
		this.contextRunner.withUserConfiguration(NoState.class).run((context) -> {
			assertThat(EndpointRunner.run(context, "state").status()).isEqualTo(ExitStatus.DENIED);
			assertThat(EndpointRunner.run(context, "help").text()).contains("info").doesNotContain("state");
		});
	}

	private static List<String> commands(CommandRegistry commands) {
		return commands.getNames();
	}

	@Endpoint(id = "state")
	static class StateEndpoint {

		private String value = "state";

		@ReadOperation
		String state() {
			return this.value;
		}

		@WriteOperation
		void set(@Selector String value) {
			this.value = value;
		}

	}

	@SshCommand("state")
	static class StateCommand {

		@SshCommand
		String state() {
			return "own";
		}

	}

	@Endpoint(id = "help")
	static class HelpEndpoint {

		@ReadOperation
		String help() {
			return "own help";
		}

	}

	@Endpoint(id = "user")
	static class UserEndpoint {

		@ReadOperation
		String user(SecurityContext context, Principal principal, Authentication authentication,
				SshCommandContext command, ApiVersion version, @Nullable SshTerminal terminal) {
			Principal user = context.getPrincipal();
			return ((user != null) ? user.getName() : "nobody") + " " + principal.getName() + " "
					+ authentication.getName() + " " + command.getCommandName() + " " + (terminal == null);
		}

		@ReadOperation
		boolean role(@Selector String role, SecurityContext context) {
			return context.isUserInRole(role);
		}

		@WriteOperation
		void draw(SshTerminal terminal) {
		}

	}

	@Endpoint(id = "guarded")
	static class GuardedEndpoint {

		@ReadOperation
		@PreAuthorize("hasRole('BOSS')")
		String all() {
			return "all";
		}

		@ReadOperation
		String one(@Selector String name) {
			return name;
		}

		@WriteOperation
		@PreAuthorize("hasRole('BOSS')")
		void empty() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class MethodSecurity {

	}

	@Configuration(proxyBeanMethods = false)
	static class NoState {

		@Bean
		AuthorizationManager<SshCommandRequest> authorizationManager() {
			return (user, request) -> new AuthorizationDecision(!request.commandName().startsWith("state"));
		}

	}

}
