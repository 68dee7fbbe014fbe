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

package io.github.sshspringboot.command.internal.pipeline;

import java.io.IOException;
import java.io.OutputStream;

import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * Connects a writer with a stage. Once the stage has failed or needs no more input, each
 * write fails with a {@link PipeClosedException}.
 */
final class Pipe extends OutputStream {

	private final TextStage stage;

	private boolean used;

	private boolean closed;

	private @Nullable StageException failure;

	Pipe(TextStage stage) {
		this.stage = stage;
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
		if (length == 0) {
			return;
		}
		this.used = true;
		if (this.closed) {
			throw new PipeClosedException();
		}
		try {
			this.stage.write(bytes, offset, length);
		}
		catch (PipeClosedException ex) {
			this.closed = true;
			throw ex;
		}
		catch (StageException ex) {
			fail(ex);
			throw new PipeClosedException();
		}
	}

	@Override
	public synchronized void flush() throws IOException {
		if (this.closed) {
			return;
		}
		try {
			this.stage.flush();
		}
		catch (PipeClosedException ex) {
			this.closed = true;
			throw ex;
		}
		catch (StageException ex) {
			fail(ex);
			throw new PipeClosedException();
		}
	}

	private void fail(StageException failure) {
		this.closed = true;
		this.failure = failure;
	}

	/**
	 * End the input of the stage and return its status.
	 */
	synchronized ExitStatus finish() throws IOException {
		if (this.failure == null) {
			try {
				return this.stage.finish();
			}
			catch (PipeClosedException ex) {
				return ExitStatus.OK;
			}
			catch (StageException ex) {
				fail(ex);
			}
			finally {
				this.closed = true;
			}
		}
		return (this.failure != null) ? this.failure.getExitStatus() : ExitStatus.OK;
	}

	synchronized boolean isUsed() {
		return this.used;
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	synchronized @Nullable StageException getFailure() {
		return this.failure;
	}

}
