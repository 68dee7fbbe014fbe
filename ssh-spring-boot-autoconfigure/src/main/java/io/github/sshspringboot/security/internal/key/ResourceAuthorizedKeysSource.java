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

import java.util.Collection;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.io.ResourceLoader;

/**
 * {@link AuthorizedKeysSource} for files in the {@code authorized_keys} format, one per
 * user. An unusable line is skipped with a warning.
 */
public final class ResourceAuthorizedKeysSource implements AuthorizedKeysSource {

	private static final Log logger = LogFactory.getLog(ResourceAuthorizedKeysSource.class);

	private final UserFiles<AuthorizedKey> files;

	/**
	 * Create a new source. Each location must depend on the user, or any key in it would
	 * log in as any user.
	 */
	public ResourceAuthorizedKeysSource(List<String> locations, ResourceLoader resourceLoader) {
		UserFiles.requireUsername(locations, "any key in the file would log in as any user");
		this.files = new UserFiles<>("authorized keys", logger, locations, resourceLoader,
				(text, description) -> AuthorizedKeyLines.parse(text, description, logger));
	}

	@Override
	public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
		return this.files.get(username);
	}

}
