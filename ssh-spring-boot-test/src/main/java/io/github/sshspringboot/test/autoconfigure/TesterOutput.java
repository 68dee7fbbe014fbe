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

package io.github.sshspringboot.test.autoconfigure;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/**
 * What a command writes, up to a limit.
 */
class TesterOutput extends OutputStream {

	static final int LIMIT = 64 * 1024 * 1024;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private boolean exceeded;

	@Override
	public synchronized void write(int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public synchronized void write(byte[] data, int offset, int length) {
		int fits = Math.min(length, LIMIT - this.bytes.size());
		this.bytes.write(data, offset, fits);
		this.exceeded |= fits < length;
	}

	synchronized byte[] getBytes() {
		return this.bytes.toByteArray();
	}

	synchronized boolean isExceeded() {
		return this.exceeded;
	}

}
