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

package io.github.sshspringboot.test.server;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong at an {@link SshTestServer}, on demand. Each fault is on from the call
 * of its method until {@link SshFault#close()} or {@link #reset()}. A second fault of the
 * same kind takes the place of the first.
 *
 * @since 0.1.0
 */
public final class SshFaults {

	private final Map<Kind, Active> active = new EnumMap<>(Kind.class);

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private volatile State state = State.NONE;

	SshFaults() {
	}

	/**
	 * Refuse connections: nobody listens at the port. Those that are open stay.
	 * @return the fault
	 */
	public SshFault refuseConnections() {
		return begin(Kind.REFUSE_CONNECTIONS, 0);
	}

	/**
	 * Drop each connection when the server has sent the given number of bytes, and not
	 * one more: those before its identification, encryption and login count. For
	 * connections that are open, the count starts now.
	 * @param bytes the number of bytes; 0 for connections that are dropped before the
	 * server says anything
	 * @return the fault
	 */
	public SshFault dropAfterSending(long bytes) {
		return begin(Kind.DROP_AFTER_SENDING, notNegative(bytes));
	}

	/**
	 * Drop each connection when the server has received at least the given number of
	 * bytes. For connections that are open, the count starts now.
	 * @param bytes the number of bytes
	 * @return the fault
	 */
	public SshFault dropAfterReceiving(long bytes) {
		return begin(Kind.DROP_AFTER_RECEIVING, notNegative(bytes));
	}

	/**
	 * Send nothing any more, while connections stay open and are read: as a peer behind a
	 * broken network. What was to be sent is sent when the fault ends.
	 * @return the fault
	 */
	public SshFault silence() {
		return begin(Kind.SILENCE, 0);
	}

	/**
	 * Read nothing any more from connections, so that clients which send enough block.
	 * @return the fault
	 */
	public SshFault stopReading() {
		return begin(Kind.STOP_READING, 0);
	}

	/**
	 * Send everything later, as over a slow network.
	 * @param delay how much later
	 * @return the fault
	 */
	public SshFault delay(Duration delay) {
		return begin(Kind.DELAY, notNegative(delay.toNanos()));
	}

	/**
	 * Have other host keys than {@link SshTestServer#hostKeys()}, as a server that was
	 * reinstalled, or is another.
	 * @return the fault
	 */
	public SshFault changeHostKeys() {
		return begin(Kind.CHANGE_HOST_KEYS, 0);
	}

	/**
	 * Refuse logins, also with what is right.
	 * @return the fault
	 */
	public SshFault refuseLogins() {
		return begin(Kind.REFUSE_LOGINS, 0);
	}

	/**
	 * Answer each step of a login later.
	 * @param delay how much later
	 * @return the fault
	 */
	public SshFault delayLogins(Duration delay) {
		return begin(Kind.DELAY_LOGINS, notNegative(delay.toNanos()));
	}

	/**
	 * Refuse forwarding, direct and reverse.
	 * @return the fault
	 */
	public SshFault refuseForwarding() {
		return begin(Kind.REFUSE_FORWARDING, 0);
	}

	/**
	 * Close channels of commands and shells without an exit status.
	 * @return the fault
	 */
	public SshFault omitExitStatus() {
		return begin(Kind.OMIT_EXIT_STATUS, 0);
	}

	/**
	 * End all faults.
	 */
	public void reset() {
		synchronized (this.active) {
			this.active.clear();
			changed();
		}
	}

	private SshFault begin(Kind kind, long amount) {
		Active fault = new Active(kind, amount);
		synchronized (this.active) {
			this.active.put(kind, fault);
			changed();
		}
		return fault;
	}

	private void changed() {
		this.state = new State(new EnumMap<>(this.active));
		this.listeners.forEach(Runnable::run);
	}

	void addListener(Runnable listener) {
		this.listeners.add(listener);
	}

	void removeListener(Runnable listener) {
		this.listeners.remove(listener);
	}

	boolean refusesConnections() {
		return this.state.get(Kind.REFUSE_CONNECTIONS) != null;
	}

	@Nullable Active dropsAfterSending() {
		return this.state.get(Kind.DROP_AFTER_SENDING);
	}

	@Nullable Active dropsAfterReceiving() {
		return this.state.get(Kind.DROP_AFTER_RECEIVING);
	}

	boolean isSilent() {
		return this.state.get(Kind.SILENCE) != null;
	}

	boolean stopsReading() {
		return this.state.get(Kind.STOP_READING) != null;
	}

	long sendingDelay() {
		Active fault = this.state.get(Kind.DELAY);
		return (fault != null) ? fault.amount : 0;
	}

	boolean changesHostKeys() {
		return this.state.get(Kind.CHANGE_HOST_KEYS) != null;
	}

	boolean refusesLogins() {
		return this.state.get(Kind.REFUSE_LOGINS) != null;
	}

	Duration loginDelay() {
		Active fault = this.state.get(Kind.DELAY_LOGINS);
		return (fault != null) ? Duration.ofNanos(fault.amount) : Duration.ZERO;
	}

	boolean refusesForwarding() {
		return this.state.get(Kind.REFUSE_FORWARDING) != null;
	}

	boolean omitsExitStatus() {
		return this.state.get(Kind.OMIT_EXIT_STATUS) != null;
	}

	private static long notNegative(long amount) {
		if (amount < 0) {
			throw new IllegalArgumentException("The amount must not be negative: " + amount);
		}
		return amount;
	}

	private enum Kind {

		REFUSE_CONNECTIONS, DROP_AFTER_SENDING, DROP_AFTER_RECEIVING, SILENCE, STOP_READING, DELAY, CHANGE_HOST_KEYS,
		REFUSE_LOGINS, DELAY_LOGINS, REFUSE_FORWARDING, OMIT_EXIT_STATUS

	}

	private record State(Map<Kind, Active> faults) {

		static final State NONE = new State(Map.of());

		@Nullable Active get(Kind kind) {
			return this.faults.get(kind);
		}

	}

	/**
	 * A fault that is on. Its identity is when it began.
	 */
	final class Active implements SshFault {

		private final Kind kind;

		private final long amount;

		private Active(Kind kind, long amount) {
			this.kind = kind;
			this.amount = amount;
		}

		long amount() {
			return this.amount;
		}

		@Override
		public void close() {
			synchronized (SshFaults.this.active) {
				if (SshFaults.this.active.remove(this.kind, this)) {
					changed();
				}
			}
		}

	}

}
