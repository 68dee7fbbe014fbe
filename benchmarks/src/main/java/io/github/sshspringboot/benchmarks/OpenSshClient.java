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
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * OpenSSH's client.
 *
 * @param program the program
 * @param identity who logs in
 */
record OpenSshClient(Path program, Identity identity) {

	static @Nullable OpenSshClient find(Options options, Identity identity) {
		Path program = Processes.find(options.ssh(), "/usr/bin/ssh", "/usr/local/bin/ssh");
		return (program != null) ? new OpenSshClient(program, identity) : null;
	}

	Samples run(Server server, Duration slice) throws Exception {
		ProcessBuilder builder = new ProcessBuilder(this.program.toString(), "-F", "none", "-n", "-T", "-p",
				Integer.toString(server.port()), "-l", this.identity.username(), "-i",
				this.identity.userKeyFile().toString(), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o",
				"PreferredAuthentications=publickey", "-o", "StrictHostKeyChecking=no", "-o",
				"UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o",
				"KexAlgorithms=" + Algorithms.KEY_EXCHANGE, "-o", "HostKeyAlgorithms=" + Algorithms.HOST_KEY, "-o",
				"Ciphers=" + Algorithms.CIPHER, "127.0.0.1", server.echoCommand())
			.redirectError(ProcessBuilder.Redirect.INHERIT);
		return Samples.times(slice, () -> {
			Process process = builder.start();
			String output = new String(process.getInputStream().readAllBytes());
			if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0 || !"x\n".equals(output)) {
				process.destroyForcibly();
				throw new IllegalStateException("A run of OpenSSH's client failed with output '" + output + "'");
			}
		});
	}

}
