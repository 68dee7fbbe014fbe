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

package io.github.sshspringboot.server.internal.execution;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FairQueue}.
 */
class FairQueueTests {

	private static final Runnable WORK = () -> {
	};

	private final FairQueue queue = new FairQueue(3, 3, 1);

	@Test
	void ownerWhoHasAllItMayHaveDoesNotHoldUpTheTasksOfNobody() {
		this.queue.add("user", WORK);
		FairQueue.Task first = this.queue.add(null, WORK);
		this.queue.add(null, WORK);
		this.queue.add("user", WORK);
		FairQueue.Task waiting = this.queue.add(null, WORK);
		this.queue.add("user", WORK);
		assertThat(waiting.state()).isEqualTo(FairQueue.State.WAITING);
		this.queue.end(first);
		assertThat(this.queue.next()).isSameAs(waiting);
	}

}
