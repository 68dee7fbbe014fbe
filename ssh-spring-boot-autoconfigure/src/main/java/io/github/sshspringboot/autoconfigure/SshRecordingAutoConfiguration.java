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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.lifecycle.SshPeriodicTask;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.internal.recording.RecordingDirectory;
import io.github.sshspringboot.session.internal.recording.RecordingRetention;
import io.github.sshspringboot.session.internal.recording.RecordingSettings;
import io.github.sshspringboot.session.internal.recording.SessionRecorder;
import io.github.sshspringboot.session.internal.tap.TappedSessions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.util.unit.DataSize;

/**
 * Auto-configuration for recordings of sessions. There are none unless
 * {@code ssh.recording.sessions} says of which.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SshCommandAutoConfiguration.class, SshSessionAutoConfiguration.class })
@ConditionalOnSshServer
@ConditionalOnBean(SshExecutors.class)
@EnableConfigurationProperties(SshRecordingProperties.class)
public final class SshRecordingAutoConfiguration {

	private static final Duration RETENTION_INTERVAL = Duration.ofMinutes(10);

	private static final DataSize MIN_SIZE = DataSize.ofKilobytes(256);

	@Bean
	@ConditionalOnProperty("ssh.recording.location")
	@ConditionalOnMissingBean(SshRecordingStore.class)
	RecordingDirectory sshRecordingStore(SshRecordingProperties properties) {
		String bucket = properties.getS3().getBucket();
		PropertyValue.check("ssh.recording.s3.bucket", bucket, bucket == null,
				"The class S3Client is missing. Add the library 'software.amazon.awssdk:s3'.");
		Path location = properties.getLocation();
		if (location == null) {
			throw new InvalidConfigurationPropertyValueException("ssh.recording.location", null,
					"It must not be empty.");
		}
		try {
			return new RecordingDirectory(location);
		}
		catch (IOException ex) {
			throw new InvalidConfigurationPropertyValueException("ssh.recording.location", location,
					"It is not possible to write there: " + ex);
		}
	}

	@Bean
	@Conditional(OnRecordingCondition.class)
	SessionRecorder sshSessionRecorder(SshRecordingProperties properties, ObjectProvider<SshRecordingStore> stores,
			ObjectProvider<RoleHierarchy> roleHierarchy, ObjectProvider<TappedSessions> sessions,
			ApplicationEventPublisher publisher, SshExecutors executors, Environment environment) {
		PropertyValue.check("ssh.recording.sessions", properties.getSessions(), sessions.stream().findAny().isPresent(),
				"Nothing shows sessions to a recording without SshSessionAutoConfiguration: do not exclude it.");
		SshRecordingStore store = stores.getIfAvailable();
		if (store == null) {
			throw new InvalidConfigurationPropertyValueException("ssh.recording.sessions", properties.getSessions(),
					"There is no place for recordings: set 'ssh.recording.location', or define an SshRecordingStore bean.");
		}
		DataSize maxSize = properties.getMaxSize();
		PropertyValue.check("ssh.recording.max-size", maxSize, maxSize == null || maxSize.compareTo(MIN_SIZE) >= 0,
				"It must be at least 256KB.");
		PropertyValue.check("ssh.recording.notice", properties.getNotice(),
				properties.getNotice().chars().noneMatch(Character::isISOControl), "It must be one line of text.");
		RecordingFilter filter = new RecordingFilter(properties, new UserAuthorities(roleHierarchy.getIfUnique()));
		RecordingSettings settings = new RecordingSettings(filter, properties.getFormat(), properties.isInput(),
				(maxSize != null) ? maxSize.toBytes() : Long.MAX_VALUE,
				properties.getOnFailure() == SshRecordingProperties.OnFailure.END_SESSION, properties.getNotice());
		return new SessionRecorder(settings, store, publisher::publishEvent,
				BoundedExecutor.newThreads(new SshThreads(environment).factory("ssh-recording-")), executors.timer());
	}

	@Bean
	@ConditionalOnBean(SshRecordingStore.class)
	@Conditional(OnRetentionCondition.class)
	SshPeriodicTask sshRecordingRetention(SshRecordingProperties properties, SshRecordingStore store,
			ApplicationEventPublisher publisher, SshExecutors executors) {
		SshRecordingProperties.Retention retention = properties.getRetention();
		PropertyValue.checkPositive("ssh.recording.retention.max-age", retention.getMaxAge());
		DataSize maxTotalSize = retention.getMaxTotalSize();
		PropertyValue.check("ssh.recording.retention.max-total-size", maxTotalSize,
				maxTotalSize == null || maxTotalSize.toBytes() > 0, "It must be positive.");
		RecordingRetention task = new RecordingRetention(store, retention.getMaxAge(),
				(maxTotalSize != null) ? maxTotalSize.toBytes() : null, publisher::publishEvent,
				InstantSource.system());
		return new SshPeriodicTask(task, RETENTION_INTERVAL, executors.timer(), executors.shells(), () -> {
		});
	}

}
