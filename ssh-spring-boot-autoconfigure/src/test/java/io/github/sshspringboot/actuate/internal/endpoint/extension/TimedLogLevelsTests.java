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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggerConfiguration.LevelConfiguration;
import org.springframework.boot.logging.LoggerGroup;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link TimedLogLevels}.
 */
class TimedLogLevelsTests {

	private static final Duration TIME = Duration.ofMinutes(10);

	private final StubLogging logging = new StubLogging();

	private final LoggerGroups groups = new LoggerGroups(Map.of("web", List.of("web.a", "web.b")));

	private final ScheduledExecutorService timer = mock();

	private final TimedLogLevels levels = new TimedLogLevels(this.logging, this.groups, this.timer);

	private final ScheduledThreadPoolExecutor realTimer = new ScheduledThreadPoolExecutor(1);

	TimedLogLevelsTests() {
		given(this.timer.schedule(any(Runnable.class), anyLong(), any()))
			.willAnswer((invocation) -> mock(ScheduledFuture.class));
	}

	@AfterEach
	void stopTimer() {
		this.realTimer.shutdownNow();
	}

	@Test
	void levelReturnsToTheOneBeforeAfterTheTime() {
		this.logging.levels.put("shop", LogLevel.WARN);
		TimedLogLevels.Change change = this.levels.set("shop", LogLevel.DEBUG, TIME);
		assertThat(change.then()).isEqualTo(LogLevel.WARN);
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.DEBUG);
		tasks().get(0).run();
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.WARN);
	}

	@Test
	void levelThatWasInheritedIsInheritedAgain() {
		assertThat(this.levels.set("shop", LogLevel.DEBUG, TIME).then()).isNull();
		tasks().get(0).run();
		assertThat(this.logging.levels).doesNotContainKey("shop");
	}

	@Test
	void latestOfSeveralTimesCountsAndTheFirstLevelReturns() {
		this.logging.levels.put("shop", LogLevel.WARN);
		this.levels.set("shop", LogLevel.DEBUG, TIME);
		assertThat(this.levels.set("shop", LogLevel.TRACE, TIME).then()).isEqualTo(LogLevel.WARN);
		tasks().get(0).run();
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.TRACE);
		tasks().get(1).run();
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.WARN);
		tasks().get(1).run();
	}

	@Test
	void levelForEverCancelsTheReturn() {
		this.levels.set("shop", LogLevel.DEBUG, TIME);
		this.levels.set("shop", LogLevel.ERROR);
		tasks().get(0).run();
		this.levels.close();
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.ERROR);
	}

	@Test
	void loggersOfAGroupReturnEachToItsOwn() {
		this.logging.levels.put("web.a", LogLevel.WARN);
		this.levels.set("web", LogLevel.DEBUG, TIME);
		assertThat(this.logging.levels).containsEntry("web.a", LogLevel.DEBUG).containsEntry("web.b", LogLevel.DEBUG);
		assertThat(this.groups.get("web")).extracting(LoggerGroup::getConfiguredLevel).isEqualTo(LogLevel.DEBUG);
		tasks().forEach(Runnable::run);
		assertThat(this.logging.levels).containsEntry("web.a", LogLevel.WARN).doesNotContainKey("web.b");
		assertThat(this.groups.get("web")).extracting(LoggerGroup::getConfiguredLevel).isNull();
	}

	@Test
	void loggerOfAGroupThatIsSetForEverStays() {
		this.levels.set("web", LogLevel.DEBUG, TIME);
		this.levels.set("web.a", LogLevel.ERROR);
		this.levels.close();
		assertThat(this.logging.levels).containsOnly(Map.entry("web.a", LogLevel.ERROR));
	}

	@Test
	void groupThatIsSetForEverCancelsTheReturnsOfItsLoggers() {
		this.levels.set("web.a", LogLevel.DEBUG, TIME);
		this.levels.set("web", LogLevel.ERROR);
		this.levels.close();
		assertThat(this.logging.levels).containsEntry("web.a", LogLevel.ERROR).containsEntry("web.b", LogLevel.ERROR);
	}

	@Test
	void closingReturnsAllLevelsAndAcceptsNoMore() {
		this.levels.set("a", LogLevel.DEBUG, TIME);
		this.levels.set("b", LogLevel.DEBUG, TIME);
		this.levels.close();
		assertThat(this.logging.levels).isEmpty();
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> this.levels.set("a", LogLevel.DEBUG, TIME));
		assertThat(this.logging.levels).isEmpty();
	}

	@Test
	void thereIsALimit() {
		for (int i = 0; i < 1000; i++) {
			this.levels.set("logger" + i, LogLevel.DEBUG, TIME);
		}
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> this.levels.set("more", LogLevel.DEBUG, TIME));
		assertThat(this.levels.set("logger1", LogLevel.TRACE, TIME).then()).isNull();
		assertThat(this.logging.levels).doesNotContainKey("more");
	}

	@Test
	void withoutALevelWhatWasThereBeforeTheChangesIsSetAgain() {
		this.logging.levels.putAll(Map.of("shop", LogLevel.WARN, "ROOT", LogLevel.INFO));
		for (String name : List.of("shop", "ROOT", "other")) {
			this.levels.set(name, LogLevel.DEBUG);
			this.levels.set(name, LogLevel.TRACE);
			assertThat(this.logging.levels).containsEntry(name, LogLevel.TRACE);
		}
		assertThat(this.levels.set("shop", null)).isEqualTo(LogLevel.WARN);
		assertThat(this.levels.set("ROOT", null)).isEqualTo(LogLevel.INFO);
		assertThat(this.levels.set("other", null)).isNull();
		assertThat(this.logging.levels)
			.containsExactlyInAnyOrderEntriesOf(Map.of("shop", LogLevel.WARN, "ROOT", LogLevel.INFO));
	}

	@Test
	void withoutALevelWhatNoCommandChangedStays() {
		this.logging.levels.put("shop", LogLevel.WARN);
		assertThat(this.levels.set("shop", null)).isEqualTo(LogLevel.WARN);
		this.levels.set("shop", LogLevel.DEBUG);
		this.levels.set("shop", null);
		this.logging.levels.put("shop", LogLevel.ERROR);
		assertThat(this.levels.set("shop", null)).isEqualTo(LogLevel.ERROR);
		assertThat(this.logging.levels).containsOnly(Map.entry("shop", LogLevel.ERROR));
	}

	@Test
	void whatSomebodyElseSetMeanwhileIsTheLevelBefore() {
		this.levels.set("shop", LogLevel.DEBUG);
		this.logging.levels.put("shop", LogLevel.ERROR);
		this.levels.set("shop", LogLevel.TRACE);
		assertThat(this.levels.set("shop", null)).isEqualTo(LogLevel.ERROR);
	}

	@Test
	void groupWithoutALevelIsAsBefore() {
		this.logging.levels.put("web.a", LogLevel.WARN);
		this.levels.set("web", LogLevel.DEBUG);
		this.levels.set("web", null);
		assertThat(this.logging.levels).containsOnly(Map.entry("web.a", LogLevel.WARN));
		assertThat(this.groups.get("web")).extracting(LoggerGroup::getConfiguredLevel).isNull();
	}

	@Test
	void levelBeforeIsKeptWhileOneIsSetForATime() {
		this.logging.levels.put("shop", LogLevel.WARN);
		this.levels.set("shop", LogLevel.DEBUG);
		this.levels.set("shop", LogLevel.TRACE, TIME);
		tasks().get(0).run();
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.DEBUG);
		assertThat(this.levels.set("shop", null)).isEqualTo(LogLevel.WARN);
	}

	@Test
	void levelBeforeIsSetForATimeToo() {
		this.logging.levels.put("shop", LogLevel.WARN);
		this.levels.set("shop", LogLevel.DEBUG);
		TimedLogLevels.Change change = this.levels.set("shop", null, TIME);
		assertThat(change.level()).isEqualTo(LogLevel.WARN);
		assertThat(change.then()).isEqualTo(LogLevel.DEBUG);
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.WARN);
		tasks().get(0).run();
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.DEBUG);
	}

	@Test
	void onlyLoggersThatAreThereAndTheirPackagesAndGroupsAreAdmitted() {
		this.logging.levels.put("com.acme.Shop", LogLevel.WARN);
		for (String name : List.of("com.acme.Shop", "com.acme", "com", "web")) {
			this.levels.admit(name, false);
		}
		for (String name : List.of("com.acm", "com.acme.", "com.acme.Shop.x", "Shop", "", "a.".repeat(200) + "a")) {
			assertThatExceptionOfType(InvalidEndpointRequestException.class).as(name)
				.isThrownBy(() -> this.levels.admit(name, false))
				.withMessageContaining("--create");
		}
	}

	@Test
	void aLimitedNumberOfLoggersOfLimitedNamesIsCreated() {
		for (String name : List.of("", " ", "a.".repeat(200) + "a")) {
			assertThatExceptionOfType(InvalidEndpointRequestException.class).as(name)
				.isThrownBy(() -> this.levels.admit(name, true))
				.withMessageContaining("1 to 200 characters");
		}
		for (int i = 0; i < 100; i++) {
			this.levels.admit("new" + i, true);
		}
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> this.levels.admit("one.more", true))
			.withMessageContaining("100");
		this.levels.admit("new7", false);
	}

	@Test
	void levelThatCouldNotBeSetAgainIsKept() {
		this.logging.custom = "LOUD";
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> this.levels.set("shop", LogLevel.DEBUG, TIME))
			.withMessageContaining("LOUD");
		assertThat(this.logging.levels).isEmpty();
		this.levels.set("shop", LogLevel.DEBUG);
		assertThatExceptionOfType(InvalidEndpointRequestException.class).isThrownBy(() -> this.levels.set("shop", null))
			.withMessageContaining("LOUD");
		assertThat(this.logging.levels).containsEntry("shop", LogLevel.DEBUG);
	}

	@Test
	void manyThreadsLeaveTheLevelThatWasThereAtFirst() throws Exception {
		this.logging.levels.put("shop", LogLevel.WARN);
		try (TimedLogLevels real = new TimedLogLevels(this.logging, this.groups, this.realTimer)) {
			var executor = Executors.newFixedThreadPool(4);
			for (int i = 0; i < 400; i++) {
				executor
					.execute(() -> real.set("shop", LogLevel.DEBUG, Duration.ofNanos(1 + System.nanoTime() % 1000)));
			}
			executor.shutdown();
			assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(this.logging.levels).containsOnly(Map.entry("shop", LogLevel.WARN));
	}

	private List<Runnable> tasks() {
		ArgumentCaptor<Runnable> tasks = ArgumentCaptor.forClass(Runnable.class);
		then(this.timer).should(atLeast(1)).schedule(tasks.capture(), anyLong(), any());
		return new ArrayList<>(tasks.getAllValues());
	}

	/**
	 * Loggers in memory.
	 */
	private static final class StubLogging extends LoggingSystem {

		private final Map<String, LogLevel> levels = Collections.synchronizedMap(new HashMap<>());

		private @Nullable String custom;

		@Override
		public void beforeInitialize() {
		}

		@Override
		public void initialize(LoggingInitializationContext context, @Nullable String configLocation,
				@Nullable LogFile logFile) {
		}

		@Override
		public void setLogLevel(@Nullable String loggerName, @Nullable LogLevel level) {
			if (level != null) {
				this.levels.put(String.valueOf(loggerName), level);
			}
			else {
				this.levels.remove(String.valueOf(loggerName));
			}
		}

		@Override
		public List<LoggerConfiguration> getLoggerConfigurations() {
			return this.levels.entrySet()
				.stream()
				.map((entry) -> new LoggerConfiguration(entry.getKey(), LevelConfiguration.of(entry.getValue()),
						LevelConfiguration.of(LogLevel.INFO)))
				.toList();
		}

		@Override
		public @Nullable LoggerConfiguration getLoggerConfiguration(String loggerName) {
			LevelConfiguration effective = LevelConfiguration.of(LogLevel.INFO);
			if (this.custom != null) {
				return new LoggerConfiguration(loggerName, LevelConfiguration.ofCustom(this.custom), effective);
			}
			LogLevel level = this.levels.get(loggerName);
			return (level != null) ? new LoggerConfiguration(loggerName, LevelConfiguration.of(level), effective)
					: null;
		}

	}

}
