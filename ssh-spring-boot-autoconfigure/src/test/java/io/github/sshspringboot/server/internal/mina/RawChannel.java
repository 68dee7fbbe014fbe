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

package io.github.sshspringboot.server.internal.mina;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session channel of a client that sends as much as it may.
 */
public final class RawChannel {

	private static final int PACKET = 32 * 1024;

	private final TestSession session;

	private final int recipient;

	private long window;

	public RawChannel(TestSession session, int sender) throws Exception {
		this(session, sender, "session");
	}

	public RawChannel(TestSession session, int sender, String type, Object... fields) throws Exception {
		this.session = session;
		List<Object> all = new ArrayList<>(List.of(type, sender, 100_000, PACKET));
		all.addAll(List.of(fields));
		session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, all.toArray());
		Message message = session.next();
		assertThat(message).isNotNull().hasToString("SSH_MSG_CHANNEL_OPEN_CONFIRMATION");
		Buffer body = message.body();
		assertThat(body.getUInt()).isEqualTo(sender);
		this.recipient = (int) body.getUInt();
		this.window = body.getUInt();
	}

	public long getWindow() {
		return this.window;
	}

	public void exec(String command) throws Exception {
		this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, this.recipient, "exec", false, command);
	}

	/**
	 * Send until the window is used up.
	 */
	public long fill() throws Exception {
		long sent = 0;
		while (this.window > 0) {
			int length = (int) Math.min(PACKET, this.window);
			send(length);
			sent += length;
		}
		return sent;
	}

	public void adjust(long growth) {
		this.window += growth;
	}

	public void send(int length) throws Exception {
		this.session.send(SshConstants.SSH_MSG_CHANNEL_DATA, this.recipient, new byte[length]);
		this.window -= length;
	}

	public void receive(Duration time) throws Exception {
		Message message = this.session.next(time);
		while (message != null) {
			assertThat(message).hasToString("SSH_MSG_CHANNEL_WINDOW_ADJUST");
			Buffer body = message.body();
			body.getUInt();
			this.window += body.getUInt();
			message = this.session.next(time);
		}
	}

}
