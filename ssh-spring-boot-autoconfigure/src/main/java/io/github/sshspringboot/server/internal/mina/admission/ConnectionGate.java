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

package io.github.sshspringboot.server.internal.mina.admission;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.github.sshspringboot.server.SshServerListener.Refusal;
import io.github.sshspringboot.server.internal.SshServerSettings.Limits;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * Counts the connections of a server, and decides whether one more is admitted. Never
 * blocks.
 */
public final class ConnectionGate {

	private final Limits limits;

	private final LoginPenalties penalties;

	private final StartupDrop drop;

	private final RefusalLog log = new RefusalLog();

	private final Map<Object, Integer> startupsBySource = new HashMap<>();

	private final Map<String, Integer> connectionsByUser = new HashMap<>();

	private int startups;

	private int connections;

	public ConnectionGate(Limits limits, LoginPenalties penalties) {
		this.limits = limits;
		this.penalties = penalties;
		this.drop = new StartupDrop(limits.startups(), (bound) -> ThreadLocalRandom.current().nextInt(bound));
	}

	/**
	 * Return a new slot for a connection. It must be released in any case.
	 */
	Slot newSlot() {
		return new Slot();
	}

	private static <K> boolean isFull(Map<K, Integer> counts, K key, @Nullable Integer limit) {
		return limit != null && counts.getOrDefault(key, 0) >= limit;
	}

	private static <K> void add(Map<K, Integer> counts, K key) {
		counts.merge(key, 1, Integer::sum);
	}

	private static <K> void remove(Map<K, Integer> counts, K key) {
		counts.computeIfPresent(key, (same, count) -> (count > 1) ? count - 1 : null);
	}

	/**
	 * The share of one connection in the limits.
	 */
	public final class Slot {

		private boolean startup;

		private boolean released;

		private volatile @Nullable InetAddress address;

		private @Nullable Object source;

		private @Nullable SocketAddress local;

		private @Nullable String user;

		/**
		 * Count an unauthenticated connection, or return why it is refused.
		 */
		@Nullable Refusal start() {
			synchronized (ConnectionGate.this) {
				Refusal refusal = null;
				if (isFull()) {
					refusal = Refusal.CONNECTIONS;
				}
				else if (ConnectionGate.this.drop.drops(ConnectionGate.this.startups)) {
					refusal = Refusal.STARTUPS;
				}
				else if (!this.released) {
					this.startup = true;
					ConnectionGate.this.startups++;
				}
				return ConnectionGate.this.log.record(refusal);
			}
		}

		private boolean isFull() {
			Integer limit = ConnectionGate.this.limits.connections();
			return limit != null && ConnectionGate.this.connections >= limit;
		}

		/**
		 * Count an unauthenticated connection for the client's address, which may be
		 * known only some time after {@link #start()}, or return why it is refused.
		 */
		@Nullable Refusal identify(InetAddress address) {
			if (ConnectionGate.this.penalties.isRefused(address)) {
				return ConnectionGate.this.log.record(Refusal.PENALTY);
			}
			this.address = address;
			return count(ConnectionGate.this.limits.sources().sourceOf(address));
		}

		/**
		 * Count an unauthenticated connection of a client that has no address of a
		 * network, or return why it is refused. Such clients have no penalties.
		 */
		@Nullable Refusal identifyLocal(SocketAddress client) {
			this.local = client;
			return count(client);
		}

		private @Nullable Refusal count(Object source) {
			synchronized (ConnectionGate.this) {
				Map<Object, Integer> counts = ConnectionGate.this.startupsBySource;
				Refusal refusal = null;
				if (ConnectionGate.isFull(counts, source, ConnectionGate.this.limits.startupsPerSource())) {
					refusal = Refusal.STARTUPS_OF_SOURCE;
				}
				else if (this.startup) {
					this.source = source;
					add(counts, source);
				}
				return ConnectionGate.this.log.record(refusal);
			}
		}

		/**
		 * Count an authenticated connection, or return why it is refused. User names that
		 * differ only in case share the limit.
		 */
		public @Nullable Refusal login(String name) {
			String user = name.toLowerCase(Locale.ROOT);
			synchronized (ConnectionGate.this) {
				Map<String, Integer> counts = ConnectionGate.this.connectionsByUser;
				Refusal refusal = null;
				if (isFull()) {
					refusal = Refusal.CONNECTIONS;
				}
				else if (ConnectionGate.isFull(counts, user, ConnectionGate.this.limits.connectionsPerUser())) {
					refusal = Refusal.CONNECTIONS_OF_USER;
				}
				else if (!this.released) {
					endStartup();
					this.user = user;
					ConnectionGate.this.connections++;
					add(counts, user);
				}
				return (refusal != null) ? ConnectionGate.this.log.record(refusal, " (user '" + PrintableText.of(name)
						+ "' at " + ((this.local != null) ? this.local : this.address) + ")") : null;
			}
		}

		public LoginAttempt newLoginAttempt(Duration grace) {
			return new LoginAttempt(ConnectionGate.this.penalties, this.address, grace, System::nanoTime);
		}

		/**
		 * Warn that the connection is closed because its client does not read.
		 */
		public void warnOfCutOff(String connectionId, String username, SocketAddress address) {
			ConnectionGate.this.log.warnOfCutOff(connectionId, username, address);
		}

		void release() {
			synchronized (ConnectionGate.this) {
				this.released = true;
				endStartup();
				if (this.user != null) {
					ConnectionGate.this.connections--;
					remove(ConnectionGate.this.connectionsByUser, this.user);
					this.user = null;
				}
			}
		}

		private void endStartup() {
			if (this.startup) {
				this.startup = false;
				ConnectionGate.this.startups--;
			}
			if (this.source != null) {
				remove(ConnectionGate.this.startupsBySource, this.source);
				this.source = null;
			}
		}

	}

}
