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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JdbcAuthorizedKeysSource}.
 */
class JdbcAuthorizedKeysSourceTests {

	private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOAQsnwDj0mkHSe3H91zSdVdUbEyWtZCpHIu7G50U7aO";

	private static final String QUERY = "select line from ssh_keys where username = ?";

	private EmbeddedDatabase database;

	private JdbcTemplate jdbc;

	@BeforeEach
	void createTable() {
		this.database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		this.jdbc = new JdbcTemplate(this.database);
		this.jdbc.execute("create table ssh_keys (username varchar(100), line varchar(2000))");
	}

	@AfterEach
	void shutDown() {
		this.database.shutdown();
	}

	@Test
	void rowsAreLinesWithOptions() {
		this.jdbc.update("insert into ssh_keys values ('admin', ?)", "no-pty " + KEY + " a comment");
		this.jdbc.update("insert into ssh_keys values ('admin', ?)", "# a comment\n" + KEY + "\nnonsense\n" + KEY);
		this.jdbc.update("insert into ssh_keys values ('admin', null)");
		this.jdbc.update("insert into ssh_keys values ('other', ?)", KEY);
		JdbcAuthorizedKeysSource source = new JdbcAuthorizedKeysSource(this.database, QUERY);
		assertThat(source.getAuthorizedKeys("admin")).extracting((key) -> key.options().restrictions().terminal())
			.containsExactlyInAnyOrder(false, true, true);
		assertThat(source.getAuthorizedKeys("nobody")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "' or '1'='1", "admin' --", "%", "admin'; drop table ssh_keys; --", "?", "admin\0", "" })
	void nameIsNeverPartOfTheStatement(String username) {
		this.jdbc.update("insert into ssh_keys values ('admin', ?)", KEY);
		JdbcAuthorizedKeysSource source = new JdbcAuthorizedKeysSource(this.database, QUERY);
		assertThat(source.getAuthorizedKeys(username)).isEmpty();
		assertThat(source.getAuthorizedKeys("admin")).hasSize(1);
	}

	@Test
	void changeCountsAtOnce() {
		JdbcAuthorizedKeysSource source = new JdbcAuthorizedKeysSource(this.database, QUERY);
		this.jdbc.update("insert into ssh_keys values ('admin', ?)", KEY);
		assertThat(source.getAuthorizedKeys("admin")).hasSize(1);
		this.jdbc.update("delete from ssh_keys");
		assertThat(source.getAuthorizedKeys("admin")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select line from ssh_keys", "select line from ssh_keys where username in (?, ?)" })
	void queryNeedsOneParameter(String query) {
		assertThatIllegalArgumentException().isThrownBy(() -> new JdbcAuthorizedKeysSource(this.database, query));
	}

}
