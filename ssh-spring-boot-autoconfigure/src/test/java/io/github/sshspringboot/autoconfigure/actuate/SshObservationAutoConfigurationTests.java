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

import java.util.Objects;

import io.github.sshspringboot.actuate.DefaultSshCommandObservationConvention;
import io.github.sshspringboot.actuate.SshCommandObservationContext;
import io.github.sshspringboot.actuate.SshCommandObservationConvention;
import io.github.sshspringboot.actuate.internal.observation.ObservationCommandObserver;
import io.github.sshspringboot.actuate.internal.observation.TracerTraceIds;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.run.CommandObserver;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshObservationAutoConfiguration}.
 */
class SshObservationAutoConfigurationTests {

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(SshObservationAutoConfiguration.class, SshCommandAutoConfiguration.class))
		.withBean(Work.class);

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ApplicationContextRunner contextRunner = this.withoutRegistry
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
		.withBean("testRegistry", TestObservationRegistry.class, () -> this.registry);

	@Test
	void commandsAreObserved() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(ObservationCommandObserver.class).doesNotHaveBean(TracerTraceIds.class);
			run(context, "work");
			TestObservationRegistryAssert.assertThat(this.registry)
				.hasNumberOfObservationsWithNameEqualTo("ssh.server.commands", 1)
				.hasObservationWithNameEqualTo("ssh.server.commands")
				.that()
				.hasLowCardinalityKeyValue("command", "work")
				.hasBeenStarted()
				.hasBeenStopped();
			TestObservationRegistryAssert.assertThat(this.registry).doesNotHaveAnyRemainingCurrentObservation();
		});
	}

	@Test
	void propertyOfBootTurnsItOff() {
		this.contextRunner.withPropertyValues("management.observations.enable.ssh.server.commands=false")
			.run((context) -> {
				run(context, "work");
				TestObservationRegistryAssert.assertThat(this.registry).doesNotHaveAnyObservation();
			});
	}

	@Test
	void withoutRegistryNothingIsConfigured() {
		this.withoutRegistry.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(CommandObserver.class);
			run(context, "work");
		});
	}

	@Test
	void withoutServerNothingIsConfigured() {
		this.contextRunner.withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CommandObserver.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.micrometer", "org.apache.sshd", "org.springframework.security" })
	void withoutLibraryNothingIsConfigured(String library) {
		this.withoutRegistry.withClassLoader(new FilteredClassLoader(library))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("sshObservationCommandObserver")
				.doesNotHaveBean("sshTracerTraceIds"));
	}

	@Test
	void withoutTracingLibraryCommandsAreObserved() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing")).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(ObservationCommandObserver.class);
			assertThat(run(context, "fail").errors()).matches("fail: .* under the id [0-9a-f]{8}\n");
		});
	}

	@Test
	void tracerThatTracesNothingGivesNoIdentifier() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(NoopTracerAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasSingleBean(Tracer.class).hasSingleBean(TracerTraceIds.class);
				assertThat(run(context, "fail").errors()).matches("fail: .* under the id [0-9a-f]{8}\n");
			});
	}

	@Test
	void conventionOfTheApplicationIsUsed() {
		this.contextRunner.withBean(SshCommandObservationConvention.class, OwnConvention::new).run((context) -> {
			run(context, "work");
			TestObservationRegistryAssert.assertThat(this.registry)
				.hasSingleObservationThat()
				.hasNameEqualTo("own.commands")
				.hasContextualNameEqualTo("ssh work")
				.hasLowCardinalityKeyValue("type", "own");
		});
	}

	@Test
	void observerOfTheApplicationIsUsed() {
		ObservationCommandObserver own = new ObservationCommandObserver(ObservationRegistry.create(), null, () -> null);
		this.contextRunner.withBean("own", ObservationCommandObserver.class, () -> own)
			.run((context) -> assertThat(context.getBean(CommandObserver.class)).isSameAs(own));
	}

	private static StubSession run(ApplicationContext context, String line) {
		StubSession session = new StubSession(line);
		ExitStatus status = context.getBean(LineRunner.class)
			.run(Objects.requireNonNull(session.getCommand()), CommandStreams.of(session))
			.status();
		session.end(status);
		return session;
	}

	static class OwnConvention extends DefaultSshCommandObservationConvention {

		@Override
		public String getName() {
			return "own.commands";
		}

		@Override
		protected KeyValue type(SshCommandObservationContext context) {
			return KeyValue.of("type", "own");
		}

	}

	@SshCommand
	static class Work {

		@SshCommand("work")
		void work() {
		}

		@SshCommand("fail")
		void fail() {
			throw new IllegalStateException("for a test");
		}

	}

}
