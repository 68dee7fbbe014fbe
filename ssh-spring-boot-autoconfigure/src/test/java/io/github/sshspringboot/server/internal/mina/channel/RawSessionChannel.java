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

package io.github.sshspringboot.server.internal.mina.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session channel whose requests a test sends itself.
 */
final class RawSessionChannel {

	private static final int CHANNEL = 7;

	private final TestSession session;

	private final int recipient;

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ByteArrayOutputStream error = new ByteArrayOutputStream();

	private @Nullable Buffer exit;

	/**
	 * Open a channel.
	 * @param session a raw session that is logged in
	 * @param window how much the server may send
	 */
	RawSessionChannel(TestSession session, int window) throws Exception {
		this.session = session;
		session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", CHANNEL, window, 32_768);
		Buffer body = session.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).body();
		body.getUInt();
		this.recipient = (int) body.getUInt();
	}

	int getRecipient() {
		return this.recipient;
	}

	/**
	 * Send a request, and return whether it succeeded.
	 */
	boolean request(String name, Object... fields) throws Exception {
		send(name, true, fields);
		Message message = this.session.next();
		while (message.type() != SshConstants.SSH_MSG_CHANNEL_SUCCESS
				&& message.type() != SshConstants.SSH_MSG_CHANNEL_FAILURE) {
			assertThat(isClose(message)).as("the channel ends before the reply").isFalse();
			take(message);
			message = this.session.next();
		}
		return message.type() == SshConstants.SSH_MSG_CHANNEL_SUCCESS;
	}

	void send(String name, boolean wantReply, Object... fields) throws Exception {
		Object[] all = new Object[fields.length + 3];
		all[0] = this.recipient;
		all[1] = name;
		all[2] = wantReply;
		System.arraycopy(fields, 0, all, 3, fields.length);
		this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, all);
	}

	private void take(Message message) {
		Buffer body = message.body();
		if (message.type() < SshConstants.SSH_MSG_CHANNEL_WINDOW_ADJUST || body.getUInt() != CHANNEL) {
			return;
		}
		switch (message.type()) {
			case SshConstants.SSH_MSG_CHANNEL_DATA -> this.output.writeBytes(bytes(body));
			case SshConstants.SSH_MSG_CHANNEL_EXTENDED_DATA -> {
				body.getUInt();
				this.error.writeBytes(bytes(body));
			}
			case SshConstants.SSH_MSG_CHANNEL_REQUEST -> {
				this.exit = body;
			}
			default -> {
			}
		}
	}

	/**
	 * Of long data only the beginning was recorded.
	 */
	private static byte[] bytes(Buffer body) {
		int length = (int) Math.min(body.getUInt(), body.available());
		byte[] bytes = new byte[length];
		body.getRawBytes(bytes);
		return bytes;
	}

	/**
	 * Wait for a text of standard output.
	 */
	void awaitOutput(String text) throws Exception {
		while (!this.output.toString(StandardCharsets.UTF_8).contains(text)) {
			take(this.session.next());
		}
	}

	String getOutput() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	String getError() {
		return this.error.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Wait for the end of the channel, and return its last request.
	 */
	Buffer end() throws Exception {
		Message message = this.session.next(SshTestServer.SOON);
		while (message != null && !isClose(message)) {
			take(message);
			message = this.session.next(SshTestServer.SOON);
		}
		assertThat(message).isNotNull();
		assertThat(this.exit).isNotNull();
		return Objects.requireNonNull(this.exit);
	}

	private static boolean isClose(Message message) {
		return message.type() == SshConstants.SSH_MSG_CHANNEL_CLOSE && message.body().getInt() == CHANNEL;
	}

	/**
	 * Wait for the end of the channel, and return its exit status.
	 */
	long status() throws Exception {
		Buffer request = end();
		assertThat(request.getString()).isEqualTo("exit-status");
		request.getBoolean();
		return request.getUInt();
	}

}
