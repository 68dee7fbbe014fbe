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

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.forwarding.SshTunnelClosedEvent;
import io.github.sshspringboot.forwarding.SshTunnelOpenedEvent;
import io.github.sshspringboot.forwarding.SshTunnelRequest;
import io.github.sshspringboot.forwarding.SshTunnels;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.internal.SshServerStatus;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.Tunnel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshForwardingAutoConfiguration}.
 */
class SshForwardingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshForwardingAutoConfiguration.class))
		.withBean(SshExecutors.class,
				() -> new SshThreads(new MockEnvironment()).executors(new SshCommandProperties()));

	@Test
	void nothingIsForwardedByDefault() {
		this.runner
			.run((context) -> assertThat(context).doesNotHaveBean(Forwarding.class).doesNotHaveBean(SshTunnels.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "local.permit=db:80", "local.permit[0]=db:80", "remote.permit=8080",
			"streamlocal.permit=/run/", "streamlocal.permit-listen=/run/", "streamlocal.permitListen[0]=/run/" })
	void permissionSwitchesForwardingOn(String property) {
		this.runner.withPropertyValues("ssh.forwarding." + property)
			.run((context) -> assertThat(context).hasSingleBean(Forwarding.class).hasSingleBean(SshTunnels.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "local.permit=", "remote.gateway-ports=true", "authorities=ROLE_ADMIN", "idle=1m" })
	void otherPropertiesPermitNothing(String property) {
		this.runner.withPropertyValues("ssh.forwarding." + property)
			.run((context) -> assertThat(context).doesNotHaveBean(Forwarding.class));
	}

	@Test
	void withoutAServerThereIsNone() {
		ApplicationContextRunner permitting = this.runner.withPropertyValues("ssh.forwarding.local.permit=db:80");
		permitting.withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Forwarding.class));
		permitting.withClassLoader(new FilteredClassLoader(AuthenticationManager.class))
			.run((context) -> assertThat(context).doesNotHaveBean(Forwarding.class));
	}

	@Test
	void forwardingOfTheApplicationIsUsed() {
		this.runner.withPropertyValues("ssh.forwarding.local.permit=db:80")
			.withBean("own", Forwarding.class, () -> mock(Forwarding.class))
			.run((context) -> assertThat(context).hasSingleBean(Forwarding.class).hasBean("own"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "local.permit | db:80,db | local.permit[1] | It must be 'host:port'",
			"local.permit | 127.0.0.0/8:80 | local.permit[0] | must be named by number",
			"local.permit | db:70000 | local.permit[0] | between 1 and 65535",
			"remote.permit | 0 | remote.permit[0] | between 1 and 65535",
			"streamlocal.permit | a.sock | streamlocal.permit[0] | It must be the absolute path",
			"streamlocal.permit-listen | / | streamlocal.permit-listen[0] | It must be the absolute path",
			"idle | 0 | idle | It must be positive",
			"limits.max-tunnels-per-connection | 0 | limits.max-tunnels-per-connection | It must be positive",
			"limits.max-tunnels-per-user | 0 | limits.max-tunnels-per-user | It must be positive",
			"limits.max-listeners-per-connection | 0 | limits.max-listeners-per-connection | It must be positive",
			"limits.max-listeners-per-user | -1 | limits.max-listeners-per-user | It must be positive" })
	void valueThatMakesNoSenseStopsTheStart(String property, String value, String named, String reason) {
		this.runner.withPropertyValues("ssh.forwarding.local.permit=db:80", "ssh.forwarding." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("ssh.forwarding." + named);
					assertThat(ex.getReason()).contains(reason).hasLineCount(1);
				}));
	}

	@ParameterizedTest
	@CsvSource({ "server.port, 8081", "management.server.port, 8082", "local.server.port, 8083",
			"local.management.port, 8084", "ssh.server.port, 8085", "local.ssh.port, 8086" })
	void portsOfTheApplicationAreItsOwn(String property, int port) {
		this.runner
			.withPropertyValues("ssh.forwarding.local.permit=*:*", "ssh.forwarding.remote.permit=*:*",
					property + "=" + port)
			.run((context) -> {
				Forwarding forwarding = context.getBean(Forwarding.class);
				assertRefused(forwarding, port);
				assertThat(forwarding.resolveListener(connection(), new HostAndPort("localhost", port + 100)))
					.isNotEmpty();
			});
	}

	@Test
	void portsThatTheServerListensOnAreItsOwn() {
		SshServerStatus status = SshServerStatus.NEVER_STARTED;
		SshServerManager manager = mock();
		given(manager.getStatus()).willReturn(new SshServerStatus(
				SshServerStatus.State.RUNNING, List.of(new SshServerStatus.Listener("default",
						List.of(new InetSocketAddress("127.0.0.1", 2299)), 0, 0)),
				status.identity(), status.limits(), status.load(), null));
		this.runner.withPropertyValues("ssh.forwarding.remote.permit=*:*")
			.withBean(SshServerManager.class, () -> manager)
			.run((context) -> assertRefused(context.getBean(Forwarding.class), 2299));
	}

	@Test
	void freePortIsNotOneOfTheApplication() {
		this.runner.withPropertyValues("ssh.forwarding.remote.permit=*:*", "ssh.server.port=0")
			.run((context) -> assertThat(
					context.getBean(Forwarding.class).resolveListener(connection(), new HostAndPort("localhost", 0)))
				.hasSize(2));
	}

	@Test
	void settingsAreApplied() {
		this.runner
			.withPropertyValues("ssh.forwarding.local.permit=db:80", "ssh.forwarding.idle=1m",
					"ssh.forwarding.limits.max-tunnels-per-connection=1")
			.run((context) -> {
				Forwarding forwarding = context.getBean(Forwarding.class);
				assertThat(forwarding.getIdleTimeout()).isEqualTo(Duration.ofMinutes(1));
				SshConnection connection = connection();
				forwarding.takeTunnel(connection, TunnelType.DIRECT_TCPIP);
				assertThatExceptionOfType(ForwardingRefusedException.class)
					.isThrownBy(() -> forwarding.takeTunnel(connection, TunnelType.DIRECT_TCPIP));
			});
	}

	@Test
	void authoritiesFollowTheHierarchyOfTheApplication() {
		ApplicationContextRunner permitting = this.runner.withPropertyValues("ssh.forwarding.local.permit=db:80",
				"ssh.forwarding.authorities=ROLE_TUNNEL");
		permitting.run((context) -> assertThat(
				context.getBean(Forwarding.class).isOffered(TunnelType.DIRECT_TCPIP, connection()))
			.isFalse());
		permitting.withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_TUNNEL"))
			.run((context) -> assertThat(
					context.getBean(Forwarding.class).isOffered(TunnelType.DIRECT_TCPIP, connection()))
				.isTrue());
	}

	@Test
	void applicationDecidesByABean() {
		this.runner.withPropertyValues("ssh.forwarding.remote.permit=*:*")
			.withUserConfiguration(Decision.class)
			.run((context) -> {
				Forwarding forwarding = context.getBean(Forwarding.class);
				assertThat(forwarding.resolveListener(connection(), new HostAndPort("localhost", 8001))).isNotEmpty();
				assertRefused(forwarding, 8002);
			});
	}

	@Test
	void eventsOfATunnelAreInTheirOrder() {
		this.runner.withPropertyValues("ssh.forwarding.local.permit=db:80")
			.withUserConfiguration(Listener.class)
			.run((context) -> {
				Tunnel tunnel = mock();
				given(tunnel.getId()).willReturn("7");
				given(tunnel.getType()).willReturn(TunnelType.DIRECT_TCPIP);
				given(tunnel.getEndpoint()).willReturn(new HostAndPort("db", 80));
				given(tunnel.getBytesSent()).willReturn(42L);
				Forwarding forwarding = context.getBean(Forwarding.class);
				forwarding.opened(tunnel);
				forwarding.closed(tunnel);
				BlockingQueue<ApplicationEvent> events = context.getBean(Listener.class).events;
				assertThat(events.poll(20, TimeUnit.SECONDS)).isInstanceOfSatisfying(SshTunnelOpenedEvent.class,
						(event) -> assertThat(event.getTunnel().getTarget()).isEqualTo("db:80"));
				assertThat(events.poll(20, TimeUnit.SECONDS)).isInstanceOfSatisfying(SshTunnelClosedEvent.class,
						(event) -> {
							assertThat(event.getTunnel().getBytesSent()).isEqualTo(42);
							assertThat(event.getDuration()).isPositive();
						});
				assertThat(events).isEmpty();
			});
	}

	private static void assertRefused(Forwarding forwarding, int port) {
		assertThatExceptionOfType(ForwardingRefusedException.class)
			.isThrownBy(() -> forwarding.resolveListener(connection(), new HostAndPort("localhost", port)));
	}

	private static SshConnection connection() {
		SshConnection connection = mock();
		given(connection.getId()).willReturn("1");
		given(connection.getAuthentication()).willReturn(new TestingAuthenticationToken("admin", "", "ROLE_ADMIN"));
		given(connection.getRestrictions()).willReturn(SshLoginRestrictions.NONE);
		return connection;
	}

	@Configuration(proxyBeanMethods = false)
	static class Decision {

		@Bean
		AuthorizationManager<SshTunnelRequest> tunnels() {
			return (user, request) -> new AuthorizationDecision(request.port() == 8001);
		}

		@Bean
		AuthorizationManager<String> other() {
			return (user, request) -> new AuthorizationDecision(false);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listener {

		private final BlockingQueue<ApplicationEvent> events = new LinkedBlockingQueue<>();

		@EventListener({ SshTunnelOpenedEvent.class, SshTunnelClosedEvent.class })
		void on(ApplicationEvent event) {
			this.events.add(event);
		}

	}

}
