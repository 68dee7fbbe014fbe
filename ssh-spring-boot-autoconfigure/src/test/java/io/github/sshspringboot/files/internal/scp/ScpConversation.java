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

package io.github.sshspringboot.files.internal.scp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

import io.github.sshspringboot.SshTestServer;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The other side of {@code scp}, byte by byte.
 */
final class ScpConversation implements AutoCloseable {

	private final ChannelExec channel;

	private final OutputStream output;

	private final InputStream input;

	ScpConversation(ClientSession session, String command) throws IOException {
		this.channel = session.createExecChannel(command);
		this.channel.open().verify(SshTestServer.SOON);
		this.output = this.channel.getInvertedIn();
		this.input = this.channel.getInvertedOut();
	}

	ScpConversation send(String text) throws IOException {
		this.output.write(text.getBytes(StandardCharsets.UTF_8));
		this.output.flush();
		return this;
	}

	ScpConversation send(byte[] bytes) throws IOException {
		this.output.write(bytes);
		this.output.flush();
		return this;
	}

	ScpConversation ok() throws IOException {
		return send("\0");
	}

	ScpConversation receivesOk() throws IOException {
		assertThat(this.input.read()).isZero();
		return this;
	}

	ScpConversation receives(String line) throws IOException {
		assertThat(receiveLine()).isEqualTo(line);
		return this;
	}

	String receiveLine() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int c = this.input.read(); c != '\n'; c = this.input.read()) {
			assertThat(c).as(line.toString(StandardCharsets.UTF_8)).isNotNegative();
			line.write(c);
		}
		return line.toString(StandardCharsets.UTF_8);
	}

	byte[] receive(int length) throws IOException {
		return this.input.readNBytes(length);
	}

	void end() throws IOException {
		this.output.close();
	}

	ScpConversation endsWith(int status) throws IOException {
		end();
		assertThat(this.input.readAllBytes()).isEmpty();
		assertThat(this.channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SshTestServer.SOON))
			.contains(ClientChannelEvent.CLOSED);
		assertThat(this.channel.getExitStatus()).isEqualTo(status);
		return this;
	}

	@Override
	public void close() {
		this.channel.close(true);
	}

}
