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

package io.github.sshspringboot.server.internal.penalty;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import io.github.sshspringboot.server.SshPenaltyStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.Assert;

/**
 * {@link SshPenaltyStore} that shares penalties with other servers through Redis 5 or
 * later. Each server answers from its own memory, which one thread keeps up to date: what
 * one server adds, others enforce after a second. While Redis is not available, a server
 * continues with what it knows and sees itself, and logs that once. It does not refuse
 * everybody then, because stopping Redis would lock out all users.
 */
public final class RedisPenaltyStore implements SshPenaltyStore, AutoCloseable {

	private static final Log logger = LogFactory.getLog(RedisPenaltyStore.class);

	private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(1);

	private static final int MAX_PENDING = 1024;

	private static final long OVERLAP = 2000;

	private static final int FIELDS = 4;

	private static final String ALL = "*";

	private final StringRedisTemplate template;

	private final List<String> keys;

	private final SshPenaltySettings settings;

	private final InstantSource clock;

	private final InMemoryPenaltyStore memory;

	private final ThreadPoolExecutor worker;

	private final ScheduledThreadPoolExecutor timer;

	private long readUntil;

	private boolean failing;

	/**
	 * Create a store, which starts reading at once. Servers share their penalties if
	 * their keys have the same prefix.
	 */
	public RedisPenaltyStore(StringRedisTemplate template, String keyPrefix, SshPenaltySettings settings,
			InstantSource clock) {
		this(template, keyPrefix, settings, REFRESH_INTERVAL, clock, threads());
	}

	private static ThreadFactory threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("ssh-penalties-");
		threads.setDaemon(true);
		return threads;
	}

	RedisPenaltyStore(StringRedisTemplate template, String keyPrefix, SshPenaltySettings settings,
			Duration refreshInterval, InstantSource clock, ThreadFactory threads) {
		Assert.hasText(keyPrefix, "'keyPrefix' must not be empty");
		this.template = template;
		this.keys = List.of("{" + keyPrefix + "}:changes", "{" + keyPrefix + "}:order", "{" + keyPrefix + "}:states");
		this.settings = settings;
		this.clock = clock;
		this.memory = new InMemoryPenaltyStore(settings, clock);
		this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_PENDING), threads,
				new ThreadPoolExecutor.DiscardPolicy());
		this.timer = new ScheduledThreadPoolExecutor(1, threads);
		this.timer.scheduleWithFixedDelay(this::refresh, 0, refreshInterval.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void add(AddressBlock source, SshPenaltyReason reason) {
		this.memory.add(source, reason);
		Duration duration = this.settings.durations().getOrDefault(reason, Duration.ZERO);
		if (!duration.isZero()) {
			submit(() -> this.template.execute(PenaltyScripts.ADD, this.keys, source.toString(), reason.name(),
					millis(duration), millis(this.settings.minimum()), millis(this.settings.maximum()),
					Integer.toString(2 * InMemoryPenaltyStore.MAX_SOURCES)));
		}
	}

	@Override
	public boolean isRefused(AddressBlock source) {
		return this.memory.isRefused(source);
	}

	@Override
	public List<SshPenalty> list() {
		return this.memory.list();
	}

	@Override
	public boolean clear(AddressBlock source) {
		boolean cleared = this.memory.clear(source);
		clear(source.toString());
		return cleared;
	}

	@Override
	public void clear() {
		this.memory.clear();
		clear(ALL);
	}

	private void clear(String source) {
		submit(() -> this.template.execute(PenaltyScripts.CLEAR, this.keys, source, millis(this.settings.maximum())));
	}

	private static String millis(Duration duration) {
		return Long.toString(duration.toMillis());
	}

	/**
	 * Queue a task for Redis. If the queue is full, or there is no thread, the change
	 * counts on this server only.
	 */
	private void submit(Runnable task) {
		try {
			this.worker.execute(() -> attempt(task));
		}
		catch (OutOfMemoryError ex) {
			logger.debug("There is no thread to share SSH penalties", ex);
		}
	}

	private void refresh() {
		if (this.worker.getQueue().isEmpty()) {
			submit(this::read);
		}
	}

	private void attempt(Runnable task) {
		try {
			task.run();
			if (this.failing) {
				this.failing = false;
				logger.info("Redis can be reached again: SSH penalties are shared");
			}
		}
		catch (RuntimeException ex) {
			if (!this.failing && !this.worker.isShutdown()) {
				this.failing = true;
				logger.warn("Redis cannot be reached: until it can, this server enforces only the SSH penalties "
						+ "that it knows: " + ex.getMessage());
			}
		}
	}

	private void read() {
		List<?> result = this.template.execute(PenaltyScripts.READ, this.keys, Long.toString(this.readUntil));
		if (result == null || result.isEmpty()) {
			return;
		}
		Instant now = this.clock.instant();
		for (int i = 1; i + FIELDS <= result.size(); i += FIELDS) {
			mergeIfKnown(result, i, now);
		}
		this.readUntil = Long.parseLong(text(result, 0)) - OVERLAP;
	}

	/**
	 * Merge a penalty at the given index of the result, unless its reason is unknown
	 * because a server of a later version added it.
	 */
	private void mergeIfKnown(List<?> result, int index, Instant now) {
		try {
			merge(text(result, index), Long.parseLong(text(result, index + 1)), "1".equals(text(result, index + 2)),
					text(result, index + 3), now);
		}
		catch (IllegalArgumentException ex) {
			logger.debug("A penalty of another server is not understood", ex);
		}
	}

	private static String text(List<?> result, int index) {
		return String.valueOf(result.get(index));
	}

	private void merge(String source, long remaining, boolean enforced, String reason, Instant now) {
		if (ALL.equals(source)) {
			this.memory.clear();
			return;
		}
		AddressBlock block = AddressBlock.of(source);
		if (remaining == 0) {
			this.memory.clear(block);
			return;
		}
		Duration limited = Duration.ofMillis(Math.min(remaining, this.settings.maximum().toMillis()));
		this.memory.merge(new SshPenalty(block, SshPenaltyReason.valueOf(reason), now.plus(limited), enforced));
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.worker.shutdownNow();
	}

}
