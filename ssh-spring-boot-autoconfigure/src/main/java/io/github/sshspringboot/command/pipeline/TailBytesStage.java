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

package io.github.sshspringboot.command.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

import io.github.sshspringboot.server.ExitStatus;

/**
 * The last bytes.
 */
final class TailBytesStage extends TextStage {

	private static final int INITIAL_SIZE = 8192;

	private final HeldMemory memory;

	private final long count;

	private byte[] held;

	private long total;

	TailBytesStage(long count, HeldMemory memory, OutputStream next) {
		super(next);
		this.memory = memory;
		if (count > HeldMemory.LIMIT) {
			throw StageException.usage("tail: -c can be at most " + HeldMemory.LIMIT);
		}
		this.count = count;
		this.held = new byte[(int) Math.min(count, INITIAL_SIZE)];
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		for (int i = 0; i < length && this.count > 0; i++) {
			if (this.total == this.held.length && this.held.length < this.count) {
				int size = (int) Math.min(this.count, 2L * this.held.length);
				this.memory.take("tail", size - this.held.length);
				this.held = Arrays.copyOf(this.held, size);
			}
			this.held[(int) (this.total++ % this.held.length)] = bytes[offset + i];
		}
	}

	@Override
	ExitStatus finish() throws IOException {
		if (this.total <= this.held.length) {
			next().write(this.held, 0, (int) this.total);
		}
		else {
			int start = (int) (this.total % this.held.length);
			next().write(this.held, start, this.held.length - start);
			next().write(this.held, 0, start);
		}
		return ExitStatus.OK;
	}

}
