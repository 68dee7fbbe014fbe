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

package io.github.sshspringboot.server.internal.penalty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InMemoryPenaltyStore}.
 */
class InMemoryPenaltyStoreTests {

	private static final AddressBlock SOURCE = AddressBlock.of("192.0.2.1");

	private static final AddressBlock OTHER = AddressBlock.of("192.0.2.2");

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private InMemoryPenaltyStore store = store(3);

	@Test
	void penaltiesAccumulateAndAreEnforcedAboveTheMinimum() {
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 3);
		assertThat(this.store.isRefused(SOURCE)).isFalse();
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 1);
		assertThat(this.store.isRefused(SOURCE)).isTrue();
		assertThat(this.store.list()).containsExactly(
				new SshPenalty(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, this.now.plusSeconds(20), true));
	}

	@Test
	void penaltyIsThatOfItsSourceAlone() {
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 9);
		assertThat(this.store.isRefused(OTHER)).isFalse();
	}

	@Test
	void enforcedPenaltyLastsUntilItsEndAlsoBelowTheMinimum() {
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 4);
		pass(19);
		assertThat(this.store.isRefused(SOURCE)).isTrue();
		pass(1);
		assertThat(this.store.isRefused(SOURCE)).isFalse();
		assertThat(this.store.list()).isEmpty();
	}

	@Test
	void penaltyThatEndedIsForgotten() {
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 4);
		pass(20);
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 3);
		assertThat(this.store.isRefused(SOURCE)).isFalse();
	}

	@Test
	void slowFailuresDecay() {
		for (int i = 0; i < 100; i++) {
			add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 1);
			pass(5);
			assertThat(this.store.isRefused(SOURCE)).isFalse();
		}
	}

	@Test
	void failuresFasterThanTheDecayAreRefused() {
		for (int i = 0; i < 10; i++) {
			add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 1);
			pass(3);
		}
		assertThat(this.store.isRefused(SOURCE)).isTrue();
	}

	@Test
	void penaltyIsNeverLongerThanTheMaximum() {
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 1000);
		assertThat(this.store.list()).extracting(SshPenalty::until).containsExactly(this.now.plusSeconds(600));
		pass(600);
		assertThat(this.store.isRefused(SOURCE)).isFalse();
	}

	@Test
	void reasonIsTheLast() {
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 1);
		add(SOURCE, SshPenaltyReason.GRACE_EXCEEDED, 1);
		assertThat(this.store.list()).extracting(SshPenalty::reason).containsExactly(SshPenaltyReason.GRACE_EXCEEDED);
	}

	@Test
	void reasonWithoutDurationIsNone() {
		this.store.add(SOURCE, SshPenaltyReason.INVALID_USER);
		assertThat(this.store.list()).isEmpty();
	}

	@Test
	void cheapPenaltiesDoNotFlushEnforcedOnes() {
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 4);
		for (int i = 0; i < 1000; i++) {
			add(AddressBlock.of("10.0." + i / 250 + "." + i % 250), SshPenaltyReason.NO_AUTHENTICATION, 14);
			assertThat(this.store.list()).hasSizeLessThanOrEqualTo(3);
		}
		pass(10);
		for (int i = 0; i < 1000; i++) {
			add(AddressBlock.of("10.1." + i / 250 + "." + i % 250), SshPenaltyReason.AUTHENTICATION_FAILED, 3);
		}
		assertThat(this.store.isRefused(SOURCE)).isTrue();
	}

	@Test
	void tableHoldsAsManySourcesAsThatOfOpenSsh() {
		this.store = store(InMemoryPenaltyStore.MAX_SOURCES);
		for (int i = 0; i < 66_000; i++) {
			this.store.add(AddressBlock.of("10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 0xFF, i & 0xFF)),
					SshPenaltyReason.NO_AUTHENTICATION);
		}
		assertThat(this.store.list()).hasSize(65_536);
	}

	@Test
	void shortestOfEnforcedPenaltiesIsFlushedFirst() {
		AddressBlock third = AddressBlock.of("192.0.2.3");
		AddressBlock fourth = AddressBlock.of("192.0.2.4");
		add(SOURCE, SshPenaltyReason.REFUSED, 1);
		add(OTHER, SshPenaltyReason.REFUSED, 2);
		add(third, SshPenaltyReason.REFUSED, 3);
		pass(1);
		add(fourth, SshPenaltyReason.REFUSED, 1);
		assertThat(this.store.isRefused(SOURCE)).isFalse();
		assertThat(List.of(OTHER, third, fourth)).allMatch(this.store::isRefused);
	}

	@Test
	void tablesOfBothKindsOfAddressesAreIndependent() {
		for (int i = 1; i < 10; i++) {
			add(AddressBlock.of("2001:db8::" + i), SshPenaltyReason.AUTHENTICATION_FAILED, 9);
		}
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 4);
		assertThat(this.store.isRefused(SOURCE)).isTrue();
		assertThat(this.store.list()).hasSize(4);
	}

	@Test
	void clearedPenaltyIsForgotten() {
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 4);
		add(OTHER, SshPenaltyReason.AUTHENTICATION_FAILED, 4);
		assertThat(this.store.clear(SOURCE)).isTrue();
		assertThat(this.store.clear(SOURCE)).isFalse();
		assertThat(this.store.isRefused(SOURCE)).isFalse();
		assertThat(this.store.isRefused(OTHER)).isTrue();
		this.store.clear();
		assertThat(this.store.list()).isEmpty();
		add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED, 3);
		assertThat(this.store.isRefused(SOURCE)).isFalse();
	}

	@Test
	void expiredPenaltyMakesRoom() {
		this.store = store(1);
		add(SOURCE, SshPenaltyReason.NO_AUTHENTICATION, 1);
		pass(1);
		add(OTHER, SshPenaltyReason.AUTHENTICATION_FAILED, 4);
		assertThat(this.store.isRefused(OTHER)).isTrue();
	}

	private void add(AddressBlock source, SshPenaltyReason reason, int times) {
		for (int i = 0; i < times; i++) {
			this.store.add(source, reason);
		}
	}

	private void pass(int seconds) {
		this.now = this.now.plusSeconds(seconds);
	}

	private InMemoryPenaltyStore store(int maxSources) {
		return new InMemoryPenaltyStore(new SshPenaltySettings(
				Map.of(SshPenaltyReason.AUTHENTICATION_FAILED, Duration.ofSeconds(5),
						SshPenaltyReason.NO_AUTHENTICATION, Duration.ofSeconds(1), SshPenaltyReason.GRACE_EXCEEDED,
						Duration.ofSeconds(10), SshPenaltyReason.REFUSED, Duration.ofSeconds(20)),
				Duration.ofSeconds(15), Duration.ofMinutes(10)), () -> this.now, maxSources);
	}

}
