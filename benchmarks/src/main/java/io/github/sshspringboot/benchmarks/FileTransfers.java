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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Uploads and downloads by OpenSSH's {@code sftp}, a process for each run.
 *
 * @param program the program
 * @param identity who logs in
 * @param large a large file
 * @param small a directory of many small files
 */
record FileTransfers(Path program, Identity identity, Path large, Path small) {

	/** The directory that servers offer, below that of the {@link Identity}. */
	static final String SERVED = "served";

	private static final int LARGE_MEGABYTES = 1024;

	private static final int SMALL_FILES = 2000;

	private static final int SMALL_SIZE = 10 * 1024;

	private static final int MEGABYTE = 1 << 20;

	static @Nullable FileTransfers find(Options options, Identity identity) throws IOException {
		Path ssh = Processes.find(options.ssh(), "/usr/bin/ssh", "/usr/local/bin/ssh");
		Path program = (ssh != null) ? ssh.resolveSibling("sftp") : null;
		if (program == null || !Files.isExecutable(program)) {
			return null;
		}
		Files.createDirectories(identity.directory().resolve(SERVED));
		Path local = Files.createDirectories(identity.directory().resolve("local"));
		FileTransfers transfers = new FileTransfers(program, identity, local.resolve("large"),
				Files.createDirectory(local.resolve("small")));
		transfers.create();
		return transfers;
	}

	private void create() throws IOException {
		byte[] bytes = new byte[MEGABYTE];
		Random random = new Random(1);
		try (OutputStream output = Files.newOutputStream(this.large)) {
			for (int count = 0; count < LARGE_MEGABYTES; count++) {
				random.nextBytes(bytes);
				output.write(bytes);
			}
		}
		for (int number = 0; number < SMALL_FILES; number++) {
			byte[] content = new byte[SMALL_SIZE];
			random.nextBytes(content);
			Files.write(this.small.resolve("file-" + number), content);
		}
	}

	Samples uploadLarge(Server server, Duration slice) throws Exception {
		return Samples.times(slice,
				() -> run(server, "put " + this.large + " " + server.directory(this.identity) + "/large"));
	}

	Samples downloadLarge(Server server, Duration slice) throws Exception {
		Path target = this.large.resolveSibling("large-copy");
		return Samples.times(slice, () -> run(server, "get " + server.directory(this.identity) + "/large " + target));
	}

	Samples uploadSmall(Server server, Duration slice) throws Exception {
		return Samples.times(slice,
				() -> run(server, "put -r " + this.small + " " + server.directory(this.identity) + "/small"));
	}

	Samples downloadSmall(Server server, Duration slice) throws Exception {
		Path target = this.small.resolveSibling("small-copy");
		return Samples.times(slice, () -> {
			FileSystemUtils.deleteRecursively(target);
			run(server, "get -r " + server.directory(this.identity) + "/small " + target);
		});
	}

	private void run(Server server, String command) throws Exception {
		Process process = new ProcessBuilder(this.program.toString(), "-q", "-F", "none", "-b", "-", "-P",
				Integer.toString(server.port()), "-i", this.identity.userKeyFile().toString(), "-o",
				"IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "PreferredAuthentications=publickey", "-o",
				"StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o",
				"KexAlgorithms=" + Algorithms.KEY_EXCHANGE, "-o", "HostKeyAlgorithms=" + Algorithms.HOST_KEY, "-o",
				"Ciphers=" + Algorithms.CIPHER, this.identity.username() + "@127.0.0.1")
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (OutputStream input = process.getOutputStream()) {
			input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
		}
		if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IllegalStateException("'" + command + "' failed with the server '" + server.name() + "'");
		}
	}

}
