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

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.docker.internal.ContainerMode;
import io.github.sshspringboot.docker.internal.ImagePull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * {@link ConfigurationProperties Configuration properties} for sessions in containers.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.backends.container")
public class SshContainerProperties {

	/**
	 * Path of the socket of the engine, which may have 'unix://' before it. DOCKER_HOST
	 * by default, or /var/run/docker.sock.
	 */
	private @Nullable String socket;

	/**
	 * What the containers of this application have in common that no other application
	 * has at the same engine. The names of the application and of the machine by default,
	 * and then processes of one machine are told apart. An application that runs in a
	 * container itself needs a name that stays when its container is replaced.
	 */
	private @Nullable String instance;

	/**
	 * Image of the containers, which may contain '{username}'. Without it, there is no
	 * backend 'container'.
	 */
	private @Nullable String image;

	/**
	 * Command of a shell.
	 */
	private List<String> shell = new ArrayList<>(List.of("/bin/sh", "-l"));

	/**
	 * Command that runs the command line of a client, which is appended as one argument.
	 */
	private List<String> exec = new ArrayList<>(List.of("/bin/sh", "-c"));

	/**
	 * Path of the SFTP server within the image, such as /usr/lib/openssh/sftp-server. The
	 * containers have no SFTP by default.
	 */
	private @Nullable String sftpServer;

	/**
	 * Command that gets the command of a session as arguments, instead of that of the
	 * image.
	 */
	private @Nullable List<String> entrypoint;

	/**
	 * User that processes run as, by name or number, instead of that of the image. May
	 * contain '{username}'.
	 */
	private @Nullable String user;

	/**
	 * Directory in which commands start, instead of that of the image. May contain
	 * '{username}'.
	 */
	private @Nullable String workingDirectory;

	/**
	 * Name of the host as the container sees it, which may contain '{username}'.
	 */
	private @Nullable String hostname;

	/**
	 * Environment variables, which may contain '{username}'. Clients cannot change them.
	 */
	private final Map<String, String> environment = new LinkedHashMap<>();

	/**
	 * Labels of the containers, which may contain '{username}'.
	 */
	private final Map<String, String> labels = new LinkedHashMap<>();

	/**
	 * What of the host is in the containers.
	 */
	private final List<Mount> mounts = new ArrayList<>();

	/**
	 * File systems in memory, each with options after a colon.
	 */
	private List<String> tmpfs = new ArrayList<>(List.of("/tmp:size=64m"));

	/**
	 * Whether nothing but mounts and file systems in memory can be written.
	 */
	private boolean readOnlyRoot = true;

	/**
	 * Maximum memory of a container, swap and file systems in memory included.
	 */
	private DataSize memory = DataSize.ofMegabytes(256);

	/**
	 * Maximum processor time of a container, in processors.
	 */
	private double cpus = 1;

	/**
	 * Maximum number of processes and threads in a container.
	 */
	private long pids = 100;

	/**
	 * Network of the containers: 'none', 'bridge', or the name of a network of the
	 * engine.
	 */
	private String network = "none";

	/**
	 * Capabilities of the processes, such as NET_BIND_SERVICE. All others are dropped.
	 */
	private List<String> capAdd = new ArrayList<>();

	/**
	 * Runtime of the engine, such as 'runsc', instead of its default.
	 */
	private @Nullable String runtime;

	/**
	 * What has a container of its own: a session, or a connection with all of its
	 * sessions.
	 */
	private ContainerMode mode = ContainerMode.SESSION;

	/**
	 * When the image is pulled.
	 */
	private ImagePull pull = ImagePull.IF_MISSING;

	/**
	 * Maximum number of containers at a time.
	 */
	private int maxContainers = 100;

	/**
	 * Maximum number of containers of one user at a time.
	 */
	private int maxContainersPerUser = 10;

	private final Timeouts timeouts = new Timeouts();

	public @Nullable String getSocket() {
		return this.socket;
	}

	public void setSocket(@Nullable String socket) {
		this.socket = socket;
	}

	public @Nullable String getInstance() {
		return this.instance;
	}

	public void setInstance(@Nullable String instance) {
		this.instance = instance;
	}

	public @Nullable String getImage() {
		return this.image;
	}

	public void setImage(@Nullable String image) {
		this.image = image;
	}

	public List<String> getShell() {
		return this.shell;
	}

	public void setShell(List<String> shell) {
		this.shell = shell;
	}

	public List<String> getExec() {
		return this.exec;
	}

	public void setExec(List<String> exec) {
		this.exec = exec;
	}

	public @Nullable String getSftpServer() {
		return this.sftpServer;
	}

	public void setSftpServer(@Nullable String sftpServer) {
		this.sftpServer = sftpServer;
	}

