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

import java.time.Duration;

import io.github.sshspringboot.actuate.internal.audit.CommandAuditor;
import io.github.sshspringboot.actuate.internal.audit.ConnectionAuditor;
import io.github.sshspringboot.actuate.internal.audit.FileAuditor;
import io.github.sshspringboot.actuate.internal.audit.RecordingAuditor;
import io.github.sshspringboot.actuate.internal.audit.RecordingReadingAuditor;
import io.github.sshspringboot.actuate.internal.audit.SessionAuditor;
import io.github.sshspringboot.actuate.internal.audit.SessionWatchAuditor;
import io.github.sshspringboot.actuate.internal.audit.TunnelAuditor;
import io.github.sshspringboot.actuate.internal.audit.UserKeyAuditor;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshForwardingAutoConfiguration;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.forwarding.SshTunnels;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.lifecycle.SshPeriodicTask;

import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for audit events of connections, sessions, tunnels, files and
 * commands.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SshCommandAutoConfiguration.class, SshForwardingAutoConfiguration.class },
		afterName = "org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration")
@ConditionalOnSshServer
@ConditionalOnClass(AuditEventRepository.class)
@ConditionalOnBean({ AuditEventRepository.class, CommandRegistry.class, SshExecutors.class })
@EnableConfigurationProperties(SshAuditProperties.class)
public final class SshAuditAutoConfiguration {

	private static final Duration REFUSAL_AUDIT_INTERVAL = Duration.ofMinutes(1);

	@Bean
	CommandAuditor sshCommandAuditor(ApplicationEventPublisher publisher, SshAuditProperties properties) {
		return new CommandAuditor(publisher, properties.isIncludeArguments());
	}

	@Bean
	ConnectionAuditor sshConnectionAuditor(ApplicationEventPublisher publisher, SshExecutors executors) {
		return new ConnectionAuditor(publisher, executors.shells());
	}

	@Bean
	FileAuditor sshFileAuditor(ApplicationEventPublisher publisher) {
		return new FileAuditor(publisher);
	}

	@Bean
	RecordingAuditor sshRecordingAuditor(ApplicationEventPublisher publisher) {
		return new RecordingAuditor(publisher);
	}

	@Bean
	RecordingReadingAuditor sshRecordingReadingAuditor(ApplicationEventPublisher publisher) {
		return new RecordingReadingAuditor(publisher);
	}

	@Bean
	SessionAuditor sshSessionAuditor(ApplicationEventPublisher publisher) {
		return new SessionAuditor(publisher);
	}

	@Bean
	UserKeyAuditor sshUserKeyAuditor(ApplicationEventPublisher publisher) {
		return new UserKeyAuditor(publisher);
	}

	@Bean
	SessionWatchAuditor sshSessionWatchAuditor(ApplicationEventPublisher publisher) {
		return new SessionWatchAuditor(publisher);
	}

	@Bean
	SshPeriodicTask sshRefusalAudit(ConnectionAuditor auditor, SshExecutors executors) {
		return new SshPeriodicTask(auditor::publishRefused, REFUSAL_AUDIT_INTERVAL, executors.timer(),
				executors.shells(), auditor::publishRefused);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(SshTunnels.class)
	static class TunnelConfiguration {

		@Bean
		TunnelAuditor sshTunnelAuditor(ApplicationEventPublisher publisher) {
			return new TunnelAuditor(publisher);
		}

		@Bean
		SshPeriodicTask sshTunnelRefusalAudit(TunnelAuditor auditor, SshExecutors executors) {
			return new SshPeriodicTask(auditor::publishRefused, REFUSAL_AUDIT_INTERVAL, executors.timer(),
					executors.shells(), auditor::publishRefused);
		}

	}

}
