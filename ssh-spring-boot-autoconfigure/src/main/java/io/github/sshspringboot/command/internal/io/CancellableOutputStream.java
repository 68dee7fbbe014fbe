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

package io.github.sshspringboot.command.internal.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

import io.github.sshspringboot.command.internal.pipeline.PipeClosedException;
import io.github.sshspringboot.server.internal.OutputClosedException;
import io.github.sshspringboot.server.internal.execution.Cancellation;

/**
 * Output of a command that fails once the command is cancelled, so that a command that
 * never waits ends too, and like a closed pipe once the client reads no more. Closing it
 * only flushes, since the channel belongs to the session.
 */
public final class CancellableOutputStream extends FilterOutputStream {

	private final Cancellation cancellation;

	public CancellableOutputStream(OutputStream out, Cancellation cancellation) {
		super(out);
		this.cancellation = cancellation;
	}

	@Override
	public void write(int b) throws IOException {
		pass(() -> this.out.write(b));
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		pass(() -> this.out.write(bytes, offset, length));
	}

	@Override
	public void flush() throws IOException {
		pass(this.out::flush);
	}

	@Override
	public void close() throws IOException {
		flush();
	}

	private void pass(Write write) throws IOException {
		if (this.cancellation.isCancelled()) {
			throw new InterruptedIOException("The command was cancelled");
		}
		try {
			write.run();
		}
		catch (OutputClosedException ex) {
			throw new PipeClosedException();
		}
	}

	private interface Write {

		void run() throws IOException;

	}

}
