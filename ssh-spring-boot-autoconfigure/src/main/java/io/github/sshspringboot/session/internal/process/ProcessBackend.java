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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionContext;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * Runs sessions as processes of the machine, with the rights of the application.
 */
public final class ProcessBackend implements SshSessionBackend {

	private static final Log logger = LogFactory.getLog(ProcessBackend.class);

	private static final String ORIGINAL_COMMAND = "SSH_ORIGINAL_COMMAND";

	private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

	private final ProcessSettings settings;

	private final boolean terminals;

	private final ThreadFactory threads;

	/**
	 * Create a backend.
	 * @param settings what runs
	 * @param terminals whether the library pty4j is there
	 * @param threads the threads of the streams, which wait within the system and so must
	 * not be virtual
	 */
	public ProcessBackend(ProcessSettings settings, boolean terminals, ThreadFactory threads) {
		this.settings = settings;
		this.terminals = terminals;
		this.threads = threads;
		logger.warn("Sessions of the backend 'process' run as '" + System.getProperty("user.name")
				+ "', the system user of this application.");
		if (!terminals) {
			logger.warn("Sessions of the backend 'process' have no terminals without the library pty4j.");
		}
	}

	@Override
	public ExitStatus run(SshSessionContext session) throws Exception {
		SshSessionRequest request = session.getRequest();
		SshPseudoTerminal terminal = session.getTerminal();
		ArgumentVector vector = vector(request);
		if (terminal != null && !this.terminals) {
			throw new SshSessionException("There are no terminals here: try ssh -T.", null);
		}
		String username = request.connection().getAuthentication().getName();
		List<String> arguments = vector.resolve(username, request.command());
		String mark = UUID.randomUUID().toString();
		Path directory = directory(username);
		Map<String, String> environment = environment(session, vector, directory, terminal);
		environment.put(ProcessFamily.MARK, mark);
		try (SessionProcess process = start(new ProcessLaunch(arguments, directory, environment), terminal)) {
			ProcessFamily family = new ProcessFamily(process.process(), process.isSessionLeader(), mark);
			return new ProcessRun(session, process, family, this.settings.gracePeriod(), this.threads).run();
		}
	}

	private ArgumentVector vector(SshSessionRequest request) throws SshSessionException {
		return switch (request.type()) {
			case SHELL -> configured(this.settings.shell(), "There is no shell here.");
			case EXEC -> configured(this.settings.command(), "No commands can be run here.");
			case SUBSYSTEM -> configured(
					this.settings.subsystems()
						.getOrDefault(ObjectUtils.nullSafeToString(request.command()), ArgumentVector.NONE),
					"There is no such subsystem here.");
		};
	}

	private static ArgumentVector configured(ArgumentVector vector, String message) throws SshSessionException {
		if (vector.isEmpty()) {
			throw new SshSessionException(message, ExitStatus.DENIED, null);
		}
		return vector;
	}

	private @Nullable Path directory(String username) throws SshSessionException {
		WorkingDirectory directory = this.settings.directory();
		try {
			Path path = (directory != null) ? directory.resolve(username) : null;
			if (path != null && !Files.isDirectory(path)) {
				throw new IOException("it is no directory");
			}
			return path;
		}
		catch (IOException ex) {
			throw new SshSessionException("There is no directory for you here.", ex);
		}
	}

	/**
	 * Return the whole environment: nothing of that of the application, whose variables
	 * may be secret.
	 */
	private Map<String, String> environment(SshSessionContext session, ArgumentVector vector, @Nullable Path directory,
			@Nullable SshPseudoTerminal terminal) throws SshSessionException {
		Map<String, String> environment = new HashMap<>();
		environment.put("PATH", PATH);
		environment.put("HOME", (directory != null) ? directory.toString() : System.getProperty("user.dir"));
		environment.put("USER", System.getProperty("user.name"));
		environment.put("LOGNAME", System.getProperty("user.name"));
		if (!this.settings.shell().isEmpty()) {
			environment.put("SHELL", this.settings.shell().arguments().get(0));
		}
		session.getEnvironment().forEach((name, value) -> {
			if (ProcessText.isExact(name) && name.indexOf('=') == -1 && ProcessText.isExact(value)) {
				environment.put(name, value);
			}
		});
		SshSessionRequest request = session.getRequest();
		if (request.type() == SshSessionType.EXEC && request.command() != null && !vector.takesCommand()) {
			environment.put(ORIGINAL_COMMAND, exact(request.command()));
		}
		environment.putAll(this.settings.environment());
		if (terminal != null) {
			environment.put("TERM", terminal.type());
		}
		return environment;
	}

	/**
	 * Return the command line that a fixed program is told. It is what the restrictions
	 * of the login made of the client's.
	 */
	private static String exact(String command) throws SshSessionException {
		if (!ProcessText.isExact(command)) {
			throw new SshSessionException("The command line has characters that cannot be passed to a program.",
					ExitStatus.USAGE, null);
		}
		return command;
	}

	private static SessionProcess start(ProcessLaunch launch, @Nullable SshPseudoTerminal terminal)
			throws SshSessionException, InterruptedException {
		try {
			return (terminal != null) ? TerminalProcess.start(launch, terminal) : PipedProcess.start(launch);
		}
		catch (IOException ex) {
			throw new SshSessionException("The session cannot be started.", ex);
		}
	}

}
