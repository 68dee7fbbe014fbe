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

import io.github.sshspringboot.command.internal.run.CommandRule;
import io.github.sshspringboot.command.internal.session.SessionsCommand;
import io.github.sshspringboot.session.internal.tap.TappedSessions;
import io.github.sshspringboot.session.internal.watch.SessionWatches;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration for the commands {@code sessions} and {@code sessions watch}, which
 * exist if it is configured who may use them.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshSessionAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnBean(TappedSessions.class)
@Conditional(OnSessionWatchCondition.class)
@EnableConfigurationProperties(SshSessionProperties.class)
public final class SshSessionWatchAutoConfiguration {

	private static final String AUTHORITIES = "ssh.session.watch.authorities";

	@Bean
	SessionWatches sshSessionWatches(SshSessionProperties properties, ApplicationEventPublisher publisher) {
		return new SessionWatches(publisher, properties.getWatch().isNotify());
	}

	@Bean
	SessionsCommand sshSessionsCommand(TappedSessions sessions, SessionWatches watches) {
		return new SessionsCommand(sessions, watches);
	}

	@Bean
	CommandRule sshSessionsRule(SshSessionProperties properties) {
		List<String> authorities = properties.getWatch().getAuthorities();
		PropertyValue.check(AUTHORITIES, authorities, authorities.stream().noneMatch(String::isBlank),
				"It must name authorities.");
		return new CommandRule(List.of("sessions"), authorities);
	}

}
