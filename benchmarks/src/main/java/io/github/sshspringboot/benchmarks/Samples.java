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

package io.github.sshspringboot.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * What was measured of one server in one round.
 *
 * @param value what is compared: the median of the times in nanoseconds, or a rate
 * @param times the times of all operations in nanoseconds, sorted, for the tail
 */
record Samples(double value, long[] times) {

	private static final int TAIL_SIZE = 100;

	static Samples times(Duration slice, Operation operation) throws Exception {
		long[] times = repeat(slice, operation);
		return new Samples(quantile(times, 0.5), times);
	}

	/**
	 * Repeat an operation for some time, at least once.
	 * @param slice how long
	 * @param operation the operation
	 * @return how long each took in nanoseconds, sorted
	 * @throws Exception if the operation does
	 */
	static long[] repeat(Duration slice, Operation operation) throws Exception {
		LongStream.Builder times = LongStream.builder();
		long end = System.nanoTime() + slice.toNanos();
		long start = System.nanoTime();
		do {
			operation.run();
			long now = System.nanoTime();
			times.add(now - start);
			start = now;
		}
		while (start < end);
		return times.build().sorted().toArray();
	}

	static double tail(List<Samples> rounds) {
		long[] times = rounds.stream().flatMapToLong((samples) -> Arrays.stream(samples.times())).sorted().toArray();
		return (times.length >= TAIL_SIZE) ? quantile(times, 0.99) : Double.NaN;
	}

	static double median(DoubleStream values) {
		double[] sorted = values.sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	private static double quantile(long[] sorted, double quantile) {
		return sorted[(int) Math.min(sorted.length - 1, Math.round(quantile * (sorted.length - 1)))];
	}

	@FunctionalInterface
	interface Operation {

		void run() throws Exception;

	}

}
