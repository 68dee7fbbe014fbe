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

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;

import io.github.sshspringboot.actuate.internal.metrics.SshExecutorMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshFileMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshServerMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshTunnelMetrics;
import io.github.sshspringboot.actuate.internal.server.SshHealthIndicator;
import io.github.sshspringboot.actuate.internal.server.SshInfoContributor;
import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshFilesAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshForwardingAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshSecurityAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshShellAutoConfiguration;
import io.github.sshspringboot.files.SshFileSystems;
import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import io.github.sshspringboot.server.internal.mina.MinaHostKeyCodec;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for the auto-configurations of health, information, endpoint and meters.
 */
@Tag("any-jdk")
class SshActuatorWiringTests {

	private static final Class<?>[] TYPES = { SshHealthIndicator.class, SshInfoContributor.class,
			SshServerEndpoint.class, SshServerMetrics.class, SshExecutorMetrics.class };

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshServerAutoConfiguration.class, SshSecurityAutoConfiguration.class,
				SshCommandAutoConfiguration.class, SshShellAutoConfiguration.class,
				SshHealthContributorAutoConfiguration.class, SshInfoContributorAutoConfiguration.class,
				SshServerEndpointAutoConfiguration.class, SshMetricsAutoConfiguration.class))
		.withPropertyValues("ssh.server.port=0")
		.withUserConfiguration(Application.class);

	@Test
	void withoutEndpointsOverSshThereIsHealthOnly() {
		this.contextRunner.withPropertyValues("ssh.actuator.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SshHealthIndicator.class)
				.hasBean("sshHealthContributor")
				.doesNotHaveBean(SshInfoContributor.class)
				.doesNotHaveBean(SshServerEndpoint.class)
				.doesNotHaveBean(SshServerMetrics.class)
				.doesNotHaveBean(SshExecutorMetrics.class));
	}

	@Test
	void endpointIsThereForSshByDefault() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SshServerEndpoint.class));
	}

	@Test
	void withoutAServerThereIsNothing() {
		this.contextRunner
			.withPropertyValues("ssh.server.enabled=false", "management.info.ssh.enabled=true",
					"management.endpoints.web.exposure.include=*")
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				for (Class<?> type : TYPES) {
					assertThat(context).doesNotHaveBean(type);
				}
			});
	}

	@Test
	void thereAreMetersOfFilesWhereThereMayBeFiles() {
		ApplicationContextRunner runner = this.contextRunner
			.withConfiguration(AutoConfigurations.of(SshFilesAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new);
		runner.run((context) -> assertThat(metersOfFiles(context)).isEmpty());
		runner.withBean(SshFileSystems.class, () -> (connection) -> List.of())
			.run((context) -> assertThat(metersOfFiles(context)).hasSize(6));
	}

	private static List<Meter> metersOfFiles(ApplicationContext context) {
		MeterRegistry registry = new SimpleMeterRegistry();
		context.getBean(SshFileMetrics.class).bindTo(registry);
		return registry.getMeters();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.actuate", "org.springframework.boot.health", "io.micrometer" })
	void withoutALibraryTheServerRuns(String absent) {
		new ApplicationContextRunner().withUserConfiguration(Imported.class)
			.withClassLoader(new FilteredClassLoader(absent))
			.withPropertyValues("ssh.server.port=0", "management.info.ssh.enabled=true")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(SshServerManager.class);
				assertThat(context.getBean(SshServerManager.class).getStatus().isAccepting()).isTrue();
			});
	}

	@Test
	void withoutHealthLibraryThereIsNoIndicator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sshHealthContributor"));
	}

	@Test
	void withoutActuatorThereIsNoEndpointAndNoInformation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Endpoint.class.getPackageName()))
			.withPropertyValues("management.info.ssh.enabled=true", "management.endpoints.web.exposure.include=*")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sshServerEndpoint"));
	}

	@Test
	void healthCanBeDisabled() {
		this.contextRunner.withPropertyValues("management.health.ssh.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SshHealthIndicator.class));
	}

	@Test
	void healthBacksOff() {
		this.contextRunner.withBean("sshHealthIndicator", HealthIndicator.class, () -> mock())
			.run((context) -> assertThat(context).doesNotHaveBean(SshHealthIndicator.class));
	}

	@Test
	void healthTakesPartInReadiness() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class,
					HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
					HealthEndpointAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class))
			.withBean(ApplicationAvailability.class, () -> mock())
			.withPropertyValues("management.endpoint.health.probes.enabled=true",
					"management.endpoint.health.group.readiness.include=ssh")
			.run((context) -> {
				HealthEndpoint health = context.getBean(HealthEndpoint.class);
				assertThat(health.healthForPath("readiness", "ssh")).extracting(HealthDescriptor::getStatus)
					.isEqualTo(Status.UP);
				context.getSourceApplicationContext().stop();
				assertThat(health.healthForPath("readiness")).extracting(HealthDescriptor::getStatus)
					.isEqualTo(Status.DOWN);
			});
	}

	@Test
	void informationIsThereOnDemand() {
		this.contextRunner.withPropertyValues("management.info.ssh.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(SshInfoContributor.class));
	}

	@Test
	void endpointIsThereIfItIsExposed() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=ssh")
			.run((context) -> assertThat(context.getBean(SshServerEndpoint.class).server().addresses()).hasSize(1));
	}

	@Test
	void endpointWithoutAccessIsNotThere() {
		this.contextRunner
			.withPropertyValues("management.endpoints.web.exposure.include=ssh", "management.endpoint.ssh.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(SshServerEndpoint.class));
	}

	@Test
	void endpointBacksOff() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=ssh")
			.withBean("mine", SshServerEndpoint.class, () -> mock())
			.run((context) -> assertThat(context).hasSingleBean(SshServerEndpoint.class).hasBean("mine"));
	}

	@Test
	void metersAreThereWithARegistry() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasSingleBean(SshServerMetrics.class)
				.hasSingleBean(SshExecutorMetrics.class));
	}

	@Test
	void metersOfTunnelsAreThereIfThereCanBeTunnels() {
		ApplicationContextRunner runner = this.contextRunner
			.withConfiguration(AutoConfigurations.of(SshForwardingAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new);
		runner.run((context) -> assertThat(context).doesNotHaveBean(SshTunnelMetrics.class));
		runner.withPropertyValues("ssh.forwarding.local.permit=db:80")
			.run((context) -> assertThat(context).hasSingleBean(SshTunnelMetrics.class));
	}

	/**
	 * Passes the filter of auto-configurations, as an application does.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	@ImportAutoConfiguration({ SshServerAutoConfiguration.class, SshSecurityAutoConfiguration.class,
			SshCommandAutoConfiguration.class, SshShellAutoConfiguration.class,
			SshHealthContributorAutoConfiguration.class, SshInfoContributorAutoConfiguration.class,
			SshServerEndpointAutoConfiguration.class, SshMetricsAutoConfiguration.class })
	static class Imported {

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		private static final KeyPair HOST_KEY = generate();

		private static KeyPair generate() {
			try {
				return new MinaHostKeyCodec().generate("ssh-ed25519");
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Bean
		HostKeySource testHostKeySource() {
			return () -> List.of(HOST_KEY);
		}

		@Bean
		UserDetailsService testUserDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build());
		}

	}

}
