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

import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.server.internal.lifecycle.SshPeriodicTask;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.internal.recording.RecordingDirectory;
import io.github.sshspringboot.session.internal.recording.SessionRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshRecordingAutoConfiguration}.
 */
class SshRecordingAutoConfigurationTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class, SshSessionAutoConfiguration.class,
				SshRecordingAutoConfiguration.class, SshFilesAutoConfiguration.class));

	@Test
	void nothingIsRecordedByDefault() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(SessionRecorder.class)
			.doesNotHaveBean(SshRecordingStore.class));
	}

	@Test
	void sessionsAreRecordedInTheDirectory() {
		located().withPropertyValues("ssh.recording.sessions=shells")
			.run((context) -> assertThat(context).hasSingleBean(SessionRecorder.class)
				.hasSingleBean(RecordingDirectory.class)
				.doesNotHaveBean("sshRecordingRetention"));
	}

	@Test
	void recordingsStayWhenNoMoreAreMade() {
		located().withPropertyValues("ssh.recording.retention.max-age=30")
			.run((context) -> assertThat(context).doesNotHaveBean(SessionRecorder.class)
				.hasSingleBean(RecordingDirectory.class)
				.hasBean("sshRecordingRetention")
				.getBean("sshRecordingRetention")
				.isInstanceOf(SshPeriodicTask.class));
	}

	@Test
	void storeOfTheApplicationIsUsed() {
		located().withPropertyValues("ssh.recording.sessions=all")
			.withBean(SshRecordingStore.class, () -> mock(SshRecordingStore.class))
			.run((context) -> assertThat(context).hasSingleBean(SessionRecorder.class)
				.hasSingleBean(SshRecordingStore.class)
				.doesNotHaveBean(RecordingDirectory.class));
	}

	@ParameterizedTest
	@CsvSource({ "ssh.recording.location,/proc/recordings", "ssh.recording.max-size,10KB", "ssh.recording.max-size,-1B",
			"ssh.recording.retention.max-age,-1d", "ssh.recording.retention.max-total-size,-1B",
			"ssh.recording.notice,a\u0007b" })
	void wrongValueStopsTheStart(String property, String value) {
		assertRefused(property, located().withPropertyValues("ssh.recording.sessions=all", property + "=" + value));
	}

	@Test
	void bucketNeedsItsLibrary() {
		assertRefused("ssh.recording.s3.bucket",
				located().withConfiguration(AutoConfigurations.of(SshS3RecordingAutoConfiguration.class))
					.withClassLoader(new FilteredClassLoader("software.amazon.awssdk"))
					.withPropertyValues("ssh.recording.s3.bucket=audit"));
	}

	@Test
	void directoryNeedsNoOptionalLibrary() {
		located().withConfiguration(AutoConfigurations.of(SshS3RecordingAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("software.amazon.awssdk", "com.pty4j", "org.jline",
					"org.springframework.boot.actuate", "io.micrometer"))
			.withPropertyValues("ssh.recording.sessions=all")
			.run((context) -> assertThat(context).hasSingleBean(SessionRecorder.class)
				.hasSingleBean(RecordingDirectory.class));
	}

	@Test
	void nothingStartsThatCouldNotBeRecorded() {
		ApplicationContextRunner untapped = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SshCommandAutoConfiguration.class, SshRecordingAutoConfiguration.class))
			.withPropertyValues("ssh.recording.location=" + this.directory.resolve("recordings"));
		untapped.run((context) -> assertThat(context).hasNotFailed());
		assertRefused("ssh.recording.sessions", untapped.withPropertyValues("ssh.recording.sessions=all"));
	}

	@Test
	void recordingsNeedAPlace() {
		assertRefused("ssh.recording.sessions", this.runner.withPropertyValues("ssh.recording.sessions=all"));
	}

	@ParameterizedTest
	@CsvSource({ "ssh.recording.format,asciicast-v1", "ssh.recording.sessions,some",
			"ssh.recording.on-failure,ignore" })
	void unknownValueStopsTheStart(String property, String value) {
		located().withPropertyValues("ssh.recording.sessions=all", property + "=" + value)
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining(value));
	}

	@Test
	void noMountShowsRecordings() {
		located()
			.withPropertyValues("ssh.sftp.mounts[0].path=/all", "ssh.sftp.mounts[0].location=file:" + this.directory)
			.run((context) -> assertThat(context).getFailure().rootCause().message().contains("recordings"));
		located().run((context) -> assertThat(context).hasSingleBean(FileTrees.class));
	}

	private ApplicationContextRunner located() {
		return this.runner.withPropertyValues("ssh.recording.location=" + this.directory.resolve("recordings"));
	}

	private static void assertRefused(String property, ApplicationContextRunner runner) {
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
					(ex) -> assertThat(ex.getName()).isEqualTo(property)));
	}

}
