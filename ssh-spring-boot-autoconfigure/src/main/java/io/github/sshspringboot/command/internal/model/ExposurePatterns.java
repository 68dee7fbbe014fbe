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

package io.github.sshspringboot.command.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.github.sshspringboot.server.internal.text.WildcardPattern;

/**
 * Patterns of the names of what another library declares and is exposed, with {@code *}
 * for any characters. They remember which of them matched nothing.
 */
public final class ExposurePatterns {

	private final List<String> patterns;

	private final TreeSet<String> unused;

	/**
	 * Create patterns, none of which has matched yet.
	 */
	public ExposurePatterns(List<String> patterns) {
		this.patterns = patterns;
		this.unused = new TreeSet<>(patterns);
	}

	/**
	 * Return whether a pattern matches one of the names.
	 */
	public boolean match(String... names) {
		List<String> matching = this.patterns.stream()
			.filter((pattern) -> List.of(names).stream().anyMatch((name) -> WildcardPattern.matchesName(pattern, name)))
			.toList();
		this.unused.removeAll(matching);
		return !matching.isEmpty();
	}

	/**
	 * Return the first pattern that matched nothing, if there is one.
	 */
	public Optional<String> firstUnused() {
		return this.unused.stream().findFirst();
	}

}
