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

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * What a client sent through a tunnel and nobody has taken yet. The window of the channel
 * bounds it; small messages share their memory, because there can be many.
 */
final class TunnelInput {

	private static final int MIN_CHUNK = 4 * 1024;

	/**
	 * How many chunks are taken together. The JVM keeps memory for as many in each thread
	 * that writes them.
	 */
	private static final int MAX_TAKEN = 4;

	private static final ByteBuffer[] NOTHING = {};

	private final Deque<ByteBuffer> chunks = new ArrayDeque<>(0);

	private boolean ended;

	synchronized void add(byte[] bytes, int offset, int length) {
		if (this.ended || length == 0) {
			return;
		}
		ByteBuffer last = this.chunks.peekLast();
		if (last == null || last.remaining() < length) {
			last = ByteBuffer.allocate(Math.max(length, MIN_CHUNK));
			this.chunks.add(last);
		}
		last.put(bytes, offset, length);
		notifyAll();
	}

	/**
	 * Note that nothing will follow.
	 */
	synchronized void end() {
		this.ended = true;
		notifyAll();
	}

	synchronized void discard() {
		this.chunks.clear();
		end();
	}

	/**
	 * Wait for the next bytes, and return {@code null} at the end.
	 */
	synchronized @Nullable ByteBuffer take() throws InterruptedException {
		while (this.chunks.isEmpty() && !this.ended) {
			wait();
		}
		ByteBuffer chunk = this.chunks.poll();
		return (chunk != null) ? chunk.flip() : null;
	}

	/**
	 * Wait for the next bytes, and return what waits besides, or nothing at the end.
	 */
	synchronized ByteBuffer[] takeAll() throws InterruptedException {
		ByteBuffer first = take();
		if (first == null) {
			return NOTHING;
		}
		ByteBuffer[] taken = new ByteBuffer[Math.min(1 + this.chunks.size(), MAX_TAKEN)];
		taken[0] = first;
		for (int index = 1; index < taken.length; index++) {
			taken[index] = this.chunks.remove().flip();
		}
		return taken;
	}

}
