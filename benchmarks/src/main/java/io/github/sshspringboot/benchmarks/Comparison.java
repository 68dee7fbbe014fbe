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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Measures the servers in turn, round after round, after a warm-up that does not count.
 * Each round compares what was measured within seconds, so that a machine that is slow
 * for a while is slow for all.
 */
final class Comparison {

	private final Options options;

	private final Server starter;

	private final Server bare;

	private final @Nullable Server openSsh;

	Comparison(Options options, Server starter, Server bare, @Nullable Server openSsh) {
		this.options = options;
		this.starter = starter;
		this.bare = bare;
		this.openSsh = openSsh;
	}

	Row run(Row row, Workload workload) throws Exception {
		List<Server> order = new ArrayList<>(List.of(this.starter, this.bare));
		if (this.openSsh != null && workload.openSsh()) {
			order.add(this.openSsh);
		}
		Map<Server, List<Samples>> results = new LinkedHashMap<>();
		for (Server server : order) {
			workload.measure().run(server, this.options.warmUp());
			results.put(server, new ArrayList<>());
		}
		for (int round = 0; round < this.options.rounds(); round++) {
			for (Server server : order) {
				result(results, server).add(workload.measure().run(server, this.options.slice()));
			}
			Collections.reverse(order);
		}
		results.forEach((server, rounds) -> log(row, server, rounds));
		List<Samples> ours = result(results, this.starter);
		List<Samples> bares = result(results, this.bare);
		double toOpenSsh = (this.openSsh != null && workload.openSsh())
				? Samples.median(ratios(ours, result(results, this.openSsh)).stream().mapToDouble(Double::doubleValue))
				: Double.NaN;
		return row.with(ratios(ours, bares), Samples.tail(ours) / Samples.tail(bares), toOpenSsh);
	}

	private static List<Samples> result(Map<Server, List<Samples>> results, Server server) {
		return Objects.requireNonNull(results.get(server));
	}

	private static List<Double> ratios(List<Samples> ours, List<Samples> theirs) {
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < ours.size(); round++) {
			ratios.add(ours.get(round).value() / theirs.get(round).value());
		}
		return ratios;
	}

	private static void log(Row row, Server server, List<Samples> rounds) {
		double median = Samples.median(rounds.stream().mapToDouble(Samples::value));
		double value = row.atLeast() ? median : median / 1_000_000;
		System.err.printf(Locale.ROOT, "%-60s %-10s %,15.3f%s, p99 %.3f ms, %d operations%n", row.title(),
				server.name(), value, row.atLeast() ? "/s" : " ms", Samples.tail(rounds) / 1_000_000,
				rounds.stream().mapToInt((samples) -> samples.times().length).sum());
	}

	/**
	 * What is measured.
	 *
	 * @param measure measures a server for some time
	 * @param openSsh whether OpenSSH's sshd can do it
	 */
	record Workload(Measure measure, boolean openSsh) {

	}

	@FunctionalInterface
	interface Measure {

		Samples run(Server server, Duration slice) throws Exception;

	}

}
