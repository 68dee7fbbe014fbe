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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.apache.sshd.server.SshServer;

import org.springframework.boot.SpringBootVersion;

/**
 * The result of a run, as Markdown.
 */
final class Report {

	private Report() {
	}

	static void print(List<Row> rows, List<String> notes, long nanos) {
		System.out.println(describeMachine());
		System.out.println();
		System.out.println("| What | Target | Starter / bare MINA | Result | Rounds | p99 | CPU | Starter / sshd |");
		System.out.println("|---|---|---|---|---|---|---|---|");
		rows.forEach((row) -> System.out.println(row.toMarkdown()));
		System.out.println();
		System.out.println("Ratios of medians in alternating rounds, of which the median counts; \"Rounds\" are the "
				+ "smallest and the greatest; \"p99\" is the ratio of the 99th percentiles, \"CPU\" that of the "
				+ "processor time which the servers need for an operation.");
		notes.forEach(System.out::println);
		System.err.printf("%d s in all%n", TimeUnit.NANOSECONDS.toSeconds(nanos));
	}

	private static String describeMachine() {
		return String.format(Locale.ROOT, "%s, %d cores, %s %s, JDK %s, Spring Boot %s, Apache MINA SSHD %s, loopback.",
				processor(), Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
				System.getProperty("os.version"), System.getProperty("java.version"), SpringBootVersion.getVersion(),
				SshServer.class.getPackage().getImplementationVersion());
	}

	private static String processor() {
		try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(System.getProperty("os.arch"));
		}
		catch (IOException ex) {
			return System.getProperty("os.arch");
		}
	}

}
