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
import java.util.List;
import java.util.Locale;

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
		Track ours = new Track(this.starter);
		Track bares = new Track(this.bare);
		Track openSshs = (this.openSsh != null && workload.openSsh()) ? new Track(this.openSsh) : null;
		List<Track> order = new ArrayList<>(List.of(ours, bares));
		if (openSshs != null) {
			order.add(openSshs);
		}
		for (Track track : order) {
			workload.measure().run(track.server, this.options.warmUp());
		}
		for (int round = 0; round < this.options.rounds(); round++) {
			for (Track track : order) {
				track.measure(workload, this.options.slice());
			}
			Collections.reverse(order);
		}
		order.forEach((track) -> track.log(row));
		double toOpenSsh = (openSshs != null)
				? Samples.median(ours.ratios(openSshs).stream().mapToDouble(Double::doubleValue)) : Double.NaN;
		return row.with(ours.ratios(bares), ours.tail() / bares.tail(), ours.cpuMillis() / bares.cpuMillis(),
				toOpenSsh);
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

	/**
	 * One server's way through the rounds.
	 */
	private static final class Track {

		private final Server server;

		private final List<Samples> rounds = new ArrayList<>();

		private Duration cpuTime = Duration.ZERO;

		Track(Server server) {
			this.server = server;
		}

		void measure(Workload workload, Duration slice) throws Exception {
			Duration before = this.server.cpuTime();
			this.rounds.add(workload.measure().run(this.server, slice));
			this.cpuTime = this.cpuTime.plus(this.server.cpuTime()).minus(before);
		}

		List<Double> ratios(Track other) {
			List<Double> ratios = new ArrayList<>();
			for (int round = 0; round < this.rounds.size(); round++) {
				ratios.add(this.rounds.get(round).value() / other.rounds.get(round).value());
			}
			return ratios;
		}

		double tail() {
			return Samples.tail(this.rounds);
		}

		double cpuMillis() {
			return this.cpuTime.toNanos() / 1e6 / count();
		}

		private int count() {
			return this.rounds.stream().mapToInt((samples) -> samples.times().length).sum();
		}

		void log(Row row) {
			double median = Samples.median(this.rounds.stream().mapToDouble(Samples::value));
			String value = row.atLeast() ? String.format(Locale.ROOT, "%,.0f/s", median)
					: String.format(Locale.ROOT, "%.3f ms", median / 1e6);
			System.err.printf(Locale.ROOT, "%-60s %-10s %15s, p99 %.3f ms, %d operations, %.3f ms of CPU time each%n",
					row.title(), this.server.name(), value, tail() / 1e6, count(), cpuMillis());
		}

	}

}
