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

/**
 * The memory for unread input beyond the initial window of each session, shared by all
 * windows of a server. A window that wants to grow by more than what is left does not
 * grow, so that one client never takes all.
 */
public final class InputBudget {

	private static final long MIN = 4L * 1024 * 1024;

	private static final long MAX = 256L * 1024 * 1024;

	private static final int PART_OF_HEAP = 16;

	private long left;

	InputBudget(long heap) {
		this.left = Math.min(MAX, Math.max(MIN, heap / PART_OF_HEAP));
	}

	/**
	 * Take some of the budget, and return {@code false} if less than the same size would
	 * be left for others.
	 */
	synchronized boolean take(long size) {
		if (size > this.left / 2) {
			return false;
		}
		this.left -= size;
		return true;
	}

	synchronized long getLeft() {
		return this.left;
	}

	synchronized void giveBack(long size) {
		this.left += size;
	}

}
