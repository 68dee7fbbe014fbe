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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.autoconfigure.actuate.SshEndpointAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshEndpointExtensionAutoConfiguration;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.logging.LoggersEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * A server that is sent lines of 110,000 words, patterns of 200 kB and names of loggers
 * of 22,528 parts from eight connections at a time, as long as one request may be.
 */
public final class LongLines {

	private static final int CONNECTIONS = 8;

	private LongLines() {
	}

	/**
	 * Write down what came back, and how many megabytes more than before are in use.
	 * @param arguments a file
	 * @throws Exception if something fails
	 */
	public static void main(String[] arguments) throws Exception {
		List<String> report = new ArrayList<>();
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Endpoints.class))) {
			SshTestServer.exec(server, "echo warm");
			long before = ForkedJvm.usedMemory();
			for (String word : List.of("a", "-v", "|b", ";b")) {
				attack(server, "echo " + (word + " ").repeat(220_000 / (word.length() + 1)), report);
			}
			attack(server, "status" + " 1".repeat(4000), report);
			attack(server, "echo a | grep -e '" + "(a|b)?".repeat(33_000) + "'", report);
			attack(server, "echo a | grep -e '" + "(a|b)?".repeat(10_000) + "'", report);
			attack(server, "loggers set " + "a.".repeat(22_527) + "a DEBUG --create", report);
			report.add((ForkedJvm.usedMemory() - before >> 20) + " MB more");
			report.add(SshTestServer.exec(server, "echo alive").outputText().strip());
		}
		Files.write(Path.of(arguments[0]), report);
		System.exit(0);
	}

	private static void attack(SshTestServer server, String line, List<String> report) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS);
		try {
			List<Callable<Integer>> clients = new ArrayList<>();
			for (int client = 0; client < CONNECTIONS; client++) {
				clients.add(() -> send(server, line));
			}
			for (Future<Integer> status : executor.invokeAll(clients)) {
				report.add("status " + status.get());
			}
		}
		finally {
			executor.shutdown();
		}
	}

	private static int send(SshTestServer server, String line) throws IOException {
		Result result = SshTestServer.exec(server, line);
		return (result.output().length > 0 || result.error().length > 2200) ? -1 : result.status();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ EndpointAutoConfiguration.class, JacksonEndpointAutoConfiguration.class,
			LoggersEndpointAutoConfiguration.class, SshEndpointAutoConfiguration.class,
			SshEndpointExtensionAutoConfiguration.class })
	static class Endpoints {

	}

}
