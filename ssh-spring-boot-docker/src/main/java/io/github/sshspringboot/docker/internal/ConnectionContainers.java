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

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.github.sshspringboot.docker.internal.engine.EngineException;
import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.session.SshSessionException;
import org.jspecify.annotations.Nullable;

/**
 * The containers of connections. A container begins with the first session of its
 * connection, and ends with the connection.
 */
final class ConnectionContainers implements SshServerListener {

	private final Predicate<String> open;

	private final Executor threads;

	private final Map<String, Entry> entries = new HashMap<>();

	/**
	 * Create containers.
	 * @param open tells whether there is a connection with an identifier
	 * @param threads where containers end
	 */
	ConnectionContainers(Predicate<String> open, Executor threads) {
		this.open = open;
		this.threads = threads;
	}

	/**
	 * Return the container of a connection, which is in use until the lease is closed.
	 */
	Lease lease(String connectionId, Starter starter)
			throws EngineException, SshSessionException, InterruptedException {
		Entry entry;
		synchronized (this.entries) {
			entry = this.entries.computeIfAbsent(connectionId, (id) -> new Entry());
			entry.sessions++;
		}
		boolean leased = false;
		try {
			Lease lease = new Lease(entry.get(starter), () -> release(connectionId, entry));
			leased = true;
			return lease;
		}
		finally {
			if (!leased) {
				release(connectionId, entry);
			}
		}
	}

	private void release(String connectionId, Entry entry) {
		boolean last;
		synchronized (this.entries) {
			entry.sessions--;
			last = entry.sessions == 0 && (entry.closed || !this.open.test(connectionId));
		}
		if (last) {
			end(connectionId, entry);
		}
	}

	/**
	 * End a container, which is known until then: who ends all waits for it.
	 */
	private void end(String connectionId, Entry entry) {
		entry.end();
		synchronized (this.entries) {
			if (entry.sessions == 0) {
				this.entries.remove(connectionId, entry);
			}
		}
	}

	@Override
	public void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
		synchronized (this.entries) {
			Entry entry = this.entries.get(peer.connectionId());
			if (entry == null) {
				return;
			}
			entry.closed = true;
			if (entry.sessions == 0) {
				this.threads.execute(() -> end(peer.connectionId(), entry));
			}
		}
	}

	/**
	 * End the containers whose connections have gone.
	 */
	void sweep() {
		Map<String, Entry> gone = new HashMap<>();
		synchronized (this.entries) {
			this.entries.forEach((connectionId, entry) -> {
				if (entry.sessions == 0 && !this.open.test(connectionId)) {
					gone.put(connectionId, entry);
				}
			});
		}
		gone.forEach(this::end);
	}

	void endAll() {
		Collection<Entry> all;
		synchronized (this.entries) {
			all = List.copyOf(this.entries.values());
			this.entries.clear();
		}
		all.forEach(Entry::end);
	}

	/**
	 * Starts a container.
	 */
	interface Starter {

		ConnectionContainer start() throws EngineException, SshSessionException, InterruptedException;

	}

	/**
	 * A container that is in use.
	 */
	record Lease(ConnectionContainer container, Runnable end) implements AutoCloseable {

		@Override
		public void close() {
			this.end.run();
		}

	}

	/**
	 * The container of one connection, if it has one now.
	 */
	private static final class Entry {

		private final Lock lock = new ReentrantLock();

		private int sessions;

		private boolean closed;

		private @Nullable ConnectionContainer container;

		ConnectionContainer get(Starter starter) throws EngineException, SshSessionException, InterruptedException {
			this.lock.lockInterruptibly();
			try {
				ConnectionContainer current = this.container;
				if (current == null || current.hasEnded()) {
					end();
					current = starter.start();
					this.container = current;
				}
				return current;
			}
			finally {
				this.lock.unlock();
			}
		}

		void end() {
			this.lock.lock();
			try {
				if (this.container != null) {
					this.container.end();
					this.container = null;
				}
			}
			finally {
				this.lock.unlock();
			}
		}

	}

}
