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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Compares the time from the request of a shell to the prompt in its container with that
 * of {@code docker run}, from its start to the same prompt. What comes after the prompt
 * is not measured, but awaited.
 */
final class ContainerStarts {

	static final String IMAGE = "debian:bookworm-slim";

	static final String PROMPT = "ready> ";

	private static final double TARGET = 1.5;

	private static final String CONTAINER = "ssh-spring-boot-benchmark";

	private final Options options;

	private final Clients clients;

	private final Server server;

	private final Path docker;

	private ContainerStarts(Options options, Clients clients, Server server, Path docker) {
		this.options = options;
		this.clients = clients;
		this.server = server;
		this.docker = docker;
	}

	/**
	 * Find the engine's own client.
	 * @return where it is, {@code null} if it is not installed or its engine does not
	 * have the image
	 * @throws Exception if it does not start
	 */
	static @Nullable Path findDocker() throws Exception {
		Path docker = Processes.find(null, "/usr/bin/docker", "/usr/local/bin/docker");
		return (docker != null && run(docker, "image", "inspect", IMAGE) == 0) ? docker : null;
	}

	static Row compare(Options options, Identity identity, Path docker, Processes processes) throws Exception {
		Server server = JavaServer.start("container", ContainerServer.class, identity, processes);
		try (Clients clients = new Clients(identity)) {
			return new ContainerStarts(options, clients, server, docker).compare();
		}
	}

	private Row compare() throws Exception {
		measureOurs();
		measureDockers();
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < this.options.rounds(); round++) {
			boolean first = round % 2 == 0;
			double one = first ? measureOurs() : measureDockers();
			double other = first ? measureDockers() : measureOurs();
			double ours = first ? one : other;
			double dockers = first ? other : one;
			ratios.add(ours / dockers);
			System.err.printf(Locale.ROOT, "Container to its prompt: starter %.0f ms, docker run %.0f ms%n", ours / 1e6,
					dockers / 1e6);
		}
		return Row.atMost("Shell in a container to its prompt, against docker run", TARGET)
			.with(ratios, Double.NaN, Double.NaN, Double.NaN);
	}

	private double measureOurs() throws Exception {
		long start = System.nanoTime();
		try (Shell shell = new Shell(this.server, this.clients.connection(this.server))) {
			shell.awaitText(PROMPT);
			double time = System.nanoTime() - start;
			shell.type("exit");
			shell.awaitEnd();
			return time;
		}
	}

	private double measureDockers() throws Exception {
		long start = System.nanoTime();
		Process process = new ProcessBuilder(this.docker.toString(), "run", "--rm", "--tty", "--init", "--network",
				"none", "--env", "PS1=" + PROMPT, "--name", CONTAINER, IMAGE, "sh")
			.redirectErrorStream(true)
			.start();
		awaitPrompt(process.getInputStream());
		double time = System.nanoTime() - start;
		run(this.docker, "rm", "--force", CONTAINER);
		process.waitFor();
		return time;
	}

	private static void awaitPrompt(InputStream output) throws IOException {
		StringBuilder seen = new StringBuilder();
		byte[] buffer = new byte[1024];
		while (seen.indexOf(PROMPT) < 0) {
			int length = output.read(buffer);
			if (length < 0) {
				throw new IllegalStateException("docker run failed: " + seen);
			}
			seen.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
		}
	}

	private static int run(Path docker, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(docker.toString()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
	}

}
