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
import java.util.List;
import java.util.Locale;

/**
 * What a line that is typed into a shell on a terminal takes of the server's processor
 * time, from its first key to the next prompt. Each line is another one, so that it is
 * added to the history.
 */
final class TypedLines {

	static final String PROMPT = "ready> ";

	private static final double TARGET_MILLIS = 0.5;

	private static final String COMMAND = "diag echo ";

	private static final String END_OF_PASTE_MODE = "\u001b[?2004l";

	private final Options options;

	private final Clients clients;

	private final JavaServer starter;

	private final JavaServer bare;

	private int lines;

	TypedLines(Options options, Clients clients, JavaServer starter, JavaServer bare) {
		this.options = options;
		this.clients = clients;
		this.starter = starter;
		this.bare = bare;
	}

	Row compare() throws Exception {
		try (Shell ours = open(this.starter); Shell theirs = open(this.bare)) {
			measure(this.starter, ours, this.options.warmUp());
			measure(this.bare, theirs, this.options.warmUp());
			List<Double> times = new ArrayList<>();
			List<Double> ratios = new ArrayList<>();
			for (int round = 0; round < this.options.rounds(); round++) {
				double time = measure(this.starter, ours, this.options.slice());
				double bareTime = measure(this.bare, theirs, this.options.slice());
				times.add(time);
				ratios.add(time / bareTime);
				System.err.printf(Locale.ROOT, "Typed line: starter %.3f ms, bare JLine %.3f ms of CPU time%n", time,
						bareTime);
			}
			double median = Samples.median(times.stream().mapToDouble(Double::doubleValue));
			return Row.without("Processor time of a line typed into a shell (bare: JLine alone)")
				.with(ratios, Double.NaN, Double.NaN, Double.NaN)
				.with(String.format(Locale.ROOT, "%.2f ms, %s at most %.1f", median,
						(median <= TARGET_MILLIS) ? "met:" : "**not met:**", TARGET_MILLIS));
		}
	}

	private double measure(JavaServer server, Shell shell, Duration slice) throws Exception {
		Duration before = server.cpuTime();
		int count = Samples.repeat(slice, () -> type(shell, COMMAND + "x" + this.lines++)).length;
		return server.cpuTime().minus(before).toNanos() / 1e6 / count;
	}

	private static void type(Shell shell, String line) throws Exception {
		shell.type(line);
		shell.awaitText(END_OF_PASTE_MODE + line.substring(COMMAND.length()));
		shell.awaitText(PROMPT);
	}

	private Shell open(JavaServer server) throws Exception {
		Shell shell = new Shell(server, this.clients.connection(server));
		shell.awaitText(PROMPT);
		return shell;
	}

}
