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

package io.github.sshspringboot.docker.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.docker.internal.engine.EngineException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Streams on a connection that the engine handed over: raw bytes with a terminal,
 * otherwise frames of a type, a length and that many bytes.
 */
final class EngineStreams implements ContainerStreams {

	/**
	 * Nothing that is typed by accident: an engine leaves a container at the keys Ctrl-P
	 * and Ctrl-Q unless it is given others, and there is no way to have none.
	 */
	static final String NO_DETACH_KEYS = "ctrl-@,DEL,ctrl-@,ctrl-_,DEL,ctrl-_,ctrl-@,DEL,ctrl-_,ctrl-@,ctrl-_,DEL";

	private static final int CONTROL_D = 4;

	private static final int FRAME_HEAD = 8;

	private final EngineConnection connection;

	private final boolean tty;

	private final Input input = new Input();

	EngineStreams(EngineConnection connection, boolean tty) {
		this.connection = connection;
		this.tty = tty;
	}

	@Override
	public OutputStream input() {
		return this.input;
	}

	@Override
	public void copyTo(OutputStream output, OutputStream error) throws IOException {
		if (this.tty) {
			for (ByteBuffer bytes = receive(); bytes != null; bytes = receive()) {
				write(bytes, bytes.remaining(), output);
				output.flush();
			}
		}
		else {
			copyFrames(output, error);
		}
	}

	private void copyFrames(OutputStream output, OutputStream error) throws IOException {
		ByteBuffer head = ByteBuffer.allocate(FRAME_HEAD);
		OutputStream target = output;
		long left = 0;
		for (ByteBuffer bytes = receive(); bytes != null; bytes = receive()) {
			while (bytes.hasRemaining()) {
				if (left > 0) {
					int count = (int) Math.min(left, bytes.remaining());
					write(bytes, count, target);
					left -= count;
				}
				else if (!head.put(bytes.get()).hasRemaining()) {
					target = target(head.get(0), output, error);
					left = Integer.toUnsignedLong(head.getInt(4));
					head.clear();
				}
			}
			output.flush();
			error.flush();
		}
		if (left > 0 || head.position() > 0) {
			throw new EngineException(Kind.LOST, "The connection to the engine was lost within a frame");
		}
	}

	private OutputStream target(int type, OutputStream output, OutputStream error) throws EngineException {
		return switch (type) {
			case 0, 1 -> output;
			case 2 -> error;
			default -> throw new EngineException(Kind.FAILED, "The engine sent a frame of the type " + type);
		};
	}

	private void write(ByteBuffer bytes, int count, OutputStream target) throws IOException {
		target.write(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
		bytes.position(bytes.position() + count);
	}

	private @Nullable ByteBuffer receive() throws EngineException {
		try {
			return this.connection.receive();
		}
		catch (ClosedChannelException ex) {
			throw this.connection.lost(ex);
		}
		catch (IOException ex) {
			// After the output: there was input that the container did not read
			return null;
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

	private final class Input extends OutputStream {

		private final AtomicBoolean closed = new AtomicBoolean();

		@Override
		public void write(int single) throws IOException {
			write(new byte[] { (byte) single }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			if (this.closed.get()) {
				throw new IOException("The input has ended");
			}
			EngineStreams.this.connection.write(ByteBuffer.wrap(bytes, offset, length));
		}

		@Override
		public void close() {
			if (this.closed.compareAndSet(false, true)) {
				try {
					// An engine takes the end of this stream for the end of the terminal
					if (EngineStreams.this.tty) {
						EngineStreams.this.connection.write(ByteBuffer.wrap(new byte[] { CONTROL_D }));
					}
					else {
						EngineStreams.this.connection.shutdownOutput();
					}
				}
				catch (IOException ex) {
					// There is nobody who could read on
				}
			}
		}

	}

}
