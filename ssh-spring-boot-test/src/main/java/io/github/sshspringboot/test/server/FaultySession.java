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

package io.github.sshspringboot.test.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.test.server.SshFaults.Active;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.AbstractIoWriteFuture;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.io.nio2.Nio2CompletionHandler;
import org.apache.sshd.common.io.nio2.Nio2Service;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a connection, with the faults of transport.
 */
final class FaultySession extends Nio2Session {

	private static final int MAX_HELD = 8 * 1024 * 1024;

	private final SshFaults faults;

	private final ScheduledExecutorService timer;

	private final Runnable faultsChanged = this::faultsChanged;

	private final Object output = new Object();

	private final Deque<HeldWrite> held = new ArrayDeque<>();

	private final Countdown sending = new Countdown();

	private final Countdown receiving = new Countdown();

	private final Object input = new Object();

	private long heldBytes;

	private boolean dropped;

	private @Nullable Runnable stoppedRead;

	FaultySession(Nio2Service service, FactoryManager manager, IoHandler handler, AsynchronousSocketChannel socket,
			SocketAddress address, SshFaults faults) throws IOException {
		super(service, manager, handler, socket, address);
		this.faults = faults;
		this.timer = manager.getScheduledExecutorService();
		faults.addListener(this.faultsChanged);
	}

	@Override
	public IoWriteFuture writeBuffer(Buffer buffer) throws IOException {
		synchronized (this.output) {
			if (this.dropped) {
				return AbstractIoWriteFuture.fulfilled(this, new ClosedChannelException());
			}
			Active drop = this.faults.dropsAfterSending();
			int length = buffer.available();
			long allowed = this.sending.allowed(drop, length);
			if (drop == null || length < allowed) {
				return writeOrHold(buffer);
			}
			this.dropped = true;
			record("dropped after sending " + drop.amount() + " bytes");
			IoWriteFuture last = writeOrHold(new ByteArrayBuffer(buffer.array(), buffer.rpos(), (int) allowed));
			last.addListener((future) -> close(true));
			return last;
		}
	}

	private IoWriteFuture writeOrHold(Buffer buffer) throws IOException {
		long delay = this.faults.sendingDelay();
		if (this.held.isEmpty() && delay == 0 && !this.faults.isSilent()) {
			return super.writeBuffer(buffer);
		}
		HeldWrite write = new HeldWrite(this, buffer, System.nanoTime() + delay);
		this.heldBytes += buffer.available();
		if (this.heldBytes > MAX_HELD) {
			record("dropped with " + this.heldBytes + " bytes to be sent");
			this.timer.execute(() -> close(true));
		}
		this.held.addLast(write);
		if (delay > 0) {
			this.timer.schedule(this::release, delay, TimeUnit.NANOSECONDS);
		}
		return write;
	}

	private void release() {
		synchronized (this.output) {
			long delay = this.faults.sendingDelay();
			HeldWrite next;
			while ((next = this.held.peekFirst()) != null && !this.faults.isSilent()
					&& (delay == 0 || next.due - System.nanoTime() <= 0)) {
				this.held.removeFirst();
				this.heldBytes -= next.buffer.available();
				write(next);
			}
		}
	}

	private void write(HeldWrite write) {
		try {
			super.writeBuffer(write.buffer).addListener((future) -> write.complete(future.getException()));
		}
		catch (IOException | RuntimeException ex) {
			write.complete(ex);
		}
	}

	@Override
	protected void handleReadCycleCompletion(ByteBuffer buffer, Readable reader,
			Nio2CompletionHandler<Integer, Object> handler, Integer result, Object attachment) {
		Active drop = this.faults.dropsAfterReceiving();
		int length = Math.max(0, result);
		if (drop != null && length >= this.receiving.allowed(drop, length)) {
			record("dropped after receiving " + drop.amount() + " bytes");
			close(true);
			return;
		}
		super.handleReadCycleCompletion(buffer, reader, handler, result, attachment);
	}

	@Override
	protected void doReadCycle(ByteBuffer buffer, Nio2CompletionHandler<Integer, Object> completion) {
		synchronized (this.input) {
			if (this.faults.stopsReading()) {
				this.stoppedRead = () -> doReadCycle(buffer, completion);
				return;
			}
		}
		super.doReadCycle(buffer, completion);
	}

	private void faultsChanged() {
		this.timer.execute(() -> {
			release();
			Runnable read;
			synchronized (this.input) {
				read = this.stoppedRead;
				this.stoppedRead = null;
			}
			if (read != null) {
				read.run();
			}
		});
	}

	@Override
	protected void doCloseImmediately() {
		this.faults.removeListener(this.faultsChanged);
		synchronized (this.output) {
			this.held.forEach((write) -> write.complete(new ClosedChannelException()));
			this.held.clear();
		}
		super.doCloseImmediately();
	}

	private void record(String reason) {
		AbstractSession session = AbstractSession.getSession(this, true);
		if (session != null) {
			ConnectionLog.add(session, new SshEvent.ConnectionDropped(reason));
		}
	}

	/**
	 * Counts bytes since a fault began.
	 */
	private static final class Countdown {

		private @Nullable Active fault;

		private long count;

		/**
		 * Return how many bytes the fault allows, and count those that come.
		 */
		long allowed(@Nullable Active fault, int length) {
			if (fault == null) {
				this.fault = null;
				return Long.MAX_VALUE;
			}
			if (this.fault != fault) {
				this.fault = fault;
				this.count = 0;
			}
			long allowed = Math.max(0, fault.amount() - this.count);
			this.count += length;
			return allowed;
		}

	}

	private static final class HeldWrite extends AbstractIoWriteFuture {

		private final Buffer buffer;

		private final long due;

		HeldWrite(Object id, Buffer buffer, long due) {
			super(id, null);
			this.buffer = buffer;
			this.due = due;
		}

		void complete(@Nullable Throwable failure) {
			setValue((failure != null) ? failure : Boolean.TRUE);
		}

	}

}
