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
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.key.KeyFileProblem;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.Assert;

/**
 * {@link AuthorizedKeysSource} for files in the {@code authorized_keys} format, one per
 * user. A file is read again when it has changed. An unusable line is skipped with a
 * warning, and a file that other users of the machine can write or replace is not used.
 * The file and its directory may belong to the user of this process, to {@code root}, or
 * to the user of the machine with the name that logs in.
 */
public final class ResourceAuthorizedKeysSource implements AuthorizedKeysSource {

	/**
	 * Stands for the user in a location.
	 */
	public static final String USERNAME = "{username}";

	private static final Log logger = LogFactory.getLog(ResourceAuthorizedKeysSource.class);

	private static final Pattern SAFE_USERNAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._@+-]{0,127}");

	private static final int MAX_CACHED_FILES = 256;

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	private final List<String> locations;

	private final ResourceLoader resourceLoader;

	private final RecentValues<String, KeyFile> cache = new RecentValues<>(MAX_CACHED_FILES);

	/**
	 * Create a new source. Each location must depend on the user, or any key in it would
	 * log in as any user.
	 */
	public ResourceAuthorizedKeysSource(List<String> locations, ResourceLoader resourceLoader) {
		for (String location : locations) {
			Assert.isTrue(location.contains(USERNAME), () -> "Location '" + location + "' has no " + USERNAME
					+ " in it: any key in the file would log in as any user");
		}
		this.locations = List.copyOf(locations);
		this.resourceLoader = resourceLoader;
	}

	@Override
	public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
		if (!SAFE_USERNAME.matcher(username).matches()) {
			return List.of();
		}
		List<AuthorizedKey> keys = new ArrayList<>();
		for (String location : this.locations) {
			keys.addAll(load(location.replace(USERNAME, username), username));
		}
		return keys;
	}

	private List<AuthorizedKey> load(String location, String username) {
		Resource resource = this.resourceLoader.getResource(location);
		try {
			if (!resource.exists()) {
				return List.of();
			}
			ResourceVersion version = ResourceVersion.of(resource, username);
			KeyFile cached = this.cache.get(location);
			if (cached == null || !cached.version().equals(version)) {
				cached = new KeyFile(version, read(resource, version.problem()));
				this.cache.put(location, cached);
			}
			return cached.keys();
		}
		catch (IOException ex) {
			this.failures.warn("Cannot read the authorized keys in " + resource.getDescription() + ": "
					+ KeyFileProblem.describe(resource, ex));
			return List.of();
		}
	}

	private static List<AuthorizedKey> read(Resource resource, @Nullable KeyFileProblem problem) throws IOException {
		if (problem != null) {
			logger.warn("The authorized keys in " + resource.getDescription() + " are not used: the file "
					+ problem.reason() + "; " + problem.action());
			return List.of();
		}
		return AuthorizedKeyLines.parse(resource.getContentAsString(StandardCharsets.UTF_8), resource.getDescription(),
				logger);
	}

	private record KeyFile(ResourceVersion version, List<AuthorizedKey> keys) {

	}

}
