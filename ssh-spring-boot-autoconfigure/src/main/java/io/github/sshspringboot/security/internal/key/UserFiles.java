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

package io.github.sshspringboot.security.internal.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.key.KeyFileProblem;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.Assert;

/**
 * Files with lines, one file per user. A file is read again when it has changed, and one
 * that other users of the machine can write or replace is not used. The file and its
 * directory may belong to the user of this process, to {@code root}, or to the user of
 * the machine with the name that logs in.
 *
 * @param <T> the type of a parsed line
 */
final class UserFiles<T> {

	/**
	 * Stands for the user in a location.
	 */
	static final String USERNAME = "{username}";

	private static final Pattern SAFE_USERNAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._@+-]{0,127}");

	private static final int MAX_CACHED_FILES = 256;

	private final String content;

	private final Log logger;

	private final FailureLog failures;

	private final List<String> locations;

	private final ResourceLoader resourceLoader;

	private final BiFunction<String, String, List<T>> parser;

	private final RecentValues<String, UserFile<T>> cache = new RecentValues<>(MAX_CACHED_FILES);

	/**
	 * Create new files of what the first argument calls them. The parser takes the text
	 * of a file and its description.
	 */
	UserFiles(String content, Log logger, List<String> locations, ResourceLoader resourceLoader,
			BiFunction<String, String, List<T>> parser) {
		this.content = content;
		this.logger = logger;
		this.failures = new FailureLog(logger, Clock.systemUTC());
		this.locations = List.copyOf(locations);
		this.resourceLoader = resourceLoader;
		this.parser = parser;
	}

	/**
	 * Return whether a name can be part of a location.
	 */
	static boolean isSafe(String username) {
		return SAFE_USERNAME.matcher(username).matches();
	}

	/**
	 * Require that a location depends on the user, or what is in it would count for any
	 * user.
	 */
	static void requireUsername(List<String> locations, String consequence) {
		for (String location : locations) {
			Assert.isTrue(location.contains(USERNAME),
					() -> "Location '" + location + "' has no " + USERNAME + " in it: " + consequence);
		}
	}

	List<T> get(String username) {
		if (!isSafe(username)) {
			return List.of();
		}
		List<T> all = new ArrayList<>();
		for (String location : this.locations) {
			all.addAll(load(location.replace(USERNAME, username), username));
		}
		return all;
	}

	private List<T> load(String location, String username) {
		Resource resource = this.resourceLoader.getResource(location);
		try {
			if (!resource.exists()) {
				return List.of();
			}
			ResourceVersion version = ResourceVersion.of(resource, username);
			UserFile<T> cached = this.cache.get(location);
			if (cached == null || !cached.version().equals(version)) {
				cached = new UserFile<>(version, read(resource, version.problem()));
				this.cache.put(location, cached);
			}
			return cached.lines();
		}
		catch (IOException ex) {
			this.failures.warn("Cannot read the " + this.content + " in " + resource.getDescription() + ": "
					+ KeyFileProblem.describe(resource, ex));
			return List.of();
		}
	}

	private List<T> read(Resource resource, @Nullable KeyFileProblem problem) throws IOException {
		if (problem != null) {
			this.logger.warn("The " + this.content + " in " + resource.getDescription() + " are not used: the file "
					+ problem.reason() + "; " + problem.action());
			return List.of();
		}
		return this.parser.apply(resource.getContentAsString(StandardCharsets.UTF_8), resource.getDescription());
	}

	private record UserFile<T>(ResourceVersion version, List<T> lines) {

	}

}
