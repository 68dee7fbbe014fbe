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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.assertj.core.api.AssertProvider;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened at an {@link SshTestServer}, in order. It never has passwords,
 * answers to prompts, nor the content of streams and files. It is thread safe, and keeps
 * the last 10,000 events.
 * <p>
 * AssertJ's {@code assertThat(timeline)} has the assertions of a list of events. What
 * happens at the server is not finished when a client's call returns: wait for the event
 * with {@code await} first.
 *
 * @since 0.1.0
 */
public final class SshTimeline implements AssertProvider<ListAssert<SshEvent>> {

	static final int MAX_EVENTS = 10_000;

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private final Deque<Entry> entries = new ArrayDeque<>();

	private long started = System.nanoTime();

	private int epoch;

	private int connections;

	private long forgotten;

	SshTimeline() {
	}

	/**
	 * Return the events so far, with when and where they happened.
	 * @return the entries, the oldest first
	 */
	public List<Entry> entries() {
		synchronized (this.entries) {
			return List.copyOf(this.entries);
		}
	}

	/**
	 * Return the events so far.
	 * @return the events, the oldest first
	 */
	public List<SshEvent> events() {
		return entries().stream().map(Entry::event).toList();
	}

	/**
	 * Return the events of one connection so far.
	 * @param connection the number of the connection, the first of which is 1
	 * @return the events, the oldest first
	 */
	public List<SshEvent> events(int connection) {
		return entries().stream().filter((entry) -> entry.connection() == connection).map(Entry::event).toList();
	}

	/**
	 * Return the events of one type so far.
	 * @param <E> the type of the events
	 * @param type the type of the events
	 * @return the events, the oldest first
	 */
	public <E extends SshEvent> List<E> events(Class<E> type) {
		return events().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Wait until the given event has happened, for at most 10 seconds.
	 * @param <E> the type of the event
	 * @param event the event
	 * @return the event
	 * @throws AssertionError if it does not happen in time
	 */
	public <E extends SshEvent> E await(E event) {
		return await(event, DEFAULT_TIMEOUT);
	}

	/**
	 * Wait until the given event has happened.
	 * @param <E> the type of the event
	 * @param event the event
	 * @param timeout how long to wait at most
	 * @return the event
	 * @throws AssertionError if it does not happen in time
	 */
	public <E extends SshEvent> E await(E event, Duration timeout) {
		await(event.toString(), event::equals, timeout);
		return event;
	}

	/**
	 * Wait until an event of the given type has happened, for at most 10 seconds.
	 * @param <E> the type of the event
	 * @param type the type of the event
	 * @return the first such event
	 * @throws AssertionError if none happens in time
	 */
	public <E extends SshEvent> E await(Class<E> type) {
		return await(type, (event) -> true, DEFAULT_TIMEOUT);
	}

	/**
	 * Wait until an event of the given type that matches has happened.
	 * @param <E> the type of the event
	 * @param type the type of the event
	 * @param condition what is asked of the event
	 * @param timeout how long to wait at most
	 * @return the first such event
	 * @throws AssertionError if none happens in time
	 */
	public <E extends SshEvent> E await(Class<E> type, Predicate<? super E> condition, Duration timeout) {
		return type.cast(await(type.getSimpleName(),
				(event) -> type.isInstance(event) && condition.test(type.cast(event)), timeout));
	}

	private SshEvent await(String description, Predicate<SshEvent> condition, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		synchronized (this.entries) {
			while (true) {
				SshEvent found = find(condition);
				if (found != null) {
					return found;
				}
				long remaining = (deadline - System.nanoTime()) / 1_000_000;
				if (remaining <= 0) {
					throw new AssertionError(
							"Expected within %s: %s%nbut there was only:%n%s".formatted(timeout, description, dump()));
				}
				try {
					this.entries.wait(remaining);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					throw new AssertionError("Interrupted while waiting for " + description, ex);
				}
			}
		}
	}

	private @Nullable SshEvent find(Predicate<SshEvent> condition) {
		for (Entry entry : this.entries) {
			if (condition.test(entry.event())) {
				return entry.event();
			}
		}
		return null;
	}

	/**
	 * Return the events as text for people: a line for each, with the time since the
	 * start, the connection and the channel.
	 * @return the text
	 */
	public String dump() {
		StringBuilder dump = new StringBuilder();
		synchronized (this.entries) {
			if (this.forgotten > 0) {
				dump.append("(").append(this.forgotten).append(" earlier events are forgotten)\n");
			}
			for (Entry entry : this.entries) {
				dump.append(entry).append('\n');
			}
		}
		return dump.toString();
	}

	@Override
	public ListAssert<SshEvent> assertThat() {
		return Assertions.assertThat(events()).as(() -> "timeline:%n%s".formatted(dump()));
	}

	@Override
	public String toString() {
		return dump();
	}

	void clear() {
		synchronized (this.entries) {
			this.entries.clear();
			this.started = System.nanoTime();
			this.epoch++;
			this.connections = 0;
			this.forgotten = 0;
		}
	}

	ConnectionLog openConnection() {
		synchronized (this.entries) {
			return new ConnectionLog(this, this.epoch, ++this.connections);
		}
	}

	void add(int epoch, int connection, int channel, SshEvent event) {
		synchronized (this.entries) {
			if (epoch != this.epoch) {
				return;
			}
			if (this.entries.size() == MAX_EVENTS) {
				this.entries.removeFirst();
				this.forgotten++;
			}
			this.entries
				.addLast(new Entry(Duration.ofNanos(System.nanoTime() - this.started), connection, channel, event));
			this.entries.notifyAll();
		}
	}

	/**
	 * An event with when and where it happened.
	 *
	 * @param time the time since the start of the timeline
	 * @param connection the number of the connection, the first of which is 1
	 * @param channel the number of the channel within the connection, or -1 for none
	 * @param event the event
	 */
	public record Entry(Duration time, int connection, int channel, SshEvent event) {

		@Override
		public String toString() {
			String place = (this.channel < 0) ? "#" + this.connection : "#" + this.connection + "." + this.channel;
			return String.format(Locale.ROOT, "%9.3f s %-5s %s", this.time.toNanos() / 1e9, place,
					EventText.printable(this.event.toString()));
		}

	}

}