	public @Nullable List<String> getEntrypoint() {
		return this.entrypoint;
	}

	public void setEntrypoint(@Nullable List<String> entrypoint) {
		this.entrypoint = entrypoint;
	}

	public @Nullable String getUser() {
		return this.user;
	}

	public void setUser(@Nullable String user) {
		this.user = user;
	}

	public @Nullable String getWorkingDirectory() {
		return this.workingDirectory;
	}

	public void setWorkingDirectory(@Nullable String workingDirectory) {
		this.workingDirectory = workingDirectory;
	}

	public @Nullable String getHostname() {
		return this.hostname;
	}

	public void setHostname(@Nullable String hostname) {
		this.hostname = hostname;
	}

	public Map<String, String> getEnvironment() {
		return this.environment;
	}

	public Map<String, String> getLabels() {
		return this.labels;
	}

	public List<Mount> getMounts() {
		return this.mounts;
	}

	public List<String> getTmpfs() {
		return this.tmpfs;
	}

	public void setTmpfs(List<String> tmpfs) {
		this.tmpfs = tmpfs;
	}

	public boolean isReadOnlyRoot() {
		return this.readOnlyRoot;
	}

	public void setReadOnlyRoot(boolean readOnlyRoot) {
		this.readOnlyRoot = readOnlyRoot;
	}

	public DataSize getMemory() {
		return this.memory;
	}

	public void setMemory(DataSize memory) {
		this.memory = memory;
	}

	public double getCpus() {
		return this.cpus;
	}

	public void setCpus(double cpus) {
		this.cpus = cpus;
	}

	public long getPids() {
		return this.pids;
	}

	public void setPids(long pids) {
		this.pids = pids;
	}

	public String getNetwork() {
		return this.network;
	}

	public void setNetwork(String network) {
		this.network = network;
	}

	public List<String> getCapAdd() {
		return this.capAdd;
	}

	public void setCapAdd(List<String> capAdd) {
		this.capAdd = capAdd;
	}

	public @Nullable String getRuntime() {
		return this.runtime;
	}

	public void setRuntime(@Nullable String runtime) {
		this.runtime = runtime;
	}

	public ContainerMode getMode() {
		return this.mode;
	}

	public void setMode(ContainerMode mode) {
		this.mode = mode;
	}

	public ImagePull getPull() {
		return this.pull;
	}

	public void setPull(ImagePull pull) {
		this.pull = pull;
	}

	public int getMaxContainers() {
		return this.maxContainers;
	}

	public void setMaxContainers(int maxContainers) {
		this.maxContainers = maxContainers;
	}

	public int getMaxContainersPerUser() {
		return this.maxContainersPerUser;
	}

	public void setMaxContainersPerUser(int maxContainersPerUser) {
		this.maxContainersPerUser = maxContainersPerUser;
	}

	public Timeouts getTimeouts() {
		return this.timeouts;
	}

	/**
	 * A directory, file or volume in the containers.
	 */
	public static class Mount {

		/**
		 * Absolute path of what has to exist on the host of the engine, or the name of a
		 * volume. May contain '{username}'.
		 */
		private String source = "";

		/**
		 * Absolute path in the containers, which may contain '{username}'.
		 */
		private String target = "";

		/**
		 * Whether containers cannot change it.
		 */
		private boolean readOnly = true;

		public String getSource() {
			return this.source;
		}

		public void setSource(String source) {
			this.source = source;
		}

		public String getTarget() {
			return this.target;
		}

		public void setTarget(String target) {
			this.target = target;
		}

		public boolean isReadOnly() {
			return this.readOnly;
		}

		public void setReadOnly(boolean readOnly) {
			this.readOnly = readOnly;
		}

	}

	/**
	 * How long what may take.
	 */
	public static class Timeouts {

		/**
		 * Maximum time that the pull of an image may take.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration pull = Duration.ofMinutes(5);

		/**
		 * Maximum time to wait for each answer of the engine.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration start = Duration.ofSeconds(30);

		/**
		 * Maximum time that a container may live. No limit by default.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration life;

		/**
		 * Time that a process has to end by itself when its client has gone.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration stop = Duration.ofSeconds(2);

		public Duration getPull() {
			return this.pull;
		}

		public void setPull(Duration pull) {
			this.pull = pull;
		}

		public Duration getStart() {
			return this.start;
		}

		public void setStart(Duration start) {
			this.start = start;
		}

		public @Nullable Duration getLife() {
			return this.life;
		}

		public void setLife(@Nullable Duration life) {
			this.life = life;
		}

		public Duration getStop() {
			return this.stop;
		}

		public void setStop(Duration stop) {
			this.stop = stop;
		}

	}

}
