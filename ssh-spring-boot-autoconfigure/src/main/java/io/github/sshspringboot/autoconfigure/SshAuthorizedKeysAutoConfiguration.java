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

import java.time.Clock;

import javax.sql.DataSource;

import io.github.sshspringboot.autoconfigure.SshAuthProperties.PublicKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.key.CachedAuthorizedKeysSource;
import io.github.sshspringboot.security.internal.key.JdbcAuthorizedKeysSource;
import io.github.sshspringboot.security.internal.key.LdapAuthorizedKeysSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.ldap.core.LdapOperations;

/**
 * Auto-configuration for authorized keys in databases and directories, which are used in
 * addition to files and the {@link AuthorizedKeysSource} beans of the application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		"org.springframework.boot.ldap.autoconfigure.LdapAutoConfiguration" })
@ConditionalOnSshServer
@EnableConfigurationProperties(SshAuthProperties.class)
public final class SshAuthorizedKeysAutoConfiguration {

	private static final String QUERY = "ssh.auth.public-key.jdbc.query";

	private static final String FILTER = "ssh.auth.public-key.ldap.filter";

	private static CachedAuthorizedKeysSource cached(AuthorizedKeysSource source, PublicKey properties) {
		PropertyValue.check("ssh.auth.public-key.cache.time-to-live", properties.getCache().getTimeToLive(),
				!properties.getCache().getTimeToLive().isNegative(), "It must not be negative.");
		return new CachedAuthorizedKeysSource(source, properties.getCache().getTimeToLive(), Clock.systemUTC());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JdbcTemplate.class)
	@ConditionalOnProperty(QUERY)
	static class Jdbc {

		@Bean
		CachedAuthorizedKeysSource sshJdbcAuthorizedKeysSource(SshAuthProperties properties, DataSource dataSource) {
			String query = String.valueOf(properties.getPublicKey().getJdbc().getQuery());
			try {
				return cached(new JdbcAuthorizedKeysSource(dataSource, query), properties.getPublicKey());
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(QUERY, query, ex.getMessage());
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LdapOperations.class)
	@ConditionalOnProperty(FILTER)
	static class Ldap {

		@Bean
		CachedAuthorizedKeysSource sshLdapAuthorizedKeysSource(SshAuthProperties properties, LdapOperations ldap) {
			PublicKey.Ldap settings = properties.getPublicKey().getLdap();
			String filter = String.valueOf(settings.getFilter());
			PropertyValue.check("ssh.auth.public-key.ldap.base", settings.getBase(),
					LdapAuthorizedKeysSource.isBase(settings.getBase()), "It must be a distinguished name.");
			try {
				return cached(new LdapAuthorizedKeysSource(ldap, settings.getBase(), filter, settings.getAttribute()),
						properties.getPublicKey());
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(FILTER, filter, ex.getMessage());
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.jdbc.core.JdbcTemplate")
	@ConditionalOnProperty(QUERY)
	static class WithoutJdbc {

		WithoutJdbc(SshAuthProperties properties) {
			throw new InvalidConfigurationPropertyValueException(QUERY, properties.getPublicKey().getJdbc().getQuery(),
					"It needs spring-jdbc on the class path.");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.ldap.core.LdapOperations")
	@ConditionalOnProperty(FILTER)
	static class WithoutLdap {

		WithoutLdap(SshAuthProperties properties) {
			throw new InvalidConfigurationPropertyValueException(FILTER,
					properties.getPublicKey().getLdap().getFilter(), "It needs spring-ldap-core on the class path.");
		}

	}

}
