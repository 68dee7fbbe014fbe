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

package io.github.sshspringboot.autoconfigure;

import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.key.CachedAuthorizedKeysSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.ldap.core.LdapOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshAuthorizedKeysAutoConfiguration}.
 */
class SshAuthorizedKeysAutoConfigurationTests {

	private static final String QUERY = "ssh.auth.public-key.jdbc.query=select line from ssh_keys where username = ?";

	private static final String FILTER = "ssh.auth.public-key.ldap.filter=(uid={username})";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshAuthorizedKeysAutoConfiguration.class))
		.withBean(SimpleDriverDataSource.class)
		.withBean(LdapOperations.class, () -> mock());

	@Test
	void nothingIsAskedThatIsNotConfigured() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AuthorizedKeysSource.class));
	}

	@Test
	void databaseAndDirectoryAreAskedTogether() {
		this.contextRunner.withPropertyValues(QUERY, FILTER)
			.run((context) -> assertThat(context).hasBean("sshJdbcAuthorizedKeysSource")
				.hasBean("sshLdapAuthorizedKeysSource"));
	}

	@Test
	void withoutTheLibraryOfWhatIsNotConfiguredTheRestIsThere() {
		this.contextRunner.withPropertyValues(FILTER)
			.withClassLoader(new FilteredClassLoader(JdbcTemplate.class))
			.run((context) -> assertThat(context).getBean("sshLdapAuthorizedKeysSource")
				.isInstanceOf(CachedAuthorizedKeysSource.class));
		this.contextRunner.withPropertyValues(QUERY)
			.withClassLoader(new FilteredClassLoader(LdapOperations.class))
			.run((context) -> assertThat(context).getBean("sshJdbcAuthorizedKeysSource")
				.isInstanceOf(CachedAuthorizedKeysSource.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader(JdbcTemplate.class, LdapOperations.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void configuredSourceWithoutItsLibraryFailsTheStart() {
		this.contextRunner.withPropertyValues(QUERY)
			.withClassLoader(new FilteredClassLoader(JdbcTemplate.class))
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseMessage("Property ssh.auth.public-key.jdbc.query with value 'select line from ssh_keys "
						+ "where username = ?' is invalid: It needs spring-jdbc on the class path."));
		this.contextRunner.withPropertyValues(FILTER)
			.withClassLoader(new FilteredClassLoader(LdapOperations.class))
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseMessage("Property ssh.auth.public-key.ldap.filter with value '(uid={username})' is "
						+ "invalid: It needs spring-ldap-core on the class path."));
	}

	@Test
	void queryForAllUsersFailsTheStart() {
		this.contextRunner.withPropertyValues("ssh.auth.public-key.jdbc.query=select line from ssh_keys")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseMessage("Property ssh.auth.public-key.jdbc.query with value 'select line from ssh_keys' "
						+ "is invalid: 'query' must have one ? in it, for the name of the user"));
	}

	@Test
	void filterForAllUsersFailsTheStart() {
		this.contextRunner.withPropertyValues("ssh.auth.public-key.ldap.filter=(uid=admin)")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.auth.public-key.ldap.filter")
				.hasMessageContaining("{username}"));
	}

	@Test
	void negativeTimeFailsTheStart() {
		this.contextRunner.withPropertyValues(QUERY, "ssh.auth.public-key.cache.time-to-live=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.auth.public-key.cache.time-to-live"));
	}

	@Test
	void stoppedServerNeedsNone() {
		this.contextRunner.withPropertyValues(QUERY, FILTER, "ssh.server.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AuthorizedKeysSource.class));
	}

}
