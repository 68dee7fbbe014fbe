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

package io.github.sshspringboot.server.internal.mina.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.PatternMatchUtils;

/**
 * The environment variables of one channel: those that match a pattern, bounded in number
 * and length.
 */
final class EnvironmentFilter {

	private static final int MAX_VARIABLES = 64;

	private static final int MAX_LENGTH = 4096;

	private final String[] patterns;

	private final Map<String, String> variables = new LinkedHashMap<>();

	EnvironmentFilter(List<String> patterns) {
		this.patterns = patterns.toArray(String[]::new);
	}

	boolean accept(String name, String value) {
		boolean accepted = name.length() <= MAX_LENGTH && value.length() <= MAX_LENGTH && value.indexOf(0) < 0
				&& PatternMatchUtils.simpleMatch(this.patterns, name)
				&& (this.variables.size() < MAX_VARIABLES || this.variables.containsKey(name));
		if (accepted) {
			this.variables.put(name, value);
		}
		return accepted;
	}

	Map<String, String> toMap() {
		return Map.copyOf(this.variables);
	}

}
