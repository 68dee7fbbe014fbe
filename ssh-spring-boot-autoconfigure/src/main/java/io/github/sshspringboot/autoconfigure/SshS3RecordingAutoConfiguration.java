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

import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.lifecycle.SshPeriodicTask;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.internal.recording.RecordingDirectory;
import io.github.sshspringboot.session.internal.recording.s3.S3RecordingStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration for recordings in a bucket of Amazon S3, or of another storage with
 * its API.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshCommandAutoConfiguration.class, before = SshRecordingAutoConfiguration.class,
		afterName = "io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration")
@ConditionalOnSshServer
@ConditionalOnClass(S3Client.class)
@ConditionalOnProperty("ssh.recording.s3.bucket")
@ConditionalOnBean(SshExecutors.class)
@ConditionalOnMissingBean(SshRecordingStore.class)
@EnableConfigurationProperties(SshRecordingProperties.class)
public final class SshS3RecordingAutoConfiguration {

	private static final Duration UPLOAD_INTERVAL = Duration.ofMinutes(1);

	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(S3Client.class)
	S3Client sshRecordingS3Client(SshRecordingProperties properties) {
		SshRecordingProperties.S3 settings = properties.getS3();
		S3ClientBuilder builder = S3Client.builder().forcePathStyle(settings.isPathStyle());
		if (settings.getEndpoint() != null) {
			PropertyValue.check("ssh.recording.s3.endpoint", settings.getEndpoint(),
					settings.getEndpoint().getScheme() != null && settings.getEndpoint().getHost() != null,
					"It must be a URL such as https://storage.example.com.");
			builder.endpointOverride(settings.getEndpoint()).region(Region.US_EAST_1);
		}
		if (settings.getRegion() != null) {
			builder.region(Region.of(settings.getRegion()));
		}
		try {
			return builder.build();
		}
		catch (SdkClientException ex) {
			throw new InvalidConfigurationPropertyValueException("ssh.recording.s3.region", settings.getRegion(),
					"There is no client for the bucket: " + ex.getMessage());
		}
	}

	@Bean
	S3RecordingStore sshRecordingStore(SshRecordingProperties properties, ObjectProvider<S3Client> clients,
			@Qualifier("sshRecordingS3Client") ObjectProvider<S3Client> ownClient, SshExecutors executors) {
		SshRecordingProperties.S3 settings = properties.getS3();
		String bucket = String.valueOf(settings.getBucket());
		PropertyValue.check("ssh.recording.s3.bucket", bucket, StringUtils.hasText(bucket), "It must not be empty.");
		S3Client client = clients.getIfUnique(ownClient::getIfAvailable);
		if (client == null) {
			throw new InvalidConfigurationPropertyValueException("ssh.recording.s3.bucket", bucket,
					"There are several S3Client beans. Mark one of them as @Primary.");
		}
		return new S3RecordingStore(spool(properties.getLocation()), client, bucket, prefix(settings.getPrefix()),
				executors.shells());
	}

	private static RecordingDirectory spool(@Nullable Path location) {
		if (location == null) {
			throw new InvalidConfigurationPropertyValueException("ssh.recording.location", null,
					"Recordings are written to a directory before they are uploaded, so it must be set.");
		}
		try {
			return new RecordingDirectory(location);
		}
		catch (IOException ex) {
			throw new InvalidConfigurationPropertyValueException("ssh.recording.location", location,
					"It is not possible to write there: " + ex);
		}
	}

	private static String prefix(String prefix) {
		return (prefix.isEmpty() || prefix.endsWith("/")) ? prefix : prefix + "/";
	}

	@Bean
	SshPeriodicTask sshRecordingUpload(S3RecordingStore store, SshExecutors executors) {
		return new SshPeriodicTask(store::upload, UPLOAD_INTERVAL, executors.timer(), executors.shells(), () -> {
		});
	}

}
