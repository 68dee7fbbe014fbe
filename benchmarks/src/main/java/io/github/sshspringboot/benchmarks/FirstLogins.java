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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The first login after a start, against the hundredth, by a client that has logged in
 * elsewhere before.
 */
final class FirstLogins {

	private static final double TARGET = 2;

	private static final int LOGINS = 100;

	private static final int NEIGHBOURS = 10;

	private static final Duration PAUSE = Duration.ofSeconds(10);

	private final Options options;

	private final Identity identity;

	FirstLogins(Options options, Identity identity) {
		this.options = options;
		this.identity = identity;
	}

	Row compare() throws Exception {
		List<Double> ratios = new ArrayList<>();
		try (Clients clients = new Clients(this.identity)) {
			try (Processes processes = new Processes()) {
				clients.keyLogin(start(processes), this.options.warmUp());
			}
			for (int round = 0; round < this.options.starts(); round++) {
				try (Processes processes = new Processes()) {
					ratios.add(measure(clients, start(processes)));
				}
			}
		}
		return Row.atMost("First login after a start / the hundredth (both by key, with exec)", TARGET)
			.with(ratios, Double.NaN, Double.NaN, Double.NaN);
	}

	private JavaServer start(Processes processes) throws Exception {
		return JavaServer.start("starter", StarterServer.class, this.identity, processes);
	}

	private static double measure(Clients clients, JavaServer server) throws Exception {
		Thread.sleep(PAUSE.toMillis());
		double[] millis = new double[LOGINS];
		for (int login = 0; login < LOGINS; login++) {
			long begin = System.nanoTime();
			clients.keyLogin(server, Duration.ZERO);
			millis[login] = (System.nanoTime() - begin) / 1e6;
		}
		double hundredth = Samples.median(Arrays.stream(millis, LOGINS - NEIGHBOURS, LOGINS));
		System.err.printf(Locale.ROOT, "First login: %.0f ms, second %.0f ms, hundredth %.1f ms%n", millis[0],
				millis[1], hundredth);
		return millis[0] / hundredth;
	}

}
