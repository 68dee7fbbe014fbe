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

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.sshspringboot.security.SshUserKeys;
import io.github.sshspringboot.server.SshPublicKey;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.Assert;

/**
 * {@link SshUserKeys} in a table with one key in each row.
 */
public final class JdbcUserKeys implements SshUserKeys {

	private final JdbcTemplate jdbc;

	private final String query;

	private final String insert;

	private final String delete;

	/**
	 * Create new keys. The query has a {@code ?} for the user, the statements one for the
	 * user and one for the line.
	 */
	public JdbcUserKeys(DataSource dataSource, String query, String insert, String delete) {
		for (String statement : List.of(insert, delete)) {
			Assert.isTrue(statement.chars().filter((character) -> character == '?').count() == 2,
					() -> "'" + statement + "' must have two ? in it, for the name of the user and the line");
		}
		this.jdbc = new JdbcTemplate(dataSource);
		this.query = query;
		this.insert = insert;
		this.delete = delete;
	}

	@Override
	public List<String> getLines(String username) {
		return rows(username).stream().flatMap(String::lines).toList();
	}

	private List<String> rows(String username) {
		List<String> rows = new ArrayList<>();
		this.jdbc.query(this.query, (row) -> {
			String lines = row.getString(1);
			if (lines != null) {
				rows.add(lines);
			}
		}, username);
		return rows;
	}

	@Override
	public void add(String username, String line) {
		this.jdbc.update(this.insert, username, line);
	}

	@Override
	public void remove(String username, SshPublicKey key) {
		for (String row : rows(username)) {
			if (row.lines().anyMatch((line) -> isOf(line, key))) {
				Assert.state(row.strip().lines().count() == 1, "A row of the table has several keys");
				Assert.state(this.jdbc.update(this.delete, username, row) > 0, "The row of the key was not deleted");
			}
		}
	}

	private static boolean isOf(String line, SshPublicKey key) {
		UserKeyLine parsed = UserKeyLine.find(line);
		return parsed != null && parsed.key().key().equals(key);
	}

}
