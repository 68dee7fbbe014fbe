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

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.apache.sshd.common.PropertyResolver;
import org.apache.sshd.common.channel.AbstractChannel;
import org.apache.sshd.common.channel.LocalWindow;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * The window for input that a session's command or a tunnel's target has not read yet. It
 * is small until the reader reads, and grows while the reader keeps up with a client that
 * sends a window of input in less than a round trip to a distant place.
 */
public final class InputWindow extends LocalWindow {

	/** The size of the window of a command that does not read. */
	public static final int INITIAL = 64 * 1024;

	/** The maximum size of a window. */
	static final int MAX = 2 * 1024 * 1024;

	/**
	 * The time in which a client that makes use of the window sends as much as it holds:
	 * more than a round trip.
	 */
	private static final long FAST_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final InputBudget budget;

	private long limit = INITIAL;

	private long unread;

	private long arrived;

	private long arrivedSince;

	private boolean used;

	private boolean ended;

	public InputWindow(AbstractChannel channel, InputBudget budget) {
		super(channel, false);
		this.budget = budget;
	}

	@Override
	public void init(PropertyResolver resolver) {
		init(INITIAL, CoreModuleProperties.MAX_PACKET_SIZE.getRequired(resolver), resolver);
	}

	@Override
	public long getMaxSize() {
		synchronized (this.lock) {
			return this.limit;
		}
	}

	@Override
	public void consume(long length) throws IOException {
		super.consume(length);
		synchronized (this.lock) {
			this.unread += length;
			countArrived(length);
		}
	}

	private void countArrived(long length) {
		if (this.arrived == 0) {
			this.arrivedSince = System.nanoTime();
		}
		this.arrived += length;
		if (this.arrived >= this.limit) {
			this.used |= System.nanoTime() - this.arrivedSince < FAST_NANOS;
			this.arrived = 0;
		}
	}

	@Override
	public void release(long length) throws IOException {
		long growth;
		synchronized (this.lock) {
			this.unread -= length;
			growth = (this.unread <= 0 && this.used) ? grow() : 0;
		}
		super.release(length + growth);
	}

	private long grow() {
		this.used = false;
		long growth = this.limit;
		if (this.ended || this.limit + growth > MAX || !this.budget.take(growth)) {
			return 0;
		}
		this.limit += growth;
		return growth;
	}

	@Override
	public void close() throws IOException {
		synchronized (this.lock) {
			if (!this.ended) {
				this.ended = true;
				this.budget.giveBack(this.limit - INITIAL);
			}
		}
		super.close();
	}

}
