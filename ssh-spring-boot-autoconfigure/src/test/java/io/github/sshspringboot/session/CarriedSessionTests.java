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

package io.github.sshspringboot.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what listeners carry of the sessions that routes bring to another backend.
 */
@SshTest(classes = CarriedSessionTests.Backends.class,
		value = { "ssh.scp.enabled=true", "ssh.server.listeners[0].name=files", "ssh.server.listeners[0].port=0",
				"ssh.server.listeners[0].carries=files", "ssh.server.listeners[1].name=jobs",
				"ssh.server.listeners[1].port=0", "ssh.server.listeners[1].carries=commands",
				"ssh.session.routes[0].users=admin", "ssh.session.routes[0].backend=lobby" })
class CarriedSessionTests {

	@Injected
	private static SshTestServer server;

	private static TestClient files;

	private static TestClient jobs;

	@BeforeAll
	static void createClients() {
		files = client("local.ssh.files.port");
		jobs = client("local.ssh.jobs.port");
	}

	private static TestClient client(String property) {
		return new TestClient(() -> server.getContext().getEnvironment().getRequiredProperty(property, Integer.class));
	}

	@AfterAll
	static void closeClients() {
		files.close();
		jobs.close();
	}

	@Test
	void backendRunsNoLineForAListenerOfFilesOnly() throws Exception {
		assertThat(isRefused(files, "admin", "scp -t x; exec sh")).isTrue();
		assertThat(isRefused(files, "other", "scp -t x")).isFalse();
	}

	@Test
	void backendRunsEveryLineForAListenerOfCommands() throws Exception {
		try (TestSession session = jobs.login()) {
			assertThat(run(session, "scp -t x; exec sh").outputText()).isEqualTo("scp -t x; exec sh");
		}
		assertThat(isRefused(jobs, "other", "scp -t x")).isTrue();
	}

	@Test
	void backendHandsNoFilesOverForAListenerOfCommandsOnly() throws Exception {
		try (TestSession session = jobs.login()) {
			Result result = run(session, "scp -f mine");
			assertThat(result.errorText()).isEqualTo("You may not run this session here.\n");
			assertThat(result.status()).isEqualTo(126);
		}
		try (TestSession session = server.login()) {
			assertThat(run(session, "scp -f mine").status()).isEqualTo(1);
		}
	}

	private static boolean isRefused(TestClient client, String user, String line) throws Exception {
		try (TestSession raw = client.connectRaw()) {
			raw.sendPassword(user, user + "-password");
			assertThat(raw).receivesSuccess();
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 7, 1000, 32_768);
			Buffer opened = raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).body();
			opened.getUInt();
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) opened.getUInt(), "exec", true, line);
			int answer = raw.next().type();
			assertThat(answer).isIn((int) SshConstants.SSH_MSG_CHANNEL_SUCCESS,
					(int) SshConstants.SSH_MSG_CHANNEL_FAILURE);
			return answer == SshConstants.SSH_MSG_CHANNEL_FAILURE;
		}
	}

	private static Result run(TestSession session, String line) throws IOException {
		try (ChannelExec channel = session.createExecChannel(line)) {
			return SshTestServer.run(channel);
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
		SshSessionBackend lobby(@Qualifier("commands") SshSessionBackend commands) {
			return (context) -> {
				String line = String.valueOf(context.getRequest().command());
				if (line.endsWith("mine")) {
					return commands.run(context);
				}
				context.getOutput().write(line.getBytes(StandardCharsets.UTF_8));
				return ExitStatus.OK;
			};
		}

	}

}
