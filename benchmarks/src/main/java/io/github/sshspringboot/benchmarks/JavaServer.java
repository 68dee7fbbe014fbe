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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in a JVM of its own, which ends with the JVM that started it.
 */
final class JavaServer implements Server {

	private static final List<String> JVM_OPTIONS = List.of("-Xms512m", "-Xmx512m");

	private final String name;

	private final Process process;

	private final BufferedReader answers;

	private final Writer questions;

	private final int port;

	private JavaServer(String name, Process process) throws IOException {
		this.name = name;
		this.process = process;
		this.answers = process.inputReader();
		this.questions = process.outputWriter();
		this.port = Math.toIntExact(readAnswer());
	}

	static JavaServer start(String name, Class<?> mainClass, Identity identity, Processes processes)
			throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Processes.java().toString());
		command.addAll(JVM_OPTIONS);
		command.addAll(List.of("-cp", Processes.classPath(), mainClass.getName(), identity.username(),
				identity.password(), identity.authorizedKeysFile().toString(), identity.hostKeyFile().toString()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT)
			.directory(identity.directory().toFile());
		return new JavaServer(name, processes.start(builder));
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public Duration cpuTime() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	long usedHeap() throws IOException {
		this.questions.write("heap\n");
		this.questions.flush();
		return readAnswer();
	}

	private long readAnswer() throws IOException {
		String line = this.answers.readLine();
		while (line != null && !line.startsWith(RemoteControl.ANSWER)) {
			line = this.answers.readLine();
		}
		if (line == null) {
			throw new IOException("The server '" + this.name + "' ended");
		}
		return Long.parseLong(line.substring(RemoteControl.ANSWER.length()));
	}

}
