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
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshOption;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.logging.LogLevel;

/**
 * Sets the levels of loggers, optionally for a limited time.
 *
 * @since 0.1.0
 */
@EndpointSshExtension(endpoint = LoggersEndpoint.class)
public class LoggersSshExtension {

	private static final String INHERITED = "inherited";

	private final TimedLogLevels levels;

	public LoggersSshExtension(TimedLogLevels levels) {
		this.levels = levels;
	}

	@WriteOperation
	Map<String, Object> configureLogLevel(@Selector String name, @SshArgument(value = "level",
			description = "The level. Without one, the previous level is restored.") @Nullable LogLevel configuredLevel,
			@SshOption(value = "for", description = "How long to keep the level, such as 10m.") @Nullable Duration time,
			@SshOption(description = "Create the logger if it does not exist.") boolean create) {
		this.levels.admit(name, create);
		Map<String, Object> outcome = new LinkedHashMap<>();
		outcome.put("logger", name);
		if (time == null) {
			outcome.put("level", name(this.levels.set(name, configuredLevel)));
			return outcome;
		}
		TimedLogLevels.Change change = this.levels.set(name, configuredLevel, time);
		outcome.put("level", name(change.level()));
		outcome.put("until", change.until());
		outcome.put("then", name(change.then()));
		return outcome;
	}

	private static String name(@Nullable LogLevel level) {
		return (level != null) ? level.name() : INHERITED;
	}

}
