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

package io.github.sshspringboot.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.Assertions;

/**
 * The clients of OpenSSH, with a home directory of their own.
 */
final class OpenSsh {

	private static final Path SSH = Path.of("/usr/bin/ssh");

	private final Path home;

	private final SshTestServer server;

	private final List<String> options = new ArrayList<>();

	private final ProcessBuilder builder = new ProcessBuilder();

	private String username = SshTestServer.DEFAULT_USERNAME;

	OpenSsh(Path home, SshTestServer server) throws IOException {
		this.home = home;
		this.server = server;
		Path knownHosts = Files.writeString(home.resolve("known_hosts"), server.knownHosts());
		this.options.addAll(List.of("-F", "none", "-o", "StrictHostKeyChecking=yes", "-o",
				"UserKnownHostsFile=" + knownHosts, "-o", "IdentityAgent=none", "-o", "LogLevel=ERROR"));
		this.builder.environment().clear();
		this.builder.environment().put("HOME", home.toString());
		this.builder.environment().put("PATH", "/usr/bin:/bin");
		this.builder.environment().put("TERM", "xterm");
		answer("*) echo " + SshTestServer.DEFAULT_PASSWORD);
	}

	static boolean isThere() {
		return Files.isExecutable(SSH);
	}

	/**
	 * Set what is answered to prompts, as cases of a shell.
	 */
	OpenSsh answer(String cases) throws IOException {
		Path answers = Files.writeString(this.home.resolve("answers"),
				"#!/bin/sh\ncase $1 in\n" + cases + ";;\nesac\n");
		Assertions.assertThat(answers.toFile().setExecutable(true)).isTrue();
		this.builder.environment().put("SSH_ASKPASS", answers.toString());
		this.builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
		return this;
	}

	OpenSsh option(String... options) {
		this.options.addAll(List.of(options));
		return this;
	}

	OpenSsh as(String username) {
		this.username = username;
		return this;
	}

	OpenSsh env(String name, String value) {
		this.builder.environment().put(name, value);
		return this;
	}

	Result ssh(String input, String... arguments) throws Exception {
		return run(input, "/usr/bin/ssh", "-p", "127.0.0.1", arguments);
	}

	Result sftp(String input) throws Exception {
		return run(input, "/usr/bin/sftp", "-P", "127.0.0.1");
	}

	private Result run(String input, String program, String portOption, String host, String... arguments)
			throws Exception {
		List<String> command = new ArrayList<>(List.of(program));
		command.addAll(this.options);
		command.addAll(List.of(portOption, String.valueOf(this.server.port()), "-o", "User=" + this.username, host));
		command.addAll(List.of(arguments));
		Path stdin = Files.writeString(this.home.resolve("stdin"), input);
		Path stdout = this.home.resolve("stdout");
		Path stderr = this.home.resolve("stderr");
		Process process = this.builder.command(command)
			.directory(this.home.toFile())
			.redirectInput(stdin.toFile())
			.redirectOutput(stdout.toFile())
			.redirectError(stderr.toFile())
			.start();
		try {
			Assertions.assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
			return new Result(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * What a program returned.
	 *
	 * @param status the exit status
	 * @param stdout the output
	 * @param stderr the output of errors
	 */
	record Result(int status, String stdout, String stderr) {
	}

}
