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
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingOutput;
import io.github.sshspringboot.session.internal.RunningSession;
import io.github.sshspringboot.session.internal.SessionTap;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The recording of one session. The session puts what happens into a buffer; a writer,
 * one at a time, takes the whole buffer, encodes it, and hands it to the store. The
 * session waits while the buffer is full, and at its end for what is left.
 */
final class Recording implements SessionTap {

	private static final Log logger = LogFactory.getLog(Recording.class);

	private static final byte OUTPUT = 'o';

	private static final byte INPUT = 'i';

	private static final byte RESIZE = 'r';

	private static final byte EXIT = 'x';

	/**
	 * What precedes the bytes of an event in the buffer: its type, time and length.
	 */
	private static final int EVENT_HEADER = 1 + Long.BYTES + Integer.BYTES;

	private static final int CAPACITY = 256 * 1024;

	private static final int INITIAL_CAPACITY = 1024;

	private static final int MAX_EVENT = 64 * 1024;

	/**
	 * A writer starts when there is that much to write, or a few times a second.
	 */
	private static final int MUCH = 64 * 1024;

	/**
	 * What the session sends within this time is one event; sizes of the terminal within
	 * the longer one are one size.
	 */
	private static final long SAME_MOMENT = TimeUnit.MILLISECONDS.toNanos(10);

	private static final long SAME_RESIZE = TimeUnit.MILLISECONDS.toNanos(50);

	private static final long FLUSH_INTERVAL = TimeUnit.MILLISECONDS.toNanos(700);

	/**
	 * How long a session that has to end waits for a store that does nothing.
	 */
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

	private static final ByteBuffer NONE = ByteBuffer.allocate(0);

	private final SessionRecorder recorder;

	private final RunningSession session;

	private final SshRecording recording;

	private final CastEncoder encoder;

	private final SshRecordingOutput store;

	private final boolean recordInput;

	private final long start = System.nanoTime();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final AtomicBoolean ended = new AtomicBoolean();

	private ByteBuffer buffer = NONE;

	private ByteBuffer spare = NONE;

	private int last = -1;

	private boolean writing;

	private boolean unflushed;

	private boolean exited;

	private boolean done;

	private long flushed = this.start;

	private long time;

	Recording(SessionRecorder recorder, RunningSession session, SshRecording recording, CastEncoder encoder,
			SshRecordingOutput store, boolean recordInput) {
		this.recorder = recorder;
		this.session = session;
		this.recording = recording;
		this.encoder = encoder;
		this.store = store;
		this.recordInput = recordInput;
	}

	@Override
	public void output(byte[] bytes, int offset, int length) {
		append(OUTPUT, bytes, offset, length);
	}

	@Override
	public void input(byte[] bytes, int offset, int length) {
		if (this.recordInput) {
			append(INPUT, bytes, offset, length);
		}
	}

	@Override
	public void resized(SshPseudoTerminal terminal) {
		if (terminal.columns() > 0 && terminal.rows() > 0) {
			byte[] size = ByteBuffer.allocate(2 * Integer.BYTES)
				.putInt(SessionRecorder.size(terminal.columns(), 0))
				.putInt(SessionRecorder.size(terminal.rows(), 0))
				.array();
			append(RESIZE, size, 0, size.length);
		}
	}

	@Override
	public void ended(ExitStatus status) {
		byte[] code = ByteBuffer.allocate(Integer.BYTES).putInt(ExitCode.of(status)).array();
		append(EXIT, code, 0, code.length);
		Throwable obstacle = null;
		this.lock.lock();
		try {
			obstacle = startWriter();
			Patience patience = new Patience();
			while (obstacle == null && !this.done && patience.await()) {
				continue;
			}
			patience.end();
		}
		finally {
			this.lock.unlock();
		}
		if (obstacle != null) {
			failed(obstacle);
		}
	}

	/**
	 * The recording cannot go on, so the session ends or goes on without.
	 */
	@Override
	public void failed(Throwable cause) {
		if (claimEnd()) {
			if (!release()) {
				abort();
			}
			endEarly("The recording of a session cannot be written", cause);
		}
	}

