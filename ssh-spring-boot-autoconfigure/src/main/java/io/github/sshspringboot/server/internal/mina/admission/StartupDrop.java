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

import java.util.function.IntUnaryOperator;

import io.github.sshspringboot.server.internal.Startups;

/**
 * Random early drop: the more unauthenticated connections there are, the more new ones
 * are refused, so that everybody has a chance during a flood.
 */
final class StartupDrop {

	private static final int ALL = 100;

	private final Startups startups;

	private final IntUnaryOperator random;

	/**
	 * Create a rule. The function returns a random number from 0 (inclusive) to its
	 * argument (exclusive).
	 */
	StartupDrop(Startups startups, IntUnaryOperator random) {
		this.startups = startups;
		this.random = random;
	}

	/**
	 * Return whether to refuse a new connection, given the number of other
	 * unauthenticated ones.
	 */
	boolean drops(int count) {
		return this.random.applyAsInt(ALL) < percentage(count);
	}

	int percentage(int count) {
		int start = this.startups.start();
		int full = this.startups.full();
		int rate = this.startups.rate();
		if (count < start) {
			return 0;
		}
		if (count >= full) {
			return ALL;
		}
		return rate + (ALL - rate) * (count - start) / (full - start);
	}

}
