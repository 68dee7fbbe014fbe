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
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the starter adds to the start of the sample application, from the start of the
 * process to the line that says that the application has started.
 */
final class ApplicationStarts {

	private static final String STARTED = "Started SampleApplication";

	private static final String WITHOUT = "--ssh.server.enabled=false";

	private static final double TARGET_MILLIS = 250;

	private static final double CACHED_TARGET_MILLIS = 100;

	private static final int CACHE_SECONDS = 180;

	private final Options options;

	private final Path directory;

	private final Processes processes;

	ApplicationStarts(Options options, Path directory, Processes processes) {
		this.options = options;
		this.directory = directory;
		this.processes = processes;
	}

	Row compare() throws Exception {
		return compare("Start of the sample application, with and without the server", TARGET_MILLIS,
				List.of(Processes.java().toString(), "-jar", jar().toString()));
	}

	/**
	 * Compare with a cache of loaded and linked classes (JEP 514), which is made by an
	 * application that started, and was stopped.
	 */
	Row compareCached(Path java) throws Exception {
		Path extracted = this.directory.resolve("extracted");
		run(List.of(java.toString(), "-Djarmode=tools", "-jar", jar().toString(), "extract", "--destination",
				extracted.toString()));
		Path cache = this.directory.resolve("sample-app.aot");
		List<String> command = List.of("-jar", extracted.resolve("sample-app.jar").toString());
		Process training = start(join(List.of(java.toString(), "-XX:AOTCacheOutput=" + cache), command));
		awaitStart(training.inputReader());
		training.toHandle().destroy();
		training.inputReader().lines().forEach((line) -> {
		});
		if (!training.waitFor(CACHE_SECONDS, TimeUnit.SECONDS) || !Files.exists(cache)) {
			throw new IllegalStateException("There is no cache");
		}
		return compare("Start of the sample application with an AOT cache, with and without the server",
				CACHED_TARGET_MILLIS, join(List.of(java.toString(), "-XX:AOTCache=" + cache), command));
	}

	private void run(List<String> command) throws Exception {
		Process process = this.processes
			.start(new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD));
		if (process.waitFor() != 0) {
			throw new IllegalStateException(command + " failed");
		}
	}

	private static List<String> join(List<String> one, List<String> other) {
		return Stream.concat(one.stream(), other.stream()).toList();
	}

	private Row compare(String title, double target, List<String> command) throws Exception {
		List<String> without = join(command, List.of(WITHOUT));
		measure(command);
		measure(without);
		List<Start> starts = new ArrayList<>();
		List<Start> others = new ArrayList<>();
		for (int round = 0; round < this.options.starts(); round++) {
			if (round % 2 == 0) {
				starts.add(measure(command));
				others.add(measure(without));
			}
			else {
				others.add(measure(without));
				starts.add(measure(command));
			}
		}
		List<Double> ratios = new ArrayList<>();
		List<Double> differences = new ArrayList<>();
		for (int round = 0; round < starts.size(); round++) {
			ratios.add(starts.get(round).millis() / others.get(round).millis());
			differences.add(starts.get(round).millis() - others.get(round).millis());
		}
		double added = Samples.median(differences.stream().mapToDouble(Double::doubleValue));
		double with = median(starts, Start::millis);
		double bare = median(others, Start::millis);
		System.err.printf(Locale.ROOT, "%s: with %.0f ms, without %.0f ms%n", title, with, bare);
		return Row.without(title)
			.with(ratios, Double.NaN, median(starts, Start::cpuMillis) / median(others, Start::cpuMillis), Double.NaN)
			.with(String.format(Locale.ROOT, "adds %.0f ms to %.0f, %s at most %.0f", added, bare,
					(added <= target) ? "met:" : "**not met:**", target));
	}

	private static double median(List<Start> starts, ToDoubleFunction<Start> value) {
		return Samples.median(starts.stream().mapToDouble(value));
	}

	private static Path jar() {
		Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling("sample-app.jar");
		if (!Files.exists(jar)) {
			throw new IllegalStateException(jar + " is missing: run this from benchmarks.jar, beside it");
		}
		return jar;
	}

	private Process start(List<String> command) throws IOException {
		List<String> arguments = List.of("--server.port=0", "--ssh.server.port=0",
				"--sample.data-directory=" + this.directory.resolve("data"));
		return this.processes.start(new ProcessBuilder(join(command, arguments)).redirectErrorStream(true)
			.directory(this.directory.toFile()));
	}

	private Start measure(List<String> command) throws IOException {
		long begin = System.nanoTime();
		Process process = start(command);
		try {
			awaitStart(process.inputReader());
			Start start = new Start((System.nanoTime() - begin) / 1e6,
					process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
			System.err.printf(Locale.ROOT, "Started in %.0f ms with %.0f ms of CPU time (%s)%n", start.millis(),
					start.cpuMillis(), command.contains(WITHOUT) ? "without" : "with");
			return start;
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

	private record Start(double millis, double cpuMillis) {

	}

}
