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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The options of a run.
 *
 * @param only the measurements to make, empty for all
 * @param rounds how many rounds of each measurement count
 * @param slice how long a server is measured in each round
 * @param warmUp how long a server is warmed up for each measurement
 * @param connections how many connections are idle at once
 * @param starts how often the sample application starts with and without the server
 * @param ssh OpenSSH's client
 * @param sshd OpenSSH's server
 * @param java25 a JVM of version 25 or newer, which can start with an AOT cache
 */
record Options(List<String> only, int rounds, Duration slice, Duration warmUp, int connections, int starts,
		@Nullable Path ssh, @Nullable Path sshd, @Nullable Path java25) {

	static final List<String> MEASUREMENTS = List.of("login", "key-login", "ssh", "exec", "parallel", "typed", "stream",
			"recording", "heap", "files", "tunnels", "containers", "first-login", "start");

	static Options of(String[] args) {
		SimpleCommandLinePropertySource source = new SimpleCommandLinePropertySource(args);
		String only = get(source, "only", "");
		List<String> names = only.isEmpty() ? List.of() : List.of(only.split(","));
		if (!MEASUREMENTS.containsAll(names)) {
			throw new IllegalArgumentException("--only takes some of " + String.join(",", MEASUREMENTS));
		}
		return new Options(names, Integer.parseInt(get(source, "rounds", "15")),
				DurationStyle.detectAndParse(get(source, "slice", "600ms")),
				DurationStyle.detectAndParse(get(source, "warm-up", "5s")),
				Integer.parseInt(get(source, "connections", "500")), Integer.parseInt(get(source, "starts", "6")),
				path(source, "ssh"), path(source, "sshd"), path(source, "java25"));
	}

	private static String get(SimpleCommandLinePropertySource source, String name, String defaultValue) {
		String value = source.getProperty(name);
		return (value != null) ? value : defaultValue;
	}

	private static @Nullable Path path(SimpleCommandLinePropertySource source, String name) {
		String value = source.getProperty(name);
		return (value != null) ? Path.of(value) : null;
	}

	boolean includes(String name) {
		return this.only.isEmpty() || this.only.contains(name);
	}

	boolean includesAny(String... names) {
		return List.of(names).stream().anyMatch(this::includes);
	}

}
