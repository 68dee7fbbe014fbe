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

package io.github.sshspringboot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A JVM of its own for a program of a test, with the class path of the test.
 */
public final class ForkedJvm implements AutoCloseable {

	/** What the program writes to, when it runs. */
	public static final PrintStream OUTPUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	private final Process process;

	private final Path output;

	private ForkedJvm(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Start a program.
	 * @param output a file for what it writes to its standard output and error
	 * @param options the options of the JVM
	 * @param program the class to run
	 * @param arguments the arguments of the program
	 * @return the running JVM
	 * @throws IOException if it cannot be started
	 */
	public static ForkedJvm start(Path output, List<String> options, Class<?> program, String... arguments)
			throws IOException {
		return startBy(List.of(), output, options, program, arguments);
	}

	/**
	 * Start a program by a launcher, such as one that gives it a socket.
	 * @param launcher the command that the command of the JVM is appended to
	 * @param output a file for what it writes to its standard output and error
	 * @param options the options of the JVM
	 * @param program the class to run
	 * @param arguments the arguments of the program
	 * @return the running JVM
	 * @throws IOException if it cannot be started
	 */
	public static ForkedJvm startBy(List<String> launcher, Path output, List<String> options, Class<?> program,
			String... arguments) throws IOException {
		List<String> command = new ArrayList<>(launcher);
		command.add(java());
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
		command.addAll(List.of(arguments));
		return start(command, output);
	}

	/**
	 * Start a program that brings its own class path.
	 * @param output a file for what it writes to its standard output and error
	 * @param options the options of the JVM
	 * @param jar the executable archive
	 * @return the running JVM
	 * @throws IOException if it cannot be started
	 */
	public static ForkedJvm startJar(Path output, List<String> options, Path jar) throws IOException {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(options);
		command.addAll(List.of("-jar", jar.toString()));
		return start(command, output);
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static ForkedJvm start(List<String> command, Path output) throws IOException {
		return new ForkedJvm(
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
	}

	/**
	 * How much of its heap this JVM needs.
	 * @return the bytes in use after garbage collections
	 * @throws InterruptedException if interrupted
	 */
	public static long usedMemory() throws InterruptedException {
		for (int time = 0; time < 3; time++) {
			System.gc();
			Thread.sleep(100);
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	public String output() throws IOException {
		return Files.readString(this.output);
	}

	/**
	 * Wait until the program has written something, or has ended.
	 * @param pattern what it writes
	 * @return the first match
	 * @throws IOException if the output cannot be read
	 */
	public MatchResult awaitOutput(String pattern) throws IOException {
		await().atMost(SshTestServer.SOON.multipliedBy(3))
			.until(() -> find(pattern).isPresent() || !this.process.isAlive());
		Optional<MatchResult> match = find(pattern);
		assertThat(match).as(output()).isPresent();
		return match.get();
	}

	private Optional<MatchResult> find(String pattern) throws IOException {
		return Pattern.compile(pattern).matcher(output()).results().findFirst();
	}

	/**
	 * Ask the JVM to end, as SIGTERM does.
	 */
	public void terminate() {
		this.process.destroy();
	}

	public boolean awaitEnd(long seconds) throws InterruptedException {
		return this.process.waitFor(seconds, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
