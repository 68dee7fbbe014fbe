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

package io.github.sshspringboot.server.internal.mina.admission;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.sshspringboot.server.internal.Startups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupDrop}.
 */
class StartupDropTests {

	@ParameterizedTest
	@CsvSource({ "0, 0", "9, 0", "10, 30", "11, 30", "12, 31", "55, 65", "99, 99", "100, 100", "101, 100",
			"2147483647, 100" })
	void percentageRisesLinearlyFromTheStartToFull(int count, int percentage) {
		assertThat(drop(new Startups(10, 30, 100), 0).percentage(count)).isEqualTo(percentage);
	}

	@ParameterizedTest
	@CsvSource({ "4, 0", "5, 100", "6, 100" })
	void singleNumberRefusesAllFromThereOn(int count, int percentage) {
		assertThat(drop(new Startups(5, 100, 5), 0).percentage(count)).isEqualTo(percentage);
	}

	@Test
	void percentageIsThatOfTheRandomNumbersThatRefuse() {
		AtomicInteger random = new AtomicInteger();
		StartupDrop drop = new StartupDrop(new Startups(10, 30, 100), (bound) -> random.getAndIncrement() % bound);
		assertThat(IntStream.range(0, 1000).filter((i) -> drop.drops(55)).count()).isEqualTo(650);
	}

	@Test
	void belowTheStartNothingIsRefused() {
		assertThat(drop(new Startups(10, 30, 100), 0).drops(9)).isFalse();
	}

	@Test
	void fullRefusesAll() {
		assertThat(drop(new Startups(10, 30, 100), 99).drops(100)).isTrue();
	}

	private static StartupDrop drop(Startups startups, int random) {
		return new StartupDrop(startups, (bound) -> random);
	}

}
