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

package io.github.sshspringboot.server.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.AddressBlock;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a server. The first listener is the one that always exists. A
 * client is disconnected after the given number of failed login attempts. Connections
 * from a trusted proxy must start with a PROXY protocol header; other clients must not
 * send one.
 */
public record SshServerSettings(List<SshListenerSettings> listeners, String identification, Algorithms algorithms,
		int maxLoginAttempts, Timeouts timeouts, Sessions sessions, Limits limits, List<AddressBlock> trustedProxies,
		Transport transport) {

	public SshServerSettings {
		listeners = List.copyOf(listeners);
	}

	/**
	 * Return a builder with defaults for a server on a free port of the loopback address,
	 * whose users log in with a password.
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The algorithms to offer: a profile, and for each kind a list that replaces the
	 * profile's, or edits of the form {@code +name} and {@code -name}.
	 */
	public record Algorithms(AlgorithmProfile profile, List<String> keyExchange, List<String> ciphers,
			List<String> macs, List<String> hostKey, List<String> publicKey) {

	}

	/**
	 * The number of bytes in one direction, and the time, after which the server renews
	 * the keys of a connection, and whether clients may compress it after the login.
	 */
	public record Transport(long rekeyBytes, Duration rekeyTime, boolean compression) {
	}

	/**
	 * The time limits of clients: for the login, for a connection without channels
	 * ({@code null} for unlimited), the interval of keepalive requests ({@code null} for
	 * none), and the number of unanswered requests after which a client is disconnected.
	 */
	public record Timeouts(Duration loginGrace, @Nullable Duration idle, @Nullable Duration keepaliveInterval,
			int keepaliveMaxMissed) {

	}

	/**
	 * What applies to all sessions: patterns of the environment variables to accept, a
	 * command line that replaces every request or {@code null}, environment variables to
	 * set, the maximum time without traffic or {@code null} for unlimited, the maximum
	 * time in all or {@code null} for unlimited, and whether commands may use agents.
	 */
	public record Sessions(List<String> acceptEnvironment, @Nullable String forcedCommand,
			Map<String, String> environment, @Nullable Duration idle, @Nullable Duration longest,
			boolean agentForwarding) {

		/** Nothing but what clients request. */
		public static final Sessions DEFAULT = new Sessions(List.of(), null, Map.of(), null, null, false);

	}

	/**
	 * The limits of connections and sessions, {@code null} for unlimited. Connections
	 * over a limit are refused; existing ones are unaffected. Startups are connections
	 * that are not authenticated yet.
	 */
	public record Limits(Startups startups, @Nullable Integer startupsPerSource, SourceBlocks sources,
			@Nullable Integer connections, @Nullable Integer connectionsPerUser, int sessionsPerConnection) {

		/**
		 * Return the limits that are set, by the names of their properties. That of
		 * {@code max-startups} is the number from which all connections are refused.
		 */
		public Map<String, Integer> byName() {
			Map<String, Integer> limits = new LinkedHashMap<>();
			limits.put("max-startups", this.startups.full());
			if (this.startupsPerSource != null) {
				limits.put("max-startups-per-source", this.startupsPerSource);
			}
			if (this.connections != null) {
				limits.put("max-connections", this.connections);
			}
			if (this.connectionsPerUser != null) {
				limits.put("max-connections-per-user", this.connectionsPerUser);
			}
			limits.put("max-sessions-per-connection", this.sessionsPerConnection);
			return Collections.unmodifiableMap(limits);
		}

	}

	public static final class Builder {

		private List<SshListenerSettings> listeners = List.of(SshListenerSettings.DEFAULT);

		private String identification = "SSHSpringBoot";

		private Algorithms algorithms = new Algorithms(AlgorithmProfile.MODERN, List.of(), List.of(), List.of(),
				List.of(), List.of());

		private int maxLoginAttempts = 6;

		private Timeouts timeouts = new Timeouts(Duration.ofMinutes(1), null, null, 3);

		private Sessions sessions = Sessions.DEFAULT;

		private Limits limits = new Limits(new Startups(10, 30, 100), null, new SourceBlocks(32, 128), null, null, 10);

		private List<AddressBlock> trustedProxies = List.of();

		private Transport transport = new Transport(1024 * 1024 * 1024, Duration.ofHours(1), false);

		private Builder() {
		}

		public Builder listeners(List<SshListenerSettings> listeners) {
			this.listeners = listeners;
			return this;
		}

		public Builder identification(String identification) {
			this.identification = identification;
			return this;
		}

		public Builder algorithms(Algorithms algorithms) {
			this.algorithms = algorithms;
			return this;
		}

		public Builder maxLoginAttempts(int maxLoginAttempts) {
			this.maxLoginAttempts = maxLoginAttempts;
			return this;
		}

		public Builder timeouts(Timeouts timeouts) {
			this.timeouts = timeouts;
			return this;
		}

		public Builder sessions(Sessions sessions) {
			this.sessions = sessions;
			return this;
		}

		public Builder limits(Limits limits) {
			this.limits = limits;
			return this;
		}

		public Builder trustedProxies(List<AddressBlock> trustedProxies) {
			this.trustedProxies = trustedProxies;
			return this;
		}

		public Builder transport(Transport transport) {
			this.transport = transport;
			return this;
		}

		public SshServerSettings build() {
			return new SshServerSettings(this.listeners, this.identification, this.algorithms, this.maxLoginAttempts,
					this.timeouts, this.sessions, this.limits, this.trustedProxies, this.transport);
		}

	}

}
