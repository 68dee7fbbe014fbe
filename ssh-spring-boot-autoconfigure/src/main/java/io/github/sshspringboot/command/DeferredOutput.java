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

package io.github.sshspringboot.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Output that waits until it is closed while something else fills the screen. What is too
 * much to keep is dropped.
 */
final class DeferredOutput extends OutputStream {

	private static final Log logger = LogFactory.getLog(DeferredOutput.class);

	private static final int LIMIT = 64 * 1024;

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private final OutputStream target;

	private final boolean deferred;

	DeferredOutput(OutputStream target, boolean deferred) {
		this.target = target;
		this.deferred = deferred;
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		if (!this.deferred) {
			this.target.write(bytes, offset, length);
		}
		else if (length <= LIMIT - this.kept.size()) {
			this.kept.write(bytes, offset, length);
		}
	}

	@Override
	public void flush() throws IOException {
		if (!this.deferred) {
			this.target.flush();
		}
	}

	@Override
	public void close() {
		try {
			this.target.write(this.kept.toByteArray());
		}
		catch (IOException ex) {
			logger.trace("The client left before it had all output", ex);
		}
	}

}
