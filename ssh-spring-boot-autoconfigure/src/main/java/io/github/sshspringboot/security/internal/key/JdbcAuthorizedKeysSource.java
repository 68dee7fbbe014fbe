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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.Assert;

/**
 * {@link AuthorizedKeysSource} for a database. Each row of a query contains one or more
 * lines in the format of an {@code authorized_keys} file. The name of the user is a
 * parameter of the statement, never part of it.
 */
public final class JdbcAuthorizedKeysSource implements AuthorizedKeysSource {

	private static final Log logger = LogFactory.getLog(JdbcAuthorizedKeysSource.class);

	private static final int MAX_ROWS = 1000;

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final JdbcTemplate jdbc;

	private final String query;

	/**
	 * Create a new source. The query must have one {@code ?} for the name of the user, or
	 * any key would log in as any user. Its first column contains the lines; at most 1000
	 * rows are read.
	 */
	public JdbcAuthorizedKeysSource(DataSource dataSource, String query) {
		Assert.hasText(query, "'query' must not be empty");
		Assert.isTrue(query.indexOf('?') >= 0 && query.indexOf('?') == query.lastIndexOf('?'),
				"'query' must have one ? in it, for the name of the user");
		this.jdbc = new JdbcTemplate(dataSource);
		this.jdbc.setMaxRows(MAX_ROWS);
		this.jdbc.setQueryTimeout((int) TIMEOUT.toSeconds());
		this.query = query;
	}

	@Override
	public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
		if (username.indexOf(0) >= 0) {
			return List.of();
		}
		List<AuthorizedKey> keys = new ArrayList<>();
		this.jdbc.query(this.query, (row) -> {
			String lines = row.getString(1);
			if (lines != null) {
				keys.addAll(AuthorizedKeyLines.parse(lines, "a row of authorized keys in the database", logger));
			}
		}, username);
		return keys;
	}

}
