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

package io.github.sshspringboot.server.internal.mina.forwarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

import io.github.sshspringboot.server.SshChannel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel whose end at the server is the application.
 */
final class ApplicationTunnel extends ChannelTunnel implements SshChannel {

	private static final Log logger = LogFactory.getLog(ApplicationTunnel.class);

	private final InputStream input = new Input();

	private final OutputStream output = new Output();

	ApplicationTunnel(TunnelChannel channel, TunnelEndpoint endpoint) {
		super(channel, endpoint, null);
		channel.addCloseFutureListener(
				(closed) -> channel.getTunnels().getExecutors().run(() -> channel.tunnelEnded(this)));
	}

	@Override
	public InputStream getInputStream() {
		return this.input;
	}

	@Override
	public OutputStream getOutputStream() {
		return this.output;
	}

	@Override
	void closedByClient() {
	}

	@Override
	public void close() {
		getChannel().discardInput();
		try {
			getChannel().endOutput();
		}
		catch (IOException ex) {
			logger.trace("The client left before the end of the output", ex);
		}
		getChannel().close(false);
	}

	private final class Input extends InputStream {

		private @Nullable ByteBuffer data;

		@Override
		public int read() throws IOException {
			byte[] single = new byte[1];
			return (read(single, 0, 1) == 1) ? single[0] & 0xff : -1;
		}

		@Override
		public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
			if (length == 0) {
				return 0;
			}
			ByteBuffer data = next();
			if (data == null) {
				return -1;
			}
			int count = Math.min(length, data.remaining());
			data.get(bytes, offset, count);
			received(count);
			getChannel().taken(count);
			return count;
		}

		private @Nullable ByteBuffer next() throws IOException {
			if (this.data == null || !this.data.hasRemaining()) {
				try {
					this.data = getChannel().take();
				}
				catch (InterruptedException ex) {
					throw new InterruptedIOException("Interrupted while waiting for the client");
				}
			}
			if (this.data == null && !getChannel().isInputComplete()) {
				throw new IOException("The channel is closed");
			}
			return this.data;
		}

		@Override
		public synchronized int available() {
			return (this.data != null) ? this.data.remaining() : 0;
		}

	}

	private final class Output extends OutputStream {

		@Override
		public void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
			try {
				getChannel().send(ByteBuffer.wrap(bytes, offset, length), ApplicationTunnel.this::sent);
			}
			catch (InterruptedException ex) {
				throw new InterruptedIOException("Interrupted while the client does not read");
			}
		}

		@Override
		public void close() throws IOException {
			getChannel().endOutput();
		}

	}

}
