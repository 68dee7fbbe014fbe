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

package io.github.sshspringboot.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * {@link ConfigurationProperties Configuration properties} for SSH sessions.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.session")
public class SshSessionProperties {

	/**
	 * Names of environment variables to accept from clients. '*' matches any characters.
	 */
	private List<String> acceptEnv = new ArrayList<>(List.of("LANG", "LC_*"));

	/**
	 * Environment variables to set in every session.
	 */
	private final Map<String, String> setEnv = new LinkedHashMap<>();

	/**
	 * Command line to run instead of whatever a client requests, which is available as
	 * SSH_ORIGINAL_COMMAND. 'internal-sftp', without options, allows nothing but SFTP.
	 */
	private @Nullable String forceCommand;

	/**
	 * Maximum time that a session may last without traffic in either direction. No limit
	 * by default.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration idleTimeout;

	/**
	 * Whether commands may use the agents of users who forward them.
	 */
	private boolean agentForwarding;

	/**
	 * Where sessions run. The first route that matches counts; other sessions run the
	 * commands and the shell of the application.
	 */
	private final List<Route> routes = new ArrayList<>();

	/**
	 * Maximum number of sessions that run at a time in backends other than 'commands'.
	 */
	private int maxSessions = 100;

	/**
	 * Maximum number of sessions that one user may run at a time in backends other than
	 * 'commands'.
	 */
	private int maxSessionsPerUser = 10;

	private final Watch watch = new Watch();

	public List<String> getAcceptEnv() {
		return this.acceptEnv;
	}

	public void setAcceptEnv(List<String> acceptEnv) {
		this.acceptEnv = acceptEnv;
	}

	public Map<String, String> getSetEnv() {
		return this.setEnv;
	}

	public @Nullable String getForceCommand() {
		return this.forceCommand;
	}

	public void setForceCommand(@Nullable String forceCommand) {
		this.forceCommand = forceCommand;
	}

	public @Nullable Duration getIdleTimeout() {
		return this.idleTimeout;
	}

	public void setIdleTimeout(@Nullable Duration idleTimeout) {
		this.idleTimeout = idleTimeout;
	}

	public boolean isAgentForwarding() {
		return this.agentForwarding;
	}

	public void setAgentForwarding(boolean agentForwarding) {
		this.agentForwarding = agentForwarding;
	}

	public Watch getWatch() {
		return this.watch;
	}

	public List<Route> getRoutes() {
		return this.routes;
	}

	public int getMaxSessions() {
		return this.maxSessions;
	}

	public void setMaxSessions(int maxSessions) {
		this.maxSessions = maxSessions;
	}

	public int getMaxSessionsPerUser() {
		return this.maxSessionsPerUser;
	}

	public void setMaxSessionsPerUser(int maxSessionsPerUser) {
		this.maxSessionsPerUser = maxSessionsPerUser;
	}

	/**
	 * A route of sessions to a backend. All that is set must match.
	 */
	public static class Route {

		/**
		 * Names of the users. '*' matches any characters.
		 */
		private List<String> users = new ArrayList<>();

		/**
		 * Authorities of the users, any of which is enough.
		 */
		private List<String> authorities = new ArrayList<>();

		/**
		 * Name of the listener that the client connected to; that of 'ssh.server.port' is
		 * 'default'.
		 */
		private @Nullable String listener;

		/**
		 * Types of the sessions.
		 */
		private Set<SshSessionType> types = EnumSet.noneOf(SshSessionType.class);

		/**
		 * First words of the command line, or the name of the subsystem. '*' matches any
		 * characters of a word. Shells do not match.
		 */
		private List<String> commands = new ArrayList<>();

		/**
		 * Name of the bean that runs the sessions, 'commands' for the commands and the
		 * shell of the application, or 'none' to refuse them.
		 */
		private @Nullable String backend;

		public List<String> getUsers() {
			return this.users;
		}

		public void setUsers(List<String> users) {
			this.users = users;
		}

		public List<String> getAuthorities() {
			return this.authorities;
		}

		public void setAuthorities(List<String> authorities) {
			this.authorities = authorities;
		}

		public @Nullable String getListener() {
			return this.listener;
		}

		public void setListener(@Nullable String listener) {
			this.listener = listener;
		}

		public Set<SshSessionType> getTypes() {
			return this.types;
		}

		public void setTypes(Set<SshSessionType> types) {
			this.types = types;
		}

		public List<String> getCommands() {
			return this.commands;
		}

		public void setCommands(List<String> commands) {
			this.commands = commands;
		}

		public @Nullable String getBackend() {
			return this.backend;
		}

		public void setBackend(@Nullable String backend) {
			this.backend = backend;
		}

	}

	/**
	 * Properties for those who watch sessions of others.
	 */
	public static class Watch {

		/**
		 * Authorities of which a user needs one to list and watch the sessions of all
		 * users. Nobody may, and there is no command, by default.
		 */
		private List<String> authorities = new ArrayList<>();

		/**
		 * Whether the user of a watched session is told who watches.
		 */
		private boolean notify = true;

		public List<String> getAuthorities() {
			return this.authorities;
		}

		public void setAuthorities(List<String> authorities) {
			this.authorities = authorities;
		}

		public boolean isNotify() {
			return this.notify;
		}

		public void setNotify(boolean notify) {
			this.notify = notify;
		}

	}

}
