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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.internal.recording.RecordingsCommand;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.internal.recording.RecordingDirectory;
import io.github.sshspringboot.session.internal.recording.s3.S3RecordingStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshRecordingReaderAutoConfiguration} and
 * {@link SshS3RecordingAutoConfiguration}.
 */
class SshRecordingReaderAutoConfigurationTests {

	@TempDir
	private Path directory;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class, SshRecordingAutoConfiguration.class,
				SshRecordingReaderAutoConfiguration.class, SshS3RecordingAutoConfiguration.class));

	private ApplicationContextRunner runner(String... properties) {
		return this.contextRunner.withPropertyValues("ssh.recording.location=" + this.directory)
			.withPropertyValues(properties);
	}

	@Test
	void nobodyReadsRecordingsByDefault() {
		runner().run((context) -> assertThat(context).hasSingleBean(SshRecordingStore.class)
			.doesNotHaveBean(RecordingsCommand.class));
	}

	@Test
	void emptyListIsNobody() {
		runner("ssh.recording.reader-authorities=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RecordingsCommand.class));
	}

	@Test
	void thereAreNoCommandsWithoutAStore() {
		this.contextRunner.withPropertyValues("ssh.recording.reader-authorities=ROLE_AUDITOR")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RecordingsCommand.class));
	}

	@Test
	void emptyAuthorityIsRefused() {
		runner("ssh.recording.reader-authorities=ROLE_A,,ROLE_B").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("ssh.recording.reader-authorities"));
	}

	@Test
	void readersAreThoseWithTheAuthorityAlsoByAHierarchyAndWhateverRulesSay() throws Exception {
		assertThat(status("ssh.recording.reader-authorities=ROLE_AUDITOR")).isZero();
		assertThat(status("ssh.recording.reader-authorities=ROLE_OTHER")).isEqualTo(126);
		assertThat(status("ssh.recording.reader-authorities=ROLE_OTHER", "ssh.authorization.rules[0].commands=*",
				"ssh.authorization.rules[0].authorities=ROLE_ADMIN"))
			.isEqualTo(126);
		assertThat(status()).isEqualTo(127);
	}

	private @Nullable Integer status(String... properties) throws Exception {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("ssh.recording.location=" + this.directory);
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Recordings.class),
				all.toArray(String[]::new)); TestSession session = server.login()) {
			return SshTestServer.exec(session, "recordings").status();
		}
	}

	@Test
	void bucketIsTheStore() {
		runner("ssh.recording.s3.bucket=b", "ssh.recording.s3.region=eu-central-1", "ssh.recording.s3.prefix=p")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(SshRecordingStore.class);
				assertThat(context).hasSingleBean(S3RecordingStore.class);
			});
	}

	@Test
	void endpointNeedsNoRegion() {
		runner("ssh.recording.s3.bucket=b", "ssh.recording.s3.endpoint=http://127.0.0.1:1",
				"ssh.recording.s3.path-style=true")
			.run((context) -> assertThat(context).hasSingleBean(S3RecordingStore.class));
	}

	@Test
	void clientOfTheApplicationIsUsed() {
		runner("ssh.recording.s3.bucket=b")
			.withBean("appClient", S3Client.class,
					() -> S3Client.builder()
						.region(Region.EU_CENTRAL_1)
						.credentialsProvider(AnonymousCredentialsProvider.create())
						.build())
			.run((context) -> assertThat(context).hasSingleBean(S3RecordingStore.class)
				.doesNotHaveBean("sshRecordingS3Client"));
	}

	@Test
	void storeOfTheApplicationReplacesTheBucket() {
		runner("ssh.recording.s3.bucket=b").withBean("own", RecordingDirectory.class, this.directory)
			.run((context) -> assertThat(context).doesNotHaveBean(S3RecordingStore.class));
	}

	@Test
	void bucketWithoutItsLibraryStopsTheStart() {
		runner("ssh.recording.s3.bucket=b").withClassLoader(new FilteredClassLoader(S3Client.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.recording.s3.bucket")
				.hasMessageContaining("software.amazon.awssdk:s3"));
	}

	@Test
	void bucketNeedsALocationForWhatIsNotUploadedYet() {
		this.contextRunner.withPropertyValues("ssh.recording.s3.bucket=b", "ssh.recording.s3.region=eu-central-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.recording.location"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh.recording.s3.endpoint=storage", "ssh.recording.s3.bucket= " })
	void wrongValueStopsTheStart(String property) {
		runner("ssh.recording.s3.bucket=b", "ssh.recording.s3.region=eu-central-1").withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(property.substring(0, property.indexOf('='))));
	}

	/**
	 * Administrators are auditors.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SshRecordingAutoConfiguration.class, SshRecordingReaderAutoConfiguration.class,
			SshS3RecordingAutoConfiguration.class })
	static class Recordings {

		@Bean
		RoleHierarchy roleHierarchy() {
			return RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_AUDITOR");
		}

	}

}
