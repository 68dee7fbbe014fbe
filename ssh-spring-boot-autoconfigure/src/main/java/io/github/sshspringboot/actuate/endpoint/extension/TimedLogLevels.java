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

package io.github.sshspringboot.actuate.endpoint.extension;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Sets the levels of loggers and groups, for ever or for a time after which they are as
 * they were configured before. Of several changes the latest counts: one for a time
 * replaces the time but keeps the level to return to, one for ever cancels it. What is
 * set for a time ends at the latest when this is closed. Thread-safe.
 *
 * @since 0.1.0
 */
public final class TimedLogLevels implements AutoCloseable {

	private static final Duration MAX_TIME = Duration.ofDays(30);

	private static final int MAX_RETURNS = 1000;

	private final LoggingSystem loggingSystem;

	private final LoggerGroups groups;

	private final ScheduledExecutorService timer;

	private final Map<Target, Return> returns = new HashMap<>();

	private long lastId;

	private boolean closed;

	/**
	 * Create it without any change.
	 * @param loggingSystem has the loggers
	 * @param groups the groups of loggers
	 * @param timer sets levels back, not closed by this
	 */
	public TimedLogLevels(LoggingSystem loggingSystem, LoggerGroups groups, ScheduledExecutorService timer) {
		this.loggingSystem = loggingSystem;
		this.groups = groups;
		this.timer = timer;
	}

	/**
	 * Set a level for ever.
	 * @param name the logger or group
	 * @param level the level, {@code null} to inherit one
	 * @throws InvalidEndpointRequestException if the root logger is to inherit one
	 */
	synchronized void set(String name, @Nullable LogLevel level) {
		checkLevel(name, level);
		targets(name).forEach((target) -> cancel(this.returns.remove(target)));
		apply(name, level);
	}

	/**
	 * Set a level for a time.
	 * @param name the logger or group
	 * @param level the level, {@code null} to inherit one
	 * @param time how long
	 * @return what will happen
	 * @throws InvalidEndpointRequestException if the time is out of range, too many
	 * levels are set for a time, or the current one could not be set again
	 */
	synchronized Change set(String name, @Nullable LogLevel level, Duration time) {
		checkLevel(name, level);
		if (time.isNegative() || time.isZero() || time.compareTo(MAX_TIME) > 0) {
			throw invalid("--for must be longer than nothing and at most " + MAX_TIME.toDays() + "d");
		}
		List<Target> targets = targets(name);
		long more = targets.stream().filter((target) -> !this.returns.containsKey(target)).count();
		if (this.closed || this.returns.size() + more > MAX_RETURNS) {
			throw invalid("no more levels can be set for a time");
		}
		Map<Target, @Nullable LogLevel> levels = new HashMap<>();
		targets.forEach((target) -> levels.put(target, levelToReturnTo(target)));
		Instant until = Instant.now().plus(time);
		levels.forEach((target, before) -> returnAfter(time, target, before));
		apply(name, level);
		return new Change(until, levels.get(targets.get(0)));
	}

	private static void checkLevel(String name, @Nullable LogLevel level) {
		if (level == null && LoggingSystem.ROOT_LOGGER_NAME.equalsIgnoreCase(name)) {
			throw invalid("the root logger has no other to inherit a level from. Give a level");
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

	private void apply(String name, @Nullable LogLevel level) {
		LoggerGroup group = group(name);
		if (group != null) {
			group.configureLogLevel(level, this.loggingSystem::setLogLevel);
		}
		else {
			this.loggingSystem.setLogLevel(name, level);
		}
	}

	private @Nullable LogLevel levelToReturnTo(Target target) {
		Return earlier = this.returns.get(target);
		if (earlier != null) {
			return earlier.level();
		}
		if (target.group() != null) {
			return target.group().getConfiguredLevel();
		}
		LoggerConfiguration configuration = this.loggingSystem.getLoggerConfiguration(target.name());
		LevelConfiguration level = (configuration != null)
				? configuration.getLevelConfiguration(ConfigurationScope.DIRECT) : null;
		if (level != null && level.isCustom()) {
			throw invalid("the level of " + target.name() + " is " + level.getName()
					+ ", which could not be set again. Leave out --for");
		}
		return (level != null) ? level.getLevel() : null;
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
			apply(target, end.level());
		}
	}

	/**
	 * Set a level back. That of a group says what was set for it last: each of its
	 * loggers returns to its own.
	 * @param target the logger or group
	 * @param level the level
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
	 * Set all levels back that were set for a time, now.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		this.returns.forEach((target, end) -> {
			cancel(end);
			apply(target, end.level());
		});
		this.returns.clear();
	}

	/**
	 * What happens to a level that was set for a time.
	 *
	 * @param until when the time is over
	 * @param then the level after it, {@code null} if one is inherited
	 */
	record Change(Instant until, @Nullable LogLevel then) {

	}

	/**
	 * What has a level.
	 *
	 * @param name its name
	 * @param group the group, {@code null} for a logger
	 */
	private record Target(String name, @Nullable LoggerGroup group) {

	}

	/**
	 * The end of a level's time.
	 *
	 * @param level the level after it
	 * @param id tells it from earlier ones
	 * @param future sets the level
	 */
	private record Return(@Nullable LogLevel level, long id, Future<?> future) {

	}

}
