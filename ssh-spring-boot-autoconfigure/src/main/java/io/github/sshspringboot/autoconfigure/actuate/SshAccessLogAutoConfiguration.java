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

import io.github.sshspringboot.actuate.internal.audit.AccessLog;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.lifecycle.SshPeriodicTask;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the log of logins and commands.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshCommandAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnBean(SshExecutors.class)
public final class SshAccessLogAutoConfiguration {

	private static final Duration REFUSAL_LOG_INTERVAL = Duration.ofMinutes(1);

	@Bean
	AccessLog sshAccessLog() {
		return new AccessLog();
	}

	@Bean
	SshPeriodicTask sshRefusedLoginLog(AccessLog log, SshExecutors executors) {
		return new SshPeriodicTask(log::logRefused, REFUSAL_LOG_INTERVAL, executors.timer(), executors.shells(),
				log::logRefused);
	}

}
