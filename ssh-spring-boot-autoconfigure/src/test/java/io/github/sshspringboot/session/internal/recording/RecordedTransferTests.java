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

package io.github.sshspringboot.session.internal.recording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.SshSessionBackend;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for recordings of sessions that transfer files, and of those that only look so.
 */
class RecordedTransferTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static SshTestServer server;

	@BeforeAll
	static void start() {
		server = SshTestServer.start(List.of(SshTestServer.Users.class, Backends.class), "ssh.scp.enabled=true",
				"ssh.recording.sessions=all", "ssh.recording.location=" + directory.resolve("recordings"),
				"ssh.session.routes[0].users=other", "ssh.session.routes[0].backend=lobby");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void transfersByScpAndSftpAreNotRecorded() throws Exception {
		try (TestSession session = server.login();
				ChannelExec scp = session.createExecChannel("scp -t x");
				ChannelSubsystem sftp = session.createSubsystemChannel("sftp")) {
			assertThat(SshTestServer.run(scp).status()).isEqualTo(1);
			SshTestServer.run(sftp);
		}
		assertThat(list()).extracting(SshRecording::user).doesNotContain("admin");
	}

	@Test
	void lineOfAnotherBackendThatLooksLikeATransferIsRecorded() throws Exception {
		try (TestSession session = server.login("other", "other-password");
				ChannelExec scp = session.createExecChannel("scp -t x; exec sh")) {
			assertThat(SshTestServer.run(scp).status()).isZero();
		}
		assertThat(list()).anySatisfy((recording) -> {
			assertThat(recording.user()).isEqualTo("other");
			assertThat(recording.backend()).isEqualTo("lobby");
		});
	}

	private static List<SshRecording> list() throws IOException {
		try (Stream<SshRecording> recordings = server.getBean(SshRecordingStore.class).list()) {
			return recordings.toList();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Backends {

		@Bean
		FileTrees files() {
			return (connection) -> {
				throw new AccessDeniedException("/");
			};
		}

		@Bean
		SshSessionBackend lobby() {
			return (context) -> ExitStatus.OK;
		}

	}

}
