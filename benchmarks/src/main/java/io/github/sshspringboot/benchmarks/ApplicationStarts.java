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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the starter adds to the start of the sample application, from the start of the
 * process to the line that says that the application has started.
 */
final class ApplicationStarts {

	private static final String STARTED = "Started SampleApplication";

	private static final String WITHOUT = "--ssh.server.enabled=false";

	private final Options options;

	private final Path directory;

	private final Processes processes;

	ApplicationStarts(Options options, Path directory, Processes processes) {
		this.options = options;
		this.directory = directory;
		this.processes = processes;
	}

	Row compare() throws Exception {
		Path jar = jar();
		measure(jar);
		measure(jar, WITHOUT);
		List<Double> with = new ArrayList<>();
		List<Double> without = new ArrayList<>();
		List<Double> ratios = new ArrayList<>();
		List<Double> differences = new ArrayList<>();
		for (int round = 0; round < this.options.starts(); round++) {
			boolean first = round % 2 == 0;
			double one = first ? measure(jar) : measure(jar, WITHOUT);
			double other = first ? measure(jar, WITHOUT) : measure(jar);
			with.add(first ? one : other);
			without.add(first ? other : one);
			ratios.add(with.get(round) / without.get(round));
			differences.add(with.get(round) - without.get(round));
		}
		double added = median(differences);
		System.err.printf(Locale.ROOT, "Start of the sample application: with %.0f ms, without %.0f ms%n", median(with),
				median(without));
		return Row.without("Start of the sample application, with and without the server")
			.with(ratios, Double.NaN, Double.NaN, Double.NaN)
			.with(String.format(Locale.ROOT, "adds %.0f ms (%.0f %%)", added, 100 * added / median(without)));
	}

	private static double median(List<Double> values) {
		return Samples.median(values.stream().mapToDouble(Double::doubleValue));
	}

	private static Path jar() {
		Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling("sample-app.jar");
		if (!Files.exists(jar)) {
			throw new IllegalStateException(jar + " is missing: run this from benchmarks.jar, beside it");
		}
		return jar;
	}

	private double measure(Path jar, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(Processes.java().toString(), "-jar", jar.toString(),
				"--server.port=0", "--ssh.server.port=0", "--sample.data-directory=" + this.directory.resolve("data")));
		command.addAll(List.of(arguments));
		long start = System.nanoTime();
		Process process = this.processes
			.start(new ProcessBuilder(command).redirectErrorStream(true).directory(this.directory.toFile()));
		try {
			awaitStart(process.inputReader());
			double millis = (System.nanoTime() - start) / 1e6;
			System.err.printf(Locale.ROOT, "Started in %.0f ms with %d ms of CPU time %s%n", millis,
					process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis(), List.of(arguments));
			return millis;
		}
		finally {
			this.processes.stop(process);
		}
	}

	private static void awaitStart(BufferedReader output) throws IOException {
		List<String> lines = new ArrayList<>();
		String line = output.readLine();
		while (line != null && !line.contains(STARTED)) {
			lines.add(line);
			line = output.readLine();
		}
		if (line == null) {
			throw new IllegalStateException("The sample application did not start:\n" + String.join("\n", lines));
		}
	}

}
