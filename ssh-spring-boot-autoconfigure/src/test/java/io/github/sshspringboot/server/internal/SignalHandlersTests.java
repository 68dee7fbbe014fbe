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

package io.github.sshspringboot.server.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignalHandlers}.
 */
class SignalHandlersTests {

	private static final int FLOOD = 10_000;

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final SignalHandlers signals = new SignalHandlers(this.tasks::add);

	private final AtomicInteger cancelled = new AtomicInteger();

	@Test
	void floodOfSignalsTakesOneThreadAndCancelsACommandThatDoesNotKeepUp() {
		List<String> taken = new ArrayList<>();
		this.signals.onSignal(taken::add);
		for (int i = 0; i < FLOOD; i++) {
			this.signals.signal((i < FLOOD - 1) ? "USR1" : "INT", this.cancelled::incrementAndGet);
		}
		assertThat(this.tasks).hasSize(1);
		assertThat(this.cancelled).hasValue(1);
		this.tasks.remove().run();
		assertThat(taken).hasSizeLessThan(100).containsOnly("USR1");
		this.signals.signal("INT", this.cancelled::incrementAndGet);
		this.tasks.remove().run();
		assertThat(taken).endsWith("INT");
		assertThat(this.cancelled).hasValue(1);
	}

	@Test
	void handlerThatFailsDoesNotLoseLaterSignals() {
		this.signals.onSignal((name) -> {
			throw new StackOverflowError();
		});
		this.signals.signal("INT", this.cancelled::incrementAndGet);
		this.tasks.remove().run();
		assertThat(this.cancelled).hasValue(1);
		this.signals.signal("TERM", this.cancelled::incrementAndGet);
		this.tasks.remove().run();
		assertThat(this.cancelled).hasValue(2);
	}

}
