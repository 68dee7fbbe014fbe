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

package io.github.sshspringboot.session.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A process without a terminal.
 */
record PipedProcess(Process process, boolean isSessionLeader, OutputStream input, InputStream output,
		InputStream error) implements SessionProcess {

	private static final Path SETSID = Path.of("/usr/bin/setsid");

	static PipedProcess start(ProcessLaunch launch) throws IOException, InterruptedException {
		boolean leader = Files.isExecutable(SETSID);
		List<String> command = new ArrayList<>(launch.arguments());
		if (leader) {
			command.add(0, SETSID.toString());
		}
		ProcessBuilder builder = new ProcessBuilder(SignalDefaults.wrap(command));
		builder.environment().clear();
		builder.environment().putAll(launch.environment());
		if (launch.directory() != null) {
			builder.directory(launch.directory().toFile());
		}
		@Nullable NamedPipes pipes = NamedPipes.create();
		try (pipes) {
			Process process = (pipes != null) ? pipes.start(builder) : builder.start();
			try {
				return of(process, leader, pipes);
			}
			catch (RuntimeException | Error ex) {
				process.destroyForcibly();
				throw ex;
			}
		}
	}

	private static PipedProcess of(Process process, boolean leader, @Nullable NamedPipes pipes) {
		return (pipes != null) ? new PipedProcess(process, leader, pipes.input(), pipes.output(), pipes.error())
				: new PipedProcess(process, leader, process.getOutputStream(), process.getInputStream(),
						process.getErrorStream());
	}

	@Override
	public boolean isTerminal() {
		return false;
	}

	@Override
	public void endInput() throws IOException {
		this.input.close();
	}

	@Override
	public void close() throws IOException {
		try (this.input; this.output; this.error) {
			// closes each of them, whatever happens to the others
		}
	}

}
