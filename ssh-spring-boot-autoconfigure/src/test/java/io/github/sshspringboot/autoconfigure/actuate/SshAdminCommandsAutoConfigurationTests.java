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

import java.nio.file.Path;

import ch.qos.logback.classic.LoggerContext;
import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.sshspringboot.actuate.internal.command.HeapDumpCommand;
import io.github.sshspringboot.actuate.internal.command.LogFileCommand;
import io.github.sshspringboot.actuate.internal.command.LogsCommand;
import io.github.sshspringboot.actuate.internal.command.PrometheusCommand;
import io.github.sshspringboot.actuate.internal.command.ThreadsCommand;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.PropertiesEndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshAdminCommandsAutoConfiguration}.
 */
class SshAdminCommandsAutoConfigurationTests {

	private static final Class<?>[] COMMANDS = { HeapDumpCommand.class, LogFileCommand.class, LogsCommand.class,
			PrometheusCommand.class, ThreadsCommand.class };

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(
				AutoConfigurations.of(SshAdminCommandsAutoConfiguration.class, SshCommandAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.bareRunner.withUserConfiguration(Application.class)
		.withPropertyValues("logging.file.name=application.log", "management.endpoint.heapdump.access=read-only");

	@Test
	void everyCommandIsThere() {
		this.contextRunner.run((context) -> {
			for (Class<?> command : COMMANDS) {
				assertThat(context).hasSingleBean(command);
			}
		});
	}

	@Test
	void whatNeedsNothingIsThereInABareApplication() {
		this.bareRunner.run((context) -> assertThat(context).hasSingleBean(ThreadsCommand.class)
			.hasSingleBean(LogsCommand.class)
			.doesNotHaveBean(HeapDumpCommand.class)
			.doesNotHaveBean(LogFileCommand.class)
			.doesNotHaveBean(PrometheusCommand.class));
	}

	@ParameterizedTest
	@CsvSource({ "management.endpoint.heapdump.access=read-only, true",
			"management.endpoint.heapdump.access=unrestricted, true", "management.endpoint.heapdump.access=none, false",
			"management.endpoints.access.default=unrestricted, true",
			"management.endpoint.threads.access=read-only, false" })
	void heapDumpMustBeAllowed(String property, boolean there) {
		this.bareRunner.withPropertyValues(property)
			.run((context) -> assertThat(context.getBeansOfType(HeapDumpCommand.class)).hasSize(there ? 1 : 0));
	}

	@Test
	void greatestAccessIsRespected() {
		this.contextRunner.withPropertyValues("management.endpoints.access.max-permitted=none").run((context) -> {
			for (Class<?> command : COMMANDS) {
				assertThat(context).doesNotHaveBean(command);
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh.actuator.enabled=false", "ssh.actuator.exposure.include=health",
			"ssh.actuator.exposure.include=", "ssh.actuator.exposure.exclude=*", "ssh.server.enabled=false" })
	void nothingIsThereUnlessExposed(String property) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			assertThat(context).hasNotFailed();
			for (Class<?> command : COMMANDS) {
				assertThat(context).doesNotHaveBean(command);
			}
		});
	}

	@Test
	void exposureIsByIdWithOrWithoutDashes() {
		this.contextRunner
			.withPropertyValues("ssh.actuator.exposure.include=heap-dump,threads",
					"ssh.actuator.exposure.exclude=thr-eads")
			.run((context) -> assertThat(context).hasSingleBean(HeapDumpCommand.class)
				.doesNotHaveBean(ThreadsCommand.class)
				.doesNotHaveBean(LogsCommand.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "logging.file.name=a.log", "logging.file.path=logs",
			"management.endpoint.logfile.external-file=b.log" })
	void logFileIsThatOfTheApplication(String property) {
		this.bareRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(LogFileCommand.class)
				.getBean(LogFileCommand.class)
				.extracting("file")
				.isIn(Path.of("a.log"), Path.of("logs/spring.log"), Path.of("b.log")));
	}

	@Test
	void withoutLibraryItsCommandIsAbsent() {
		checkWithout(LogsCommand.class, LoggerContext.class);
		checkWithout(PrometheusCommand.class, ExpositionFormats.class);
		checkWithout(PrometheusCommand.class, PrometheusRegistry.class);
		checkWithout(PrometheusCommand.class, PrometheusConfig.class);
		checkWithout(HeapDumpCommand.class, HotSpotDiagnosticMXBean.class);
	}

	private void checkWithout(Class<?> command, Class<?> library) {
		this.bareRunner.withBean(PrometheusRegistry.class)
			.withPropertyValues("management.endpoint.heapdump.access=read-only")
			.withClassLoader(new FilteredClassLoader(library))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(command)
				.hasSingleBean(ThreadsCommand.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { Access.class, PropertiesEndpointAccessResolver.class })
	void withoutActuatorThereAreNone(Class<?> absent) {
		this.bareRunner.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ThreadsCommand.class));
	}

	@Test
	void commandsOfTheApplicationAreUsed() {
		ThreadsCommand own = new ThreadsCommand();
		this.bareRunner.withBean("ownThreads", ThreadsCommand.class, () -> own)
			.run((context) -> assertThat(context).getBean(ThreadsCommand.class).isSameAs(own));
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		PrometheusRegistry prometheusRegistry() {
			return new PrometheusRegistry();
		}

	}

}
