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

package io.github.sshspringboot.docker.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.docker.SshContainer;
import io.github.sshspringboot.docker.internal.ContainerMode;
import io.github.sshspringboot.docker.internal.ContainerRegistry;
import io.github.sshspringboot.docker.internal.ContainerSettings;
import io.github.sshspringboot.docker.internal.ProcessIdentity;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.server.internal.SecretLocations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * What {@link SshContainerProperties} say, checked.
 */
final class ConfiguredContainers {

	private static final Log logger = LogFactory.getLog(ConfiguredContainers.class);

	private static final String PREFIX = "ssh.backends.container.";

	private static final String RESERVED_LABELS = "io.github.sshspringboot.";

	private static final DataSize MIN_MEMORY = DataSize.ofMegabytes(6);

	private static final String IMAGE = "[A-Za-z0-9][A-Za-z0-9._:/@-]*";

	private final SshContainerProperties properties;

	ConfiguredContainers(SshContainerProperties properties) {
		this.properties = properties;
	}

	Path socket() {
		String socket = this.properties.getSocket();
		try {
			return DockerEngine.socket(socket);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "socket", socket, ex.getMessage());
		}
	}

	DockerEngine engine() {
		Duration timeout = this.properties.getTimeouts().getStart();
		checkPositive("timeouts.start", timeout);
		return new DockerEngine(socket(), timeout);
	}

	/**
	 * Return what knows the containers of the application.
	 * @param engine the engine
	 * @param application the name of the application
	 * @param enclosed whether the application runs in a container itself, whose name and
	 * numbers of processes are others when it is replaced
	 */
	ContainerRegistry registry(DockerEngine engine, String application, boolean enclosed) {
		String instance = this.properties.getInstance();
		if (StringUtils.hasText(instance)) {
			return new ContainerRegistry(engine, instance, null);
		}
		if (enclosed) {
			logger.warn("The application runs in a container itself, and '" + PREFIX + "instance' is not set: if it "
					+ "is killed, nobody removes the containers of its sessions. Set it to a name that stays when the "
					+ "container is replaced, and that no other process at the same engine has");
		}
		return new ContainerRegistry(engine, application + "@" + hostname(), ProcessIdentity.current());
	}

	private static String hostname() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

	/**
	 * Return what is configured for sessions.
	 * @param secrets what mounts must not show
	 */
	ContainerSettings settings(SecretLocations secrets) {
		SshContainerProperties properties = this.properties;
		SshContainerProperties.Timeouts timeouts = properties.getTimeouts();
		check("shell", properties.getShell(), !properties.getShell().isEmpty(), "It must not be empty.");
		check("exec", properties.getExec(), !properties.getExec().isEmpty(), "It must not be empty.");
		check("sftp-server", properties.getSftpServer(),
				properties.getSftpServer() == null || properties.getSftpServer().startsWith("/"),
				"It must be an absolute path.");
		checkPositive("max-containers", properties.getMaxContainers());
		checkPositive("max-containers-per-user", properties.getMaxContainersPerUser());
		checkPositive("timeouts.pull", timeouts.getPull());
		checkPositive("timeouts.life", timeouts.getLife());
		check("timeouts.stop", timeouts.getStop(), !timeouts.getStop().isNegative(), "It must not be negative.");
		if (properties.getMode() == ContainerMode.CONNECTION) {
			check("mode", properties.getMode(), ContainerSettings.canRunScripts(properties.getExec()),
					"The containers of connections need a shell that runs scripts: the last argument of '" + PREFIX
							+ "exec' must be '-c'.");
		}
		return new ContainerSettings(template(secrets), properties.getShell(), properties.getExec(),
				properties.getSftpServer(), properties.getMode(), properties.getPull(), timeouts.getPull(),
				timeouts.getLife(), timeouts.getStop(), properties.getMaxContainers(),
				properties.getMaxContainersPerUser());
	}

	private SshContainer template(SecretLocations secrets) {
		SshContainerProperties properties = this.properties;
		SshContainer container = new SshContainer(image());
		container.setEntrypoint(properties.getEntrypoint());
		container.setUser(properties.getUser());
		check("working-directory", properties.getWorkingDirectory(),
				properties.getWorkingDirectory() == null || properties.getWorkingDirectory().startsWith("/"),
				"It must be an absolute path.");
		container.setWorkingDirectory(properties.getWorkingDirectory());
		container.setHostname(properties.getHostname());
		properties.getEnvironment()
			.keySet()
			.forEach((name) -> check("environment", name, name.matches("[A-Za-z_][A-Za-z0-9_]*"),
					"Names of variables are letters, digits and underscores, and no digit first."));
		container.getEnvironment().putAll(properties.getEnvironment());
		properties.getLabels()
			.keySet()
			.forEach((name) -> check("labels", name, !name.startsWith(RESERVED_LABELS),
					"Labels that begin with '" + RESERVED_LABELS + "' are for the server."));
		container.getLabels().putAll(properties.getLabels());
		container.getMounts().addAll(new ConfiguredContainerMounts(socket(), secrets).of(properties.getMounts()));
		container.getTmpfs().putAll(tmpfs());
		check("memory", properties.getMemory(), properties.getMemory().compareTo(MIN_MEMORY) >= 0,
				"It must be at least " + MIN_MEMORY.toMegabytes() + "MB.");
		container.setMemory(properties.getMemory());
		check("cpus", properties.getCpus(), properties.getCpus() >= 0.01, "It must be at least 0.01.");
		container.setCpus(properties.getCpus());
		checkPositive("pids", properties.getPids());
		container.setPids(properties.getPids());
		check("network", properties.getNetwork(), StringUtils.hasText(properties.getNetwork()),
				"It must not be empty: 'none' is no network.");
		container.setNetwork(properties.getNetwork());
		container.setReadOnlyRoot(properties.isReadOnlyRoot());
		try {
			container.setCapabilities(properties.getCapAdd());
		}
		catch (IllegalArgumentException ex) {
			check("cap-add", properties.getCapAdd(), false,
					"Each must be the name of a capability without 'CAP_', such as 'NET_BIND_SERVICE', and not 'ALL'.");
		}
		container.setRuntime(properties.getRuntime());
		return container;
	}

	private String image() {
		String image = this.properties.getImage();
		check("image", image, image != null && image.replace("{username}", "u").matches(IMAGE),
				"It must be the name of an image, such as 'debian:bookworm-slim' or 'registry.example/{username}'.");
		return String.valueOf(image);
	}

	private Map<String, String> tmpfs() {
		Map<String, String> tmpfs = new LinkedHashMap<>();
		for (String each : this.properties.getTmpfs()) {
			String[] parts = each.split(":", 2);
			String options = (parts.length > 1) ? parts[1] : "";
			check("tmpfs", each, parts[0].matches("/.+") && options.matches("[a-z0-9=,]*"),
					"It must be an absolute path, with options after a colon, such as '/tmp:size=64m'.");
			tmpfs.put(parts[0], options);
		}
		return tmpfs;
	}

	static void check(String name, @Nullable Object value, boolean valid, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, value, reason);
		}
	}

	private static void checkPositive(String name, long value) {
		check(name, value, value > 0, "It must be positive.");
	}

	private static void checkPositive(String name, @Nullable Duration value) {
		check(name, value, value == null || value.toMillis() > 0, "It must be positive.");
	}

}
