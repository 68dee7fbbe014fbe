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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggerConfiguration.ConfigurationScope;
import org.springframework.boot.logging.LoggerConfiguration.LevelConfiguration;
import org.springframework.boot.logging.LoggerGroup;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Sets the levels of loggers and groups, permanently or for a limited time. After that
 * time the level that was configured before is restored. The latest change counts: one
 * for a limited time replaces the time but keeps the level to restore, and a permanent
 * one cancels it. When this instance is closed, all limited changes are reverted. Setting
 * no level restores what was configured before the first change. Thread-safe.
 *
 * @since 0.1.0
 */
public final class TimedLogLevels implements AutoCloseable {

	private static final Duration MAX_TIME = Duration.ofDays(30);

	private static final int MAX_RETURNS = 1000;

	private static final int MAX_CREATED = 100;

	private static final int MAX_CREATED_LENGTH = 200;

	private final LoggingSystem loggingSystem;

	private final LoggerGroups groups;

	private final ScheduledExecutorService timer;

	private final Map<Target, Return> returns = new HashMap<>();

	private final Map<Target, Original> originals = new HashMap<>();

	private final Set<String> created = new HashSet<>();

	private long lastId;

	private boolean closed;

	/**
	 * Create an instance without changes. The timer is not closed by this instance.
	 */
	public TimedLogLevels(LoggingSystem loggingSystem, LoggerGroups groups, ScheduledExecutorService timer) {
		this.loggingSystem = loggingSystem;
		this.groups = groups;
		this.timer = timer;
	}

	/**
	 * Check that a name is that of a logger, of a package with loggers, or of a group, or
	 * that a logger of that name can be created. Logging systems never forget a name
	 * whose level was set.
	 */
	synchronized void admit(String name, boolean create) {
		if (isKnown(name) || this.created.contains(name)) {
			return;
		}
		if (!create) {
			throw invalid("there is no logger '" + name + "'. Correct the name, or create the logger with --create");
		}
		if (name.isBlank() || name.length() > MAX_CREATED_LENGTH) {
			throw invalid("the name of a logger to create must have 1 to " + MAX_CREATED_LENGTH + " characters");
		}
		if (this.created.size() >= MAX_CREATED) {
			throw invalid("no more than " + MAX_CREATED + " loggers can be created");
		}
		this.created.add(name);
	}

	private boolean isKnown(String name) {
		return group(name) != null || this.loggingSystem.getLoggerConfigurations()
			.stream()
			.map(LoggerConfiguration::getName)
			.anyMatch((known) -> known.equals(name) || known.startsWith(name + "."));
	}

	/**
	 * Set a level permanently, or restore the level before all changes if it is
	 * {@code null}. Return the configured level, or {@code null} if it is inherited.
	 */
	synchronized @Nullable LogLevel set(String name, @Nullable LogLevel level) {
		List<Target> targets = targets(name);
		Map<Target, @Nullable LogLevel> levels = levels(targets, level);
		targets.forEach((target) -> {
			cancel(this.returns.remove(target));
			change(target, levels.get(target), level == null);
		});
		return levels.get(targets.get(0));
	}

	/**
	 * Set a level for a limited time, or restore the level before all changes for that
	 * time if it is {@code null}.
	 */
	synchronized Change set(String name, @Nullable LogLevel level, Duration time) {
		if (time.isNegative() || time.isZero() || time.compareTo(MAX_TIME) > 0) {
			throw invalid("--for must be positive and at most " + MAX_TIME.toDays() + "d");
		}
		List<Target> targets = targets(name);
		long more = targets.stream().filter((target) -> !this.returns.containsKey(target)).count();
		if (this.closed || this.returns.size() + more > MAX_RETURNS) {
			throw invalid("no more levels can be set for a time");
		}
		Map<Target, @Nullable LogLevel> levels = levels(targets, level);
		Map<Target, @Nullable LogLevel> then = new HashMap<>();
		targets.forEach((target) -> then.put(target, levelToReturnTo(target)));
		Instant until = Instant.now().plus(time);
		targets.forEach((target) -> {
			returnAfter(time, target, then.get(target));
			change(target, levels.get(target), false);
		});
		return new Change(levels.get(targets.get(0)), until, then.get(targets.get(0)));
	}

	private Map<Target, @Nullable LogLevel> levels(List<Target> targets, @Nullable LogLevel level) {
		Map<Target, @Nullable LogLevel> levels = new HashMap<>();
		targets.forEach((target) -> levels.put(target, (level != null) ? level : original(target)));
		return levels;
	}

