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

/**
 * The output of a session. It cancels the session when the channel is lost, and does not
 * wait for the client to read once the session is cancelled.
 */
final class ChannelOutput extends FilterOutputStream {

	private final SessionCommand session;

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
		check();
		try {
			this.out.write(bytes, offset, length);
		}
		catch (IOException ex) {
			this.session.cancelIfLost();
			throw ex;
		}
	}

	@Override
	public void flush() throws IOException {
		check();
		try {
			this.out.flush();
		}
		catch (IOException ex) {
			this.session.cancelIfLost();
			throw ex;
		}
	}

	private void check() throws InterruptedIOException {
		if (this.session.getCancellation().isCancelled() && !this.session.isWritable()) {
			throw new InterruptedIOException("The session was cancelled and the client does not read");
		}
	}

}
