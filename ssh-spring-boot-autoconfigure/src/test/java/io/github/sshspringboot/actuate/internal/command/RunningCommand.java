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

package io.github.sshspringboot.actuate.internal.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import org.apache.sshd.client.channel.ChannelExec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A command that runs until its client leaves.
 */
final class RunningCommand implements AutoCloseable {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final TestSession session;

	private final ChannelExec channel;

	RunningCommand(SshTestServer server, String command) throws IOException {
		this.session = server.login();
		this.channel = this.session.createExecChannel(command);
		this.channel.setOut(this.output);
		this.channel.setErr(this.output);
		this.channel.open().verify(SshTestServer.SOON);
	}

	String text() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	void awaitText(String text) {
		await().atMost(SshTestServer.SOON).untilAsserted(() -> assertThat(text()).contains(text));
	}

	static void awaitRunning(Class<?> command, boolean running) {
		await().atMost(SshTestServer.SOON)
			.until(() -> Thread.getAllStackTraces()
				.values()
				.stream()
				.flatMap(Arrays::stream)
				.anyMatch((frame) -> frame.getClassName().equals(command.getName())) == running);
	}

	@Override
	public void close() throws IOException {
		this.session.close();
	}

}
