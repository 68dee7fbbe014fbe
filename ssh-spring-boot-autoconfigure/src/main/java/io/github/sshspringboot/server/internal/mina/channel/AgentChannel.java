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
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

import io.github.sshspringboot.server.internal.AgentConnection;
import org.apache.sshd.client.channel.AbstractClientChannel;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.ChannelOutputStream;
import org.apache.sshd.common.session.ConnectionService;
import org.jspecify.annotations.Nullable;

/**
 * A channel to the agent of the client ({@code PROTOCOL.agent} and section 4 of the agent
 * protocol). The client may send no more than one answer of bounded length at a time.
 */
final class AgentChannel extends AbstractClientChannel {

	private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);

	/** The user may have to touch an authenticator or to confirm. */
	private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(1);

	/** The limit of OpenSSH's agent. */
	private static final int MAX_ANSWER = 256 * 1024;

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	/** The length of the answer that is being received, 0 if it is not known yet. */
	private int length;

	private @Nullable OutputStream output;

	private AgentChannel() {
		super("auth-agent@openssh.com");
	}

	/**
	 * Open a channel, and wait for it. Not for I/O threads.
	 */
	static AgentConnection open(ConnectionService service) throws IOException {
		AgentChannel channel = new AgentChannel();
		service.registerChannel(channel);
		try {
			channel.open().verify(OPEN_TIMEOUT);
		}
		catch (InterruptedIOException ex) {
			channel.abandon(service);
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			channel.abandon(service);
			throw new IOException(channel.getRefusal(), ex);
		}
		return channel.new Client();
	}

	private void abandon(ConnectionService service) {
		close(true);
		service.unregisterChannel(this);
	}

	private String getRefusal() {
		return (this.openFailureMsg != null) ? "the client says '" + this.openFailureMsg + "'"
				: "the client does not connect to it";
	}

	@Override
	protected void doOpen() throws IOException {
		this.output = new ChannelOutputStream(this, getRemoteWindow(), this.log, SshConstants.SSH_MSG_CHANNEL_DATA,
				false);
	}

	@Override
	protected void doWriteData(byte[] data, int offset, long length) throws IOException {
		synchronized (this.received) {
			if (isClosing() || this.received.size() + length > Integer.BYTES + MAX_ANSWER) {
				close(false);
				return;
			}
			this.received.write(data, offset, (int) length);
			this.received.notifyAll();
		}
	}

	@Override
	public void handleEof() throws IOException {
		super.handleEof();
		close(false);
	}

	@Override
	protected void preClose() {
		super.preClose();
		synchronized (this.received) {
			this.received.notifyAll();
		}
	}

	private byte[] ask(byte[] message) throws IOException {
		OutputStream output = this.output;
		if (output == null) {
			throw new IOException("The channel is not open");
		}
		output.write(ByteBuffer.allocate(Integer.BYTES + message.length).putInt(message.length).put(message).array());
		output.flush();
		byte[] answer = awaitAnswer();
		if (getLocalWindow().isOpen()) {
			getLocalWindow().release(Integer.BYTES + answer.length);
		}
		return answer;
	}

	private byte[] awaitAnswer() throws IOException {
		long end = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
		synchronized (this.received) {
			byte[] answer = takeAnswer();
			while (answer == null) {
				long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
				if (isClosing() || left <= 0) {
					throw new IOException((left <= 0) ? "it does not answer" : "the connection to it was closed");
				}
				try {
					this.received.wait(left);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					throw new InterruptedIOException("Interrupted while the agent does not answer");
				}
				answer = takeAnswer();
			}
			return answer;
		}
	}

	private byte @Nullable [] takeAnswer() throws IOException {
		int count = this.received.size();
		if (count < Integer.BYTES) {
			return null;
		}
		if (this.length == 0) {
			this.length = ByteBuffer.wrap(this.received.toByteArray()).getInt();
		}
		if (this.length < 1 || this.length > MAX_ANSWER || count > Integer.BYTES + this.length) {
			throw new IOException("it answers with nonsense");
		}
		if (count < Integer.BYTES + this.length) {
			return null;
		}
		byte[] bytes = this.received.toByteArray();
		this.received.reset();
		this.length = 0;
		return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
	}

	/**
	 * The channel as its users see it.
	 */
	private final class Client implements AgentConnection {

		/**
		 * Ask, and close the channel without an answer: one that comes later must not
		 * count for the next question.
		 */
		@Override
		public synchronized byte[] ask(byte[] message) throws IOException {
			try {
				return AgentChannel.this.ask(message);
			}
			catch (IOException ex) {
				close();
				throw ex;
			}
		}

		@Override
		public void close() {
			AgentChannel.this.close(false);
		}

	}

}
