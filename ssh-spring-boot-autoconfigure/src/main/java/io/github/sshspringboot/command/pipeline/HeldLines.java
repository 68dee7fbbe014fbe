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

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lines that a stage keeps, within the memory that it may use.
 */
final class HeldLines {

	private static final int OVERHEAD = 32;

	private final Deque<byte[]> lines = new ArrayDeque<>();

	private final String stage;

	private final HeldMemory memory;

	HeldLines(String stage, HeldMemory memory) {
		this.stage = stage;
		this.memory = memory;
	}

	void add(byte[] line) {
		this.memory.take(this.stage, line.length + OVERHEAD);
		this.lines.add(line);
	}

	byte[] removeFirst() {
		byte[] line = this.lines.remove();
		this.memory.giveBack(line.length + OVERHEAD);
		return line;
	}

	int size() {
		return this.lines.size();
	}

}
