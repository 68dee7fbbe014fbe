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

package io.github.sshspringboot;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.sshd.client.ClientFactoryManager;
import org.apache.sshd.client.session.ClientSessionImpl;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.future.KeyExchangeFuture;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.kex.KexState;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.assertj.core.api.AssertProvider;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/**
 * A client's connection that records what the server sends, and can leave it to a test to
 * answer.
 */
public final class TestSession extends ClientSessionImpl implements AssertProvider<TestSessionAssert> {

	private static final int MAX_RECORDED = 1024;

	private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();

	private volatile boolean raw;

	private volatile boolean damaging;

	private final Queue<Buffer> heldBack = new ConcurrentLinkedQueue<>();

	private volatile boolean holdingBack;

	TestSession(ClientFactoryManager client, IoSession ioSession) throws Exception {
		super(client, ioSession);
	}

	void setRaw() {
		this.raw = true;
	}

	@Override
	protected void doHandleMessage(Buffer buffer) throws Exception {
		byte[] content = Arrays.copyOfRange(buffer.array(), buffer.rpos(),
				buffer.rpos() + Math.min(buffer.available(), MAX_RECORDED));
		int type = content[0] & 0xff;
		this.received.add(new Message(type, content));
		if (this.holdingBack && type == SshConstants.SSH_MSG_KEXINIT) {
			this.heldBack.add(new ByteArrayBuffer(buffer.getCompactData()));
			return;
		}
		if (!this.raw
				|| (type < SshConstants.SSH_MSG_USERAUTH_REQUEST && type != SshConstants.SSH_MSG_SERVICE_ACCEPT)) {
			super.doHandleMessage(buffer);
		}
	}

	/**
	 * Damage all that is sent from now on.
	 */
	public void damage() {
		this.damaging = true;
	}

	@Override
	protected Buffer encode(Buffer buffer) throws IOException {
		Buffer encoded = super.encode(buffer);
		if (this.damaging) {
			encoded.array()[encoded.wpos() - 1] ^= 1;
		}
		return encoded;
	}

	/**
	 * Begin a key exchange, once one of the server's that is under way has ended.
	 */
	@Override
	public KeyExchangeFuture reExchangeKeys() throws IOException {
		await().atMost(SshTestServer.SOON)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.until(() -> getKexState() == KexState.DONE || !isOpen());
		return super.reExchangeKeys();
	}

	/**
	 * Begin a key exchange, and do not answer the server's part of it.
	 */
	public void beginKeyExchange() throws IOException {
		this.holdingBack = true;
		reExchangeKeys();
	}

	/**
	 * Do not answer the server when it begins a key exchange.
	 */
	public void ignoreKeyExchanges() {
		this.holdingBack = true;
	}

	/**
	 * Answer the server's part of the key exchange that was begun.
	 */
	public void completeKeyExchange() throws Exception {
		this.holdingBack = false;
		for (Buffer message = this.heldBack.poll(); message != null; message = this.heldBack.poll()) {
			handleMessage(message);
		}
	}

	/**
	 * What the server has sent, in its order.
	 * @return the messages
	 */
	public List<Message> getReceived() {
		return List.copyOf(this.received);
	}

	/**
	 * Take the next message of the user authentication or connection protocol, or the
	 * disconnect, which has to come soon.
	 * @return the message
	 */
	public Message next() throws InterruptedException {
		Message message = next(SshTestServer.SOON);
		if (message == null) {
			throw new AssertionError("No message within " + SshTestServer.SOON);
		}
		return message;
	}

	/**
	 * Take the next message, which has to be of a type.
	 * @param type the number of the message
	 * @return the message
	 */
	public Message receive(int type) throws InterruptedException {
		Message message = next();
		Assertions.assertThat(message.type()).as(message.toString()).isEqualTo(type);
		return message;
	}

	/**
	 * Take the next message if it comes in time.
	 * @param timeout how long to wait
	 * @return the message, {@code null} if there is none
	 */
	public @Nullable Message next(Duration timeout) throws InterruptedException {
		long end = System.nanoTime() + timeout.toNanos();
		Message message = this.received.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
		while (message != null && (message.isAnnouncement() || (message.type() < SshConstants.SSH_MSG_USERAUTH_REQUEST
				&& message.type() != SshConstants.SSH_MSG_DISCONNECT))) {
			message = this.received.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		return message;
	}

	public void send(int type, Object... fields) throws IOException {
		Buffer buffer = createBuffer((byte) type);
		for (Object field : fields) {
			if (field instanceof String text) {
				buffer.putString(text);
			}
			else if (field instanceof Boolean flag) {
				buffer.putBoolean(flag);
			}
			else if (field instanceof Integer number) {
				buffer.putUInt(number & 0xffffffffL);
			}
			else if (field instanceof byte[] bytes) {
				buffer.putBytes(bytes);
			}
			else {
				throw new IllegalArgumentException(field.toString());
			}
		}
		writePacket(buffer);
	}

	public void sendPassword(String username, String password) throws IOException {
		send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "password", false, password);
	}

	@Override
	public TestSessionAssert assertThat() {
		return new TestSessionAssert(this);
	}

	/**
	 * A message of the server.
	 *
	 * @param type the number of the message
	 * @param content its beginning, with the number
	 */
	public record Message(int type, byte[] content) {

		public Buffer body() {
			return new ByteArrayBuffer(this.content, 1, this.content.length - 1);
		}

		/**
		 * Return whether this announces the host keys, which comes after each login.
		 * @return whether the test need not expect it
		 */
		public boolean isAnnouncement() {
			return this.type == SshConstants.SSH_MSG_GLOBAL_REQUEST
					&& "hostkeys-00@openssh.com".equals(body().getString());
		}

		@Override
		public String toString() {
			return SshConstants.getCommandMessageName(this.type);
		}

	}

}
