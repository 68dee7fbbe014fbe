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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The processes of a run, none of which outlives it.
 */
final class Processes implements AutoCloseable {

	private final Set<Process> processes = ConcurrentHashMap.newKeySet();

	Processes() {
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
	}

	Process start(ProcessBuilder builder) throws IOException {
		Process process = builder.start();
		this.processes.add(process);
		return process;
	}

	void stop(Process process) {
		try {
			process.destroy();
			if (!process.waitFor(10, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		this.processes.remove(process);
	}

	@Override
	public void close() {
		this.processes.forEach(this::stop);
	}

	static Path java() {
		return Path.of(System.getProperty("java.home"), "bin", "java");
	}

	static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map((entry) -> Path.of(entry).toAbsolutePath().toString())
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Find a program.
	 * @param given where it is said to be
	 * @param places where else it may be
	 * @return where it is, {@code null} if it is not there
	 */
	static @Nullable Path find(@Nullable Path given, String... places) {
		if (given != null) {
			return given;
		}
		for (String place : places) {
			if (Files.isExecutable(Path.of(place))) {
				return Path.of(place);
			}
		}
		return null;
	}

}
