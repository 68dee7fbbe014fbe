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

import java.util.function.Supplier;

import io.github.sshspringboot.actuate.SshCommandObservationConvention;
import io.github.sshspringboot.actuate.internal.observation.ObservationCommandObserver;
import io.github.sshspringboot.actuate.internal.observation.TracerTraceIds;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for observations of SSH commands.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshCommandAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
				"org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration" })
@ConditionalOnSshServer
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ ObservationRegistry.class, CommandRegistry.class })
public final class SshObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ObservationCommandObserver sshObservationCommandObserver(ObservationRegistry registry,
			ObjectProvider<SshCommandObservationConvention> convention, ObjectProvider<TracerTraceIds> tracer) {
		Supplier<@Nullable String> traceIds = tracer.getIfAvailable();
		return new ObservationCommandObserver(registry, convention.getIfAvailable(),
				(traceIds != null) ? traceIds : () -> null);
	}

	/**
	 * Identifies the trace of a command that fails.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Tracer.class)
	static class TracingConfiguration {

		@Bean
		@ConditionalOnSingleCandidate(Tracer.class)
		TracerTraceIds sshTracerTraceIds(Tracer tracer) {
			return new TracerTraceIds(tracer);
		}

	}

}
