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

package io.github.sshspringboot.docker.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.docker.SshContainer;
import io.github.sshspringboot.docker.SshContainerCustomizer;
import io.github.sshspringboot.docker.SshContainerMount;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionContext;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Specifies the containers of sessions: as configured, for the user, and customized.
 */
final class SessionContainers {

	private static final String SFTP = "sftp";

	private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	private final ContainerSettings settings;

	private final Supplier<List<SshContainerCustomizer>> customizers;

	SessionContainers(ContainerSettings settings, Supplier<List<SshContainerCustomizer>> customizers) {
		this.settings = settings;
		this.customizers = customizers;
	}

	/**
	 * Return the container of a session.
	 */
	SshContainer create(SshSessionContext session) throws SshSessionException {
		SshContainer template = this.settings.template();
		UserTexts user = new UserTexts(session.getConnection().getAuthentication().getName());
		SshContainer container = new SshContainer(user.image(template.getImage()));
		container.setCommand(command(session.getRequest()));
		container.setEntrypoint(template.getEntrypoint());
		container.setUser(orNull(template.getUser(), user::account));
		container.setWorkingDirectory(orNull(template.getWorkingDirectory(), user::path));
		container.setHostname(orNull(template.getHostname(), user::name));
		addEnvironment(container, session);
		for (Map.Entry<String, String> variable : template.getEnvironment().entrySet()) {
			container.getEnvironment().put(variable.getKey(), user.text(variable.getValue()));
		}
		for (Map.Entry<String, String> label : template.getLabels().entrySet()) {
			container.getLabels().put(label.getKey(), user.text(label.getValue()));
		}
		for (SshContainerMount mount : template.getMounts()) {
			container.getMounts()
				.add(new SshContainerMount(mount.isVolume() ? user.name(mount.source()) : user.path(mount.source()),
						user.path(mount.target()), mount.readOnly()));
		}
		container.getTmpfs().putAll(template.getTmpfs());
		container.setMemory(template.getMemory());
		container.setCpus(template.getCpus());
		container.setPids(template.getPids());
		container.setNetwork(template.getNetwork());
		container.setReadOnlyRoot(template.isReadOnlyRoot());
		container.setCapabilities(template.getCapabilities());
		container.setRuntime(template.getRuntime());
		for (SshContainerCustomizer customizer : this.customizers.get()) {
			customizer.customize(session.getRequest(), container);
		}
		return container;
	}

	/**
	 * Return what runs. The client's line is a single argument.
	 */
	private List<String> command(SshSessionRequest request) throws SshSessionException {
		String line = request.command();
		if (line == null) {
			return this.settings.shell();
		}
		return switch (request.type()) {
			case SHELL -> this.settings.shell();
			case EXEC -> Stream.concat(this.settings.exec().stream(), Stream.of(argument(line))).toList();
			case SUBSYSTEM -> subsystem(line);
		};
	}

	/**
	 * Return a line that no shell takes for its own options.
	 */
	private String argument(String line) {
		boolean option = line.startsWith("-") || line.startsWith("+");
		return (option && ContainerSettings.canRunScripts(this.settings.exec())) ? " " + line : line;
	}

	private List<String> subsystem(String name) throws SshSessionException {
		if (this.settings.sftpServer() == null || !name.equals(SFTP)) {
			throw new SshSessionException("There is no such subsystem in the container.", ExitStatus.DENIED, null);
		}
		return List.of(this.settings.sftpServer());
	}

	private static void addEnvironment(SshContainer container, SshSessionContext session) {
		session.getEnvironment().forEach((name, value) -> {
			if (VARIABLE.matcher(name).matches() && value.indexOf(0) < 0) {
				container.getEnvironment().put(name, value);
			}
		});
		SshPseudoTerminal terminal = session.getTerminal();
		if (terminal != null) {
			container.getEnvironment().put("TERM", terminal.type());
		}
	}

	private static @Nullable String orNull(@Nullable String template, Expansion expansion) throws SshSessionException {
		return (template != null) ? expansion.apply(template) : null;
	}

	private interface Expansion {

		String apply(String template) throws SshSessionException;

	}

}
