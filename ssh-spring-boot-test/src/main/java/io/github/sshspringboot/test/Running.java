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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * A command or shell that runs on a channel.
 */
final class Running implements AutoCloseable {

	private final String command;

	private final String user;

	private final ClientChannel channel;

	private final Received received;

	private final Input input;

	private final Duration timeout;

	private final Supplier<String> shown;

	private final long started = System.nanoTime();

	private volatile long ended;

	private volatile boolean closed;

	/**
	 * Create what runs.
	 * @param shown what a message shows if something does not happen
	 */
	Running(String command, String user, ClientChannel channel, Received received, Input input, Duration timeout,
			Supplier<String> shown) {
		this.command = command;
		this.user = user;
		this.channel = channel;
		this.received = received;
		this.input = input;
		this.timeout = timeout;
		this.shown = shown;
		channel.addCloseFutureListener((future) -> {
			this.ended = System.nanoTime();
			this.closed = true;
			input.end();
			received.changed();
		});
	}

	ClientChannel channel() {
		return this.channel;
	}

	Received received() {
		return this.received;
	}

	Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return whether the end and its time are known. A channel is closed a moment before
	 * it tells so.
	 */
	boolean hasEnded() {
		return this.closed;
	}

	void send(byte[] bytes) {
		this.input.add(bytes);
	}

	void send(String text) {
		send(text.getBytes(StandardCharsets.UTF_8));
	}

	void endInput() {
		this.input.end();
	}

	/**
	 * Send a signal as of RFC 4254, 6.9.
	 */
	void signal(String name) {
		request("signal", (buffer) -> buffer.putString(name.startsWith("SIG") ? name.substring(3) : name));
	}

	/**
	 * Send a break of half a second as of RFC 4335.
	 */
	void sendBreak() {
		request("break", (buffer) -> buffer.putUInt(500));
	}

	private void request(String type, Consumer<Buffer> content) {
		Session session = this.channel.getSession();
		Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
		buffer.putUInt(this.channel.getRecipient());
		buffer.putString(type);
		buffer.putBoolean(false);
		content.accept(buffer);
		try {
			session.writePacket(buffer);
		}
		catch (IOException ex) {
			throw new AssertionError("No %s was sent to %s".formatted(type, this), ex);
		}
	}

	SshResult awaitEnd(Deadline deadline) {
		await(deadline, this::hasEnded, "did not end");
		return new SshResult(this.command, this.channel.getExitStatus(), this.channel.getExitSignal(),
				this.received.stdoutBytes(), this.received.stderrBytes(), Duration.ofNanos(this.ended - this.started));
	}

	/**
	 * Wait for a condition on what is received.
	 * @throws AssertionError if it does not hold in time, or cannot any more
	 */
	void await(Deadline deadline, BooleanSupplier condition, String failure) {
		AtomicBoolean met = new AtomicBoolean();
		boolean done = this.received.await(deadline, () -> {
			boolean over = this.received.isExceeded() || hasEnded();
			met.set(condition.getAsBoolean());
			return over || met.get();
		});
		if (this.received.isExceeded()) {
			close();
			throw failure("gave more than %d bytes".formatted(this.received.limit()));
		}
		if (!met.get()) {
			throw failure(failure + (done ? " before its end" : " within " + deadline));
		}
	}

	private AssertionError failure(String failure) {
		return new AssertionError("%s %s, and this was received:%n%s".formatted(this, failure, this.shown.get()));
	}

	/**
	 * Have the server end what runs, without waiting for that: a channel that is closed
	 * immediately would say nothing to it.
	 */
	@Override
	public void close() {
		this.input.end();
		this.channel.close(false);
	}

	@Override
	public String toString() {
		return "'%s' of '%s'".formatted(this.command, this.user);
	}

}