	private void append(byte type, byte[] bytes, int offset, int length) {
		boolean stuck = false;
		Throwable obstacle = null;
		this.lock.lock();
		try {
			Patience patience = new Patience();
			int position = offset;
			int end = offset + length;
			while (position < end && !this.done && !this.exited && !stuck && obstacle == null) {
				int part = reserve(type, end - position);
				if (part > 0) {
					this.buffer.put(bytes, position, part);
					position += part;
				}
				else {
					obstacle = startWriter();
					stuck = obstacle == null && !patience.await();
				}
			}
			this.exited |= type == EXIT;
			if (this.buffer.position() >= MUCH) {
				startWriter();
			}
			patience.end();
		}
		finally {
			this.lock.unlock();
		}
		if (obstacle != null) {
			failed(obstacle);
		}
		else if (stuck && claimEnd()) {
			release();
			endEarly("The recording of a session is stuck", null);
		}
	}

	/**
	 * Begin an event, or go on with the last one, and return how many bytes of it fit
	 * into the buffer.
	 */
	private int reserve(byte type, int length) {
		long now = System.nanoTime() - this.start;
		if (this.last >= 0 && this.buffer.get(this.last) == type) {
			long since = now - this.buffer.getLong(this.last + 1);
			int written = this.buffer.getInt(this.last + 1 + Long.BYTES);
			if (type == RESIZE && since < SAME_RESIZE) {
				this.buffer.position(this.last + EVENT_HEADER);
				return length;
			}
			int part = Math.min(length, Math.min(MAX_EVENT - written, CAPACITY - this.buffer.position()));
			if (type != RESIZE && since < SAME_MOMENT && part > 0) {
				ensure(part);
				this.buffer.putInt(this.last + 1 + Long.BYTES, written + part);
				return part;
			}
		}
		boolean small = type == RESIZE || type == EXIT;
		int part = Math.min(length, Math.min(MAX_EVENT, CAPACITY - EVENT_HEADER - this.buffer.position()));
		if (part <= 0 || (small && part < length)) {
			return 0;
		}
		ensure(EVENT_HEADER + part);
		this.last = this.buffer.position();
		this.buffer.put(type).putLong(now).putInt(part);
		return part;
	}

	private void ensure(int more) {
		int needed = this.buffer.position() + more;
		if (this.buffer.capacity() < needed) {
			int capacity = Math.min(CAPACITY, Math.max(INITIAL_CAPACITY, Integer.highestOneBit(needed) * 2));
			ByteBuffer larger = ByteBuffer.wrap(Arrays.copyOf(this.buffer.array(), capacity));
			this.buffer = larger.position(this.buffer.position());
		}
	}

