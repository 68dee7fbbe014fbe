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

package io.github.sshspringboot.shell.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link IdleClock}.
 */
class IdleClockTests {

	private final List<String> seen = new ArrayList<>();

	private final ScheduledExecutorService timer = mock();

	private long now;

	private long due;

	private @Nullable Runnable task;

	private IdleClock clock(Duration limit) {
		given(this.timer.schedule(any(Runnable.class), anyLong(), any())).willAnswer((invocation) -> {
			this.task = invocation.getArgument(0);
			this.due = this.now + invocation.getArgument(2, TimeUnit.class).toNanos(invocation.getArgument(1));
			return mock(ScheduledFuture.class);
		});
		return new IdleClock(limit, this.timer, () -> this.now, () -> this.seen.add("warn"),
				() -> this.seen.add("expire"));
	}

	private void pass(Duration time) {
		long end = this.now + time.toNanos();
		while (this.task != null && this.due <= end) {
			this.now = this.due;
			Runnable current = this.task;
			this.task = null;
			current.run();
		}
		this.now = end;
	}

	@Test
	void warnsAMinuteBeforeItExpires() {
		IdleClock clock = clock(Duration.ofMinutes(10));
		assertThat(clock.notice()).isEqualTo(Duration.ofMinutes(1));
		clock.start();
		pass(Duration.ofMinutes(9).minusMillis(1));
		assertThat(this.seen).isEmpty();
		pass(Duration.ofMillis(1));
		assertThat(this.seen).containsExactly("warn");
		pass(Duration.ofSeconds(59));
		assertThat(this.seen).containsExactly("warn");
		pass(Duration.ofSeconds(1));
		assertThat(this.seen).containsExactly("warn", "expire");
		assertThat(this.task).isNull();
	}

	@Test
	void warnsAtHalfOfAShortTime() {
		IdleClock clock = clock(Duration.ofSeconds(10));
		clock.start();
		pass(Duration.ofSeconds(5));
		assertThat(this.seen).containsExactly("warn");
	}

	@Test
	void keyBeginsTheTimeAnew() {
		IdleClock clock = clock(Duration.ofMinutes(10));
		clock.start();
		for (int i = 0; i < 10; i++) {
			pass(Duration.ofMinutes(8));
			clock.key();
		}
		assertThat(this.seen).isEmpty();
		pass(Duration.ofMinutes(9));
		clock.key();
		assertThat(this.seen).containsExactly("warn");
		pass(Duration.ofMinutes(9).minusMillis(1));
		assertThat(this.seen).containsExactly("warn");
		pass(Duration.ofMinutes(1).plusMillis(1));
		assertThat(this.seen).containsExactly("warn", "warn", "expire");
	}

	@Test
	void clockThatIsStoppedIsSilent() {
		IdleClock clock = clock(Duration.ofMinutes(10));
		clock.start();
		pass(Duration.ofMinutes(5));
		clock.stop();
		pass(Duration.ofMinutes(20));
		assertThat(this.seen).isEmpty();
		clock.start();
		pass(Duration.ofMinutes(9));
		assertThat(this.seen).containsExactly("warn");
	}

}
