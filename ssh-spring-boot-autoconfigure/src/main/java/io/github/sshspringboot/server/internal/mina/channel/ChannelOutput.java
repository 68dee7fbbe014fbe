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

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

import io.github.sshspringboot.server.internal.OutputClosedException;
import org.jspecify.annotations.Nullable;

/**
 * The output of a session. It cancels the session when the channel is lost, and does not
 * wait for the client to read once the session is cancelled, or once the client reads no
 * more.
 */
final class ChannelOutput extends FilterOutputStream {

	private final SessionCommand session;

	private final Object monitor = new Object();

	private @Nullable Thread writer;

	private boolean unwanted;

	private boolean interrupted;

	ChannelOutput(OutputStream output, SessionCommand session) {
		super(output);
		this.session = session;
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		pass(() -> this.out.write(bytes, offset, length));
	}

	@Override
	public void flush() throws IOException {
		pass(this.out::flush);
	}

	private void pass(Write write) throws IOException {
		begin();
		try {
			write.run();
			this.session.traffic();
		}
		catch (IOException ex) {
			this.session.cancelIfLost();
			throw isUnwanted() ? new OutputClosedException() : ex;
		}
		finally {
			end();
		}
	}

	private void begin() throws IOException {
		if (this.session.getCancellation().isCancelled() && !this.session.isWritable()) {
			throw new InterruptedIOException("The session was cancelled and the client does not read");
		}
		synchronized (this.monitor) {
			if (this.unwanted) {
				throw new OutputClosedException();
			}
			this.writer = Thread.currentThread();
		}
	}

	/**
	 * End a write, and clear an interrupt flag that was only to end the wait for the
	 * client.
	 */
	private void end() {
		synchronized (this.monitor) {
			this.writer = null;
			if (this.interrupted) {
				this.interrupted = false;
				Thread.interrupted();
				if (this.session.getCancellation().isCancelled()) {
					Thread.currentThread().interrupt();
				}
			}
		}
	}

	/**
	 * Let all writes fail, as those to a pipe that nobody reads. A writer that waits for
	 * the client is woken.
	 */
	void closeUnwanted() {
		synchronized (this.monitor) {
			this.unwanted = true;
			if (this.writer != null) {
				this.interrupted = true;
				this.writer.interrupt();
			}
		}
	}

	boolean isUnwanted() {
		synchronized (this.monitor) {
			return this.unwanted;
		}
	}

	private interface Write {

		void run() throws IOException;

	}

}
