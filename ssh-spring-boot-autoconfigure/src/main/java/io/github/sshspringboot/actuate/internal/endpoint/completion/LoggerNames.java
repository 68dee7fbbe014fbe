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

package io.github.sshspringboot.actuate.internal.endpoint.completion;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.actuate.logging.LoggersEndpoint.LoggersDescriptor;

/**
 * Proposes the names of logger groups and loggers.
 *
 * @since 0.1.0
 */
public final class LoggerNames extends EndpointNames {

	public LoggerNames(LoggersEndpoint endpoint) {
		super("loggers", Map.of("name", () -> names(endpoint.loggers())));
	}

	private static Stream<String> names(LoggersDescriptor loggers) {
		return Stream.concat(keys(loggers.getGroups()).stream(), keys(loggers.getLoggers()).stream());
	}

	private static Set<String> keys(@Nullable Map<String, ?> map) {
		return (map != null) ? map.keySet() : Set.of();
	}

}
