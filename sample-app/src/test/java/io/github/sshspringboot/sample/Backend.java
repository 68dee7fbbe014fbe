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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A backend, the user whose sessions it runs, and an application with such users.
 */
enum Backend {

	PROCESS("customer"),

	CONTAINER("operator");

	/** What shells of sessions show. */
	static final String PROMPT = "here>";

	private final String user;

	Backend(String user) {
		this.user = user;
	}

	String user() {
		return this.user;
	}

	/**
	 * Run a command line, or a shell if it is empty.
	 */
	String run(Client client, Sample sample, String command) {
		return client.withKey(sample, this.user, Clients.key(this.user), command);
	}

	String runAtTerminal(Client client, Sample sample, String command) {
		String script = client.atTerminal(sample, this.user, command);
		return command.isEmpty() ? script.replace(" ''", "") : script;
	}

	static Sample start(Path data, String... arguments) throws IOException {
		return authorize(Sample.start(data, arguments(data, arguments)));
	}

	static Sample fork(Path data, String... arguments) throws IOException {
		return authorize(Sample.fork(data, arguments(data, arguments)));
	}

	private static Sample authorize(Sample sample) throws IOException {
		for (Backend backend : values()) {
			sample.authorize(backend.user, Clients.key(backend.user).publicKeys());
		}
		return sample;
	}

	private static String[] arguments(Path data, String... others) {
		List<String> arguments = new ArrayList<>(List.of(
				"--ssh.auth.required-authorities=ROLE_ADMIN,ROLE_OPERATOR,ROLE_CUSTOMER",
				"--ssh.session.routes[0].users=customer", "--ssh.session.routes[0].backend=process",
				"--ssh.session.routes[1].users=operator", "--ssh.session.routes[1].backend=container",
				"--ssh.session.max-sessions-per-user=60", "--ssh.backends.process.enabled=true",
				"--ssh.backends.process.shell=/bin/sh,-i", "--ssh.backends.process.command={command}",
				"--ssh.backends.process.environment[HOME]=" + data, "--ssh.session.set-env[PS1]=" + PROMPT + " ",
				"--ssh.backends.container.shell=/bin/sh", "--ssh.backends.container.image=" + Boxes.image(),
				"--ssh.backends.container.sftp-server=/usr/lib/openssh/sftp-server",
				"--ssh.backends.container.max-containers-per-user=60", "--ssh.backends.container.timeouts.start=120s"));
		arguments.addAll(Arrays.asList(others));
		return arguments.toArray(String[]::new);
	}

}
