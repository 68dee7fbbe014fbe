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

package io.github.sshspringboot.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.AotDetector;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running sample application, in this process or in one of its own. The key
 * {@code admin} logs in its user.
 */
final class Sample implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("SSH server listens on \\[/127\\.0\\.0\\.1:(\\d+)]");

	/**
	 * Whether to start what ahead-of-time processing has generated.
	 */
	private static final boolean AOT = Boolean.getBoolean("sample.aot");

	/**
	 * Properties that ahead-of-time processing has decided about.
	 */
	private static final Pattern DECIDED_AT_BUILD_TIME = Pattern.compile("--(spring\\.(autoconfigure|config)|management"
			+ "|ssh\\.(backends|forwarding|recording|session\\.watch|auth\\.public-key\\.(jdbc|ldap|self-service)))\\..*");

	private final Path data;

	private final int port;

	private final @Nullable ConfigurableApplicationContext context;

	private final @Nullable Process process;

	private @Nullable String fingerprint;

	private Sample(Path data, int port, @Nullable ConfigurableApplicationContext context, @Nullable Process process) {
		this.data = data;
		this.port = port;
		this.context = context;
		this.process = process;
	}

	/**
	 * Arguments for an application that has the configuration of the sample, but not the
	 * commands that its rules name.
	 */
	static String[] withoutRules(String... arguments) {
		return Stream
			.concat(Stream.of(arguments), Stream.of("--ssh.authorization.rules[0].commands=*",
					"--ssh.authorization.rules[0].authorities=ROLE_ADMIN"))
			.toArray(String[]::new);
	}

	static Sample start(Path data, String... arguments) throws IOException {
		SpringApplicationBuilder application = new SpringApplicationBuilder(SampleApplication.class);
		if (!isAot(arguments)) {
			return start(application, data, arguments);
		}
		System.setProperty(AotDetector.AOT_ENABLED, "true");
		try {
			return start(application.main(SampleApplication.class), data, arguments);
		}
		finally {
			System.clearProperty(AotDetector.AOT_ENABLED);
		}
	}

	private static boolean isAot(String... arguments) {
		return AOT && Stream.of(arguments).noneMatch(DECIDED_AT_BUILD_TIME.asMatchPredicate());
	}

	static Sample start(SpringApplicationBuilder application, Path data, String... arguments) throws IOException {
		authorize(data, "admin", Clients.key("admin").publicKeys());
		ConfigurableApplicationContext context = application.run(arguments(data, arguments).toArray(String[]::new));
		return new Sample(data, context.getEnvironment().getRequiredProperty("local.ssh.port", int.class), context,
				null);
	}

	static Sample fork(Path data, String... arguments) throws IOException {
		authorize(data, "admin", Clients.key("admin").publicKeys());
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
						"-D" + AotDetector.AOT_ENABLED + "=" + isAot(arguments), "-jar",
						Path.of("target", "sample-app.jar").toAbsolutePath().toString()));
		command.addAll(arguments(data, arguments));
		Path log = Files.createTempFile(Path.of("target"), "sample-app-", ".log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			return new Sample(data, awaitPort(process, log), null, process);
		}
		catch (RuntimeException | Error ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	private static int awaitPort(Process process, Path log) {
		Matcher matcher = Awaitility.await().atMost(90, TimeUnit.SECONDS).until(() -> {
			String output = Files.readString(log);
			assertThat(process.isAlive()).as(output).isTrue();
			return PORT.matcher(output);
		}, Matcher::find);
		return Integer.parseInt(matcher.group(1));
	}

	private static List<String> arguments(Path data, String... arguments) {
		List<String> result = new ArrayList<>(
				List.of("--server.port=0", "--ssh.server.port=0", "--sample.data-directory=" + data));
		result.addAll(Arrays.asList(arguments));
		return result;
	}

	void authorize(String user, String publicKeys) throws IOException {
		authorize(this.data, user, publicKeys);
	}

	static void authorize(Path data, String user, String publicKeys) throws IOException {
		Path directory = Files.createDirectories(data.resolve("authorized-keys"));
		Path file = Files.writeString(directory.resolve(user), publicKeys);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
	}

	int port() {
		return this.port;
	}

	ConfigurableApplicationContext context() {
		if (this.context == null) {
			throw new IllegalStateException("Runs in a process of its own");
		}
		return this.context;
	}

	Process process() {
		if (this.process == null) {
			throw new IllegalStateException("Runs in this process");
		}
		return this.process;
	}

	/**
	 * Of the process that it runs in.
	 */
	long pid() {
		return (this.process != null) ? this.process.pid() : ProcessHandle.current().pid();
	}

	/**
	 * Of the Ed25519 host key.
	 */
	String fingerprint() {
		String result = this.fingerprint;
		if (result == null) {
			result = Clients
				.succeed("ssh-keyscan -t ed25519 -p %d 127.0.0.1 | ssh-keygen -lf - | cut -d ' ' -f 2"
					.formatted(this.port))
				.trim();
			this.fingerprint = result;
		}
		return result;
	}

	@Override
	public void close() {
		if (this.context != null) {
			this.context.close();
		}
		if (this.process != null) {
			this.process.destroyForcibly().onExit().join();
		}
	}

}
