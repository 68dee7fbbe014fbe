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

import java.util.stream.Stream;

import io.github.sshspringboot.actuate.internal.metrics.SshExecutorMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshFileMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshPenaltyMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshRecordingMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshServerMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshSessionMetrics;
import io.github.sshspringboot.actuate.internal.metrics.SshTunnelMetrics;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshFilesAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshForwardingAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshPenaltyAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshRecordingAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerProperties;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.forwarding.SshTunnels;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import io.github.sshspringboot.session.internal.recording.SessionRecorder;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the meters of the SSH server.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SshFilesAutoConfiguration.class, SshForwardingAutoConfiguration.class,
		SshPenaltyAutoConfiguration.class, SshRecordingAutoConfiguration.class, SshServerAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnSshServer
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, SshServerManager.class })
public final class SshMetricsAutoConfiguration {

	@Bean
	SshServerMetrics sshServerMetrics(SshServerManager manager, SshServerProperties properties) {
		return new SshServerMetrics(manager::getStatus,
				Stream
					.concat(Stream.of(SshPeer.DEFAULT_LISTENER),
							properties.getListeners().stream().map(SshServerProperties.Listener::getName))
					.map(String::valueOf)
					.toList());
	}

	@Bean
	SshExecutorMetrics sshExecutorMetrics(SshExecutors executors) {
		return new SshExecutorMetrics(executors);
	}

	@Bean
	SshSessionMetrics sshSessionMetrics() {
		return new SshSessionMetrics();
	}

	@Bean
	@ConditionalOnBean(SshPenalties.class)
	SshPenaltyMetrics sshPenaltyMetrics(SshPenalties penalties) {
		return new SshPenaltyMetrics(penalties);
	}

	@Bean
	@ConditionalOnBean(FileTrees.class)
	SshFileMetrics sshFileMetrics(FileTrees trees) {
		return new SshFileMetrics(trees::isOffered);
	}

	@Bean
	@ConditionalOnBean(SessionRecorder.class)
	SshRecordingMetrics sshRecordingMetrics() {
		return new SshRecordingMetrics();
	}

	@Bean
	@ConditionalOnBean(SshTunnels.class)
	SshTunnelMetrics sshTunnelMetrics() {
		return new SshTunnelMetrics();
	}

}
