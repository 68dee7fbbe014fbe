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

package io.github.sshspringboot.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * A container for a session, as it is going to be created. Whatever it specifies, it is
 * never privileged, its processes never gain privileges, and they have no capabilities
 * but those that are added.
 *
 * @since 0.1.0
 */
public final class SshContainer {

	private String image;

	private List<String> command = List.of();

	private @Nullable List<String> entrypoint;

	private @Nullable String user;

	private @Nullable String workingDirectory;

	private @Nullable String hostname;

	private final Map<String, String> environment = new LinkedHashMap<>();

	private final Map<String, String> labels = new LinkedHashMap<>();

	private final List<SshContainerMount> mounts = new ArrayList<>();

	private final Map<String, String> tmpfs = new LinkedHashMap<>();

	private @Nullable DataSize memory;

	private double cpus;

	private long pids;

	private String network = "none";

	private boolean readOnlyRoot = true;

	private List<String> capabilities = List.of();

	private @Nullable String runtime;

	/**
	 * Create a container of an image, with no network and a root file system that is
	 * read-only.
	 * @param image the name of the image
	 */
	public SshContainer(String image) {
		Assert.hasText(image, "'image' must not be empty");
		this.image = image;
	}

	/**
	 * Return the image.
	 * @return the name, with a tag or digest
	 */
	public String getImage() {
		return this.image;
	}

	/**
	 * Set the image.
	 * @param image the name, with a tag or digest
	 */
	public void setImage(String image) {
		Assert.hasText(image, "'image' must not be empty");
		this.image = image;
	}

	/**
	 * Return the command of the session: the shell, the program for the client's command
	 * line with that line as its last argument, or the SFTP server.
	 * @return the arguments
	 */
	public List<String> getCommand() {
		return this.command;
	}

	/**
	 * Set the command of the session.
	 * @param command the arguments
	 */
	public void setCommand(List<String> command) {
		this.command = List.copyOf(command);
	}

	/**
	 * Return the entry point, which gets the command as arguments.
	 * @return the arguments, empty for none, or {@code null} for that of the image
	 */
	public @Nullable List<String> getEntrypoint() {
		return this.entrypoint;
	}

	/**
	 * Set the entry point, which gets the command as arguments.
	 * @param entrypoint the arguments, empty for none, or {@code null} for that of the
	 * image
	 */
	public void setEntrypoint(@Nullable List<String> entrypoint) {
		this.entrypoint = (entrypoint != null) ? List.copyOf(entrypoint) : null;
	}

	/**
	 * Return the user that processes run as.
	 * @return the name or number, or {@code null} for that of the image
	 */
	public @Nullable String getUser() {
		return this.user;
	}

	/**
	 * Set the user that processes run as.
	 * @param user the name or number, optionally with a colon and a group, or
	 * {@code null} for that of the image
	 */
	public void setUser(@Nullable String user) {
		this.user = user;
	}

	/**
	 * Return the working directory.
	 * @return the path, or {@code null} for that of the image
	 */
	public @Nullable String getWorkingDirectory() {
		return this.workingDirectory;
	}

	/**
	 * Set the working directory.
	 * @param workingDirectory the path, or {@code null} for that of the image
	 */
	public void setWorkingDirectory(@Nullable String workingDirectory) {
		this.workingDirectory = workingDirectory;
	}

	/**
	 * Return the host name.
	 * @return the name, or {@code null} for one that the engine chooses
	 */
	public @Nullable String getHostname() {
		return this.hostname;
	}

	/**
	 * Set the host name.
	 * @param hostname the name, or {@code null} for one that the engine chooses
	 */
	public void setHostname(@Nullable String hostname) {
		this.hostname = hostname;
	}

	/**
	 * Return the environment variables of the session, those of the client included.
	 * @return the variables by name, modifiable
	 */
	public Map<String, String> getEnvironment() {
		return this.environment;
	}