	/**
	 * Let a writer look whether there is anything to write or to flush. Without a thread
	 * for it, what there is stays in the buffer until the next time.
	 */
	void tick() {
		if (this.lock.tryLock()) {
			try {
				if (this.buffer.position() > 0 || this.unflushed) {
					startWriter();
				}
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	/**
	 * Start a writer if none runs, and return why there is none, or {@code null}.
	 */
	private @Nullable Throwable startWriter() {
		if (!this.writing && !this.done) {
			try {
				this.writing = true;
				this.recorder.execute(this::write);
			}
			catch (RejectedExecutionException | OutOfMemoryError ex) {
				this.writing = false;
				this.recorder.postponed(ex);
				return ex;
			}
		}
		return null;
	}

	private void write() {
		try {
			ByteBuffer batch = take();
			while (batch != null && encode(batch.flip())) {
				batch = take();
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			boolean early = claimEnd();
			release();
			abort();
			if (early) {
				endEarly("The recording of a session cannot be written", ex);
			}
		}
	}

	/**
	 * Give up what is written, also if the store fails again: the end must be told.
	 */
	private void abort() {
		try {
			this.store.abort();
		}
		catch (RuntimeException | Error ex) {
			logger.warn("A recording could not be given up", ex);
		}
	}

	/**
	 * Take what is in the buffer, or hand everything to the store and return {@code null}
	 * if there is nothing. Memory is kept until a flush, so that a stream does not need
	 * new one for each batch.
	 */
	private @Nullable ByteBuffer take() throws IOException {
		ByteBuffer batch = exchange();
		if (batch != null) {
			return batch;
		}
		this.encoder.drain();
		long now = System.nanoTime();
		boolean due = now - this.flushed >= FLUSH_INTERVAL;
		if (due) {
			this.store.flush();
			this.flushed = now;
			this.encoder.release();
		}
		this.lock.lock();
		try {
			this.unflushed = !due;
			batch = exchange();
			if (batch == null) {
				this.writing = false;
				if (due) {
					this.buffer = NONE;
					this.spare = NONE;
				}
			}
			return batch;
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable ByteBuffer exchange() throws IOException {
		this.lock.lock();
		try {
			if (this.done) {
				throw new IOException("The session no longer waits for its recording");
			}
			if (this.buffer.position() == 0) {
				return null;
			}
			ByteBuffer batch = this.buffer;
			this.buffer = this.spare.clear();
			this.spare = batch;
			this.last = -1;
			this.changed.signalAll();
			return batch;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Encode events.
	 * @return whether the recording goes on
	 */
	private boolean encode(ByteBuffer events) throws IOException {
		while (events.hasRemaining()) {
			byte type = events.get();
			this.time = events.getLong();
			int length = events.getInt();
			int offset = events.position();
			events.position(offset + length);
			boolean more = switch (type) {
				case OUTPUT -> this.encoder.output(this.time, events.array(), offset, length);
				case INPUT -> this.encoder.input(this.time, events.array(), offset, length);
				case RESIZE -> this.encoder.resize(this.time, events.getInt(offset), events.getInt(offset + 4));
				default -> {
					complete(events.getInt(offset));
					yield false;
				}
			};
			if (!more) {
				if (type != EXIT) {
					full();
				}
				return false;
			}
		}
		return true;
	}

	private void complete(int status) throws IOException {
		this.encoder.exit(this.time, status);
		this.encoder.drain();
		SshRecording result = result().withEnd(Instant.now(), status);
		this.store.complete(result);
		if (claimEnd()) {
			this.recorder.ended(this, result);
			release();
		}
	}

	private void full() throws IOException {
		this.encoder.end(this.time);
		this.encoder.marker(this.time, "The recording ends here: it has reached its maximum size.");
		this.encoder.drain();
		this.store.complete(result().withEnd(Instant.now(), null));
		if (claimEnd()) {
			release();
			endEarly("The recording of a session has reached its maximum size", null);
		}
	}

	private void endEarly(String reason, @Nullable Throwable cause) {
		this.recorder.endedEarly(this, this.session, result().withEnd(Instant.now(), null), reason, cause);
	}

	private SshRecording result() {
		return this.recording.withBytes(this.encoder.size());
	}

	/**
	 * Return whether the recording has not ended before.
	 */
	private boolean claimEnd() {
		return this.ended.compareAndSet(false, true);
	}

	/**
	 * Let the session go on without waiting, and return whether a writer runs, which then
	 * gives up what is written.
	 */
	private boolean release() {
		this.lock.lock();
		try {
			this.done = true;
			this.buffer = NONE;
			this.spare = NONE;
			this.last = -1;
			this.changed.signalAll();
			return this.writing;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Hand what there is to the store, because the application ends.
	 */
	void close() {
		this.lock.lock();
		try {
			startWriter();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Give up the recording of a session that has not ended, when no writer runs any
	 * more.
	 */
	void abandon() {
		if (claimEnd()) {
			release();
			abort();
		}
	}

	/**
	 * Waits for a writer: for ever, or for a while if the session has to end.
	 */
	private final class Patience {

		private boolean interrupted;

		private long deadline;

		/**
		 * Wait for a change, and return whether to wait on.
		 */
		boolean await() {
			try {
				if (!this.interrupted) {
					Recording.this.changed.await();
					return true;
				}
				return Recording.this.changed.awaitNanos(this.deadline - System.nanoTime()) > 0;
			}
			catch (InterruptedException ex) {
				if (!this.interrupted) {
					this.interrupted = true;
					this.deadline = System.nanoTime() + PATIENCE;
				}
				return true;
			}
		}

		void end() {
			if (this.interrupted) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
