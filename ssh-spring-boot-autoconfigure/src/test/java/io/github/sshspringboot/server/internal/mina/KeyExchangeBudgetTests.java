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

package io.github.sshspringboot.server.internal.mina;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyExchangeBudget}.
 */
class KeyExchangeBudgetTests {

	private long now = Long.MAX_VALUE - 10;

	private final KeyExchangeBudget budget = new KeyExchangeBudget(() -> this.now);

	@Test
	void exchangesForNothingAreBounded() {
		exhaust(0);
		assertThat(this.budget.take(0)).isFalse();
	}

	@Test
	void timeAllowsForMore() {
		exhaust(0);
		this.now += Duration.ofSeconds(2).toNanos();
		assertThat(this.budget.take(0)).isTrue();
		assertThat(this.budget.take(0)).isTrue();
		assertThat(this.budget.take(0)).isFalse();
	}

	@Test
	void trafficAllowsForMore() {
		for (int i = 1; i <= 10_000; i++) {
			assertThat(this.budget.take(i * 16_384L)).isTrue();
		}
	}

	@Test
	void longTimeDoesNotAllowForAFlood() {
		this.now += Duration.ofDays(1).toNanos();
		exhaust(1L << 40);
		assertThat(this.budget.take(1L << 40)).isFalse();
	}

	private void exhaust(long bytes) {
		for (int i = 0; i < KeyExchangeBudget.BURST; i++) {
			assertThat(this.budget.take(bytes)).isTrue();
		}
	}

}
