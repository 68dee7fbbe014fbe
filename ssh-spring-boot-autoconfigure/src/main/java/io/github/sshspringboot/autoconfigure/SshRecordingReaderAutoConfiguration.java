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

import io.github.sshspringboot.command.internal.recording.RecordingCompleter;
import io.github.sshspringboot.command.internal.recording.RecordingsCommand;
import io.github.sshspringboot.command.internal.run.CommandRule;
import io.github.sshspringboot.session.SshRecordingStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration for the commands {@code recordings}, with which those who have one
 * of {@code ssh.recording.reader-authorities} read recordings.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshRecordingAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnBean(SshRecordingStore.class)
@Conditional(OnRecordingReaderCondition.class)
@EnableConfigurationProperties(SshRecordingProperties.class)
public final class SshRecordingReaderAutoConfiguration {

	@Bean
	RecordingsCommand sshRecordingsCommand(SshRecordingStore store, ApplicationEventPublisher publisher) {
		return new RecordingsCommand(store, publisher);
	}

	@Bean
	RecordingCompleter sshRecordingCompleter(SshRecordingStore store) {
		return new RecordingCompleter(store);
	}

	/**
	 * Required beside whatever other rules say, so that no rule for all commands opens
	 * recordings.
	 */
	@Bean
	CommandRule sshRecordingReaderRule(SshRecordingProperties properties) {
		List<String> authorities = properties.getReaderAuthorities();
		PropertyValue.check("ssh.recording.reader-authorities", authorities,
				authorities.stream().noneMatch(String::isBlank), "An authority must not be empty.");
		return new CommandRule(List.of("recordings"), authorities);
	}

}