	/**
	 * Return the labels, to which those are added by which the server knows its
	 * containers.
	 * @return the labels by name, modifiable
	 */
	public Map<String, String> getLabels() {
		return this.labels;
	}

	/**
	 * Return what of the host is in the container.
	 * @return the mounts, modifiable
	 */
	public List<SshContainerMount> getMounts() {
		return this.mounts;
	}

	/**
	 * Return the file systems in memory.
	 * @return the options, such as {@code size=64m}, by the paths, modifiable
	 */
	public Map<String, String> getTmpfs() {
		return this.tmpfs;
	}

	/**
	 * Return the limit of memory, swap included.
	 * @return the limit, or {@code null} if there is none
	 */
	public @Nullable DataSize getMemory() {
		return this.memory;
	}

	/**
	 * Set the limit of memory, swap included.
	 * @param memory the limit, or {@code null} for none
	 */
	public void setMemory(@Nullable DataSize memory) {
		this.memory = memory;
	}

	/**
	 * Return the limit of processor time.
	 * @return the number of processors, such as 0.5, or 0 if there is no limit
	 */
	public double getCpus() {
		return this.cpus;
	}

	/**
	 * Set the limit of processor time.
	 * @param cpus the number of processors, such as 0.5, or 0 for no limit
	 */
	public void setCpus(double cpus) {
		Assert.isTrue(cpus >= 0, "'cpus' must not be negative");
		this.cpus = cpus;
	}

	/**
	 * Return the limit of processes and threads.
	 * @return the number, or 0 if there is no limit
	 */
	public long getPids() {
		return this.pids;
	}

	/**
	 * Set the limit of processes and threads.
	 * @param pids the number, or 0 for no limit
	 */
	public void setPids(long pids) {
		Assert.isTrue(pids >= 0, "'pids' must not be negative");
		this.pids = pids;
	}

	/**
	 * Return the network.
	 * @return {@code none}, {@code bridge}, or the name of a network of the engine
	 */
	public String getNetwork() {
		return this.network;
	}

	/**
	 * Set the network.
	 * @param network {@code none}, {@code bridge}, or the name of a network of the engine
	 */
	public void setNetwork(String network) {
		Assert.hasText(network, "'network' must not be empty");
		this.network = network;
	}

	/**
	 * Return whether the root file system is read-only.
	 * @return whether nothing but mounts and file systems in memory can be written
	 */
	public boolean isReadOnlyRoot() {
		return this.readOnlyRoot;
	}

	/**
	 * Set whether the root file system is read-only.
	 * @param readOnlyRoot whether nothing but mounts and file systems in memory can be
	 * written
	 */
	public void setReadOnlyRoot(boolean readOnlyRoot) {
		this.readOnlyRoot = readOnlyRoot;
	}

	/**
	 * Return the capabilities of processes.
	 * @return the names without {@code CAP_}, such as {@code NET_BIND_SERVICE}
	 */
	public List<String> getCapabilities() {
		return this.capabilities;
	}

	/**
	 * Set the capabilities of processes.
	 * @param capabilities the names without {@code CAP_}, such as
	 * {@code NET_BIND_SERVICE}, not {@code ALL}
	 */
	public void setCapabilities(List<String> capabilities) {
		for (String capability : capabilities) {
			Assert.isTrue(capability.matches("[A-Z][A-Z0-9_]*") && !capability.equals("ALL"),
					"'capabilities' must be names of capabilities, and not ALL");
		}
		this.capabilities = List.copyOf(capabilities);
	}

	/**
	 * Return the runtime of the engine.
	 * @return the name, such as {@code runsc}, or {@code null} for the engine's default
	 */
	public @Nullable String getRuntime() {
		return this.runtime;
	}

	/**
	 * Set the runtime of the engine.
	 * @param runtime the name, such as {@code runsc}, or {@code null} for the engine's
	 * default
	 */
	public void setRuntime(@Nullable String runtime) {
		this.runtime = runtime;
	}

}