	private @Nullable LogLevel original(Target target) {
		Original original = this.originals.get(target);
		return ((original != null) ? original.level() : configured(target)).orElseThrow(target,
				"which could not be restored");
	}

	/**
	 * Set a level and remember the previous one. A level that somebody else has set in
	 * the meantime becomes the previous one.
	 */
	private void change(Target target, @Nullable LogLevel level, boolean back) {
		Original original = this.originals.remove(target);
		Configured configured = configured(target);
		if (!back) {
			boolean ours = original != null && configured.equals(Configured.of(original.set()));
			this.originals.put(target, new Original(ours ? original.level() : configured, level));
		}
		if (!configured.equals(Configured.of(level))) {
			apply(target, level);
		}
	}

	private @Nullable LoggerGroup group(String name) {
		LoggerGroup group = this.groups.get(name);
		return (group != null && group.hasMembers()) ? group : null;
	}

	private List<Target> targets(String name) {
		LoggerGroup group = group(name);
		if (group == null) {
			return List.of(new Target(name, null));
		}
		return Stream
			.concat(Stream.of(new Target(name, group)),
					group.getMembers().stream().distinct().map((member) -> new Target(member, null)))
			.toList();
	}

	private @Nullable LogLevel levelToReturnTo(Target target) {
		Return earlier = this.returns.get(target);
		return (earlier != null) ? earlier.level()
				: configured(target).orElseThrow(target, "which could not be restored. Leave out --for");
	}

	private Configured configured(Target target) {
		if (target.group() != null) {
			return Configured.of(target.group().getConfiguredLevel());
		}
		LoggerConfiguration configuration = this.loggingSystem.getLoggerConfiguration(target.name());
		LevelConfiguration level = (configuration != null)
				? configuration.getLevelConfiguration(ConfigurationScope.DIRECT) : null;
		if (level == null) {
			return Configured.of(null);
		}
		return level.isCustom() ? new Configured(null, level.getName()) : Configured.of(level.getLevel());
	}

	private void returnAfter(Duration time, Target target, @Nullable LogLevel level) {
		long id = ++this.lastId;
		Future<?> future = this.timer.schedule(() -> returnNow(target, id), time.toNanos(), TimeUnit.NANOSECONDS);
		cancel(this.returns.put(target, new Return(level, id, future)));
	}

	private synchronized void returnNow(Target target, long id) {
		Return end = this.returns.get(target);
		if (end != null && end.id() == id) {
			this.returns.remove(target);
			goBack(target, end.level());
		}
	}

	private void goBack(Target target, @Nullable LogLevel level) {
		Original original = this.originals.get(target);
		change(target, level, original != null && original.level().equals(Configured.of(level)));
	}

	/**
	 * Apply a level. The level of a group only records what was last set for it, since
	 * each of its loggers returns to its own.
	 */
	private void apply(Target target, @Nullable LogLevel level) {
		if (target.group() != null) {
			target.group().configureLogLevel(level, (member, memberLevel) -> {
			});
		}
		else {
			this.loggingSystem.setLogLevel(target.name(), level);
		}
	}

	private static void cancel(@Nullable Return earlier) {
		if (earlier != null) {
			earlier.future().cancel(false);
		}
	}

	private static InvalidEndpointRequestException invalid(String reason) {
		return new InvalidEndpointRequestException(reason, reason);
	}

	/**
	 * Revert all changes for a limited time now.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		this.returns.forEach((target, end) -> {
			cancel(end);
			goBack(target, end.level());
		});
		this.returns.clear();
	}

	/**
	 * Result of a change for a limited time: the level now, and the level after that
	 * time. A level is {@code null} if it is inherited.
	 */
	record Change(@Nullable LogLevel level, Instant until, @Nullable LogLevel then) {

	}

	/**
	 * Logger, or group if there is one.
	 */
	private record Target(String name, @Nullable LoggerGroup group) {

	}

	/**
	 * Configured level, {@code null} if it is inherited, or the name of a custom level
	 * that Spring Boot does not know.
	 */
	private record Configured(@Nullable LogLevel level, @Nullable String custom) {

		static Configured of(@Nullable LogLevel level) {
			return new Configured(level, null);
		}

		@Nullable LogLevel orElseThrow(Target target, String reason) {
			if (this.custom != null) {
				throw invalid("the level of " + target.name() + " is " + this.custom + ", " + reason);
			}
			return this.level;
		}

	}

	/**
	 * Level before all changes, and the level that was set last.
	 */
	private record Original(Configured level, @Nullable LogLevel set) {

	}

	/**
	 * Pending return to a level.
	 */
	private record Return(@Nullable LogLevel level, long id, Future<?> future) {

	}

}
