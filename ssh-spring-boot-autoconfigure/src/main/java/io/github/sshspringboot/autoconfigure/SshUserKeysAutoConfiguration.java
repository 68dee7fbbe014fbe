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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

import io.github.sshspringboot.command.internal.key.KeysCommand;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshUserKeys;
import io.github.sshspringboot.security.internal.key.CachedAuthorizedKeysSource;
import io.github.sshspringboot.security.internal.key.FileUserKeys;
import io.github.sshspringboot.security.internal.key.JdbcUserKeys;
import io.github.sshspringboot.security.internal.key.ResourceAuthorizedKeysSource;
import io.github.sshspringboot.security.internal.key.RevokedKeys;
import io.github.sshspringboot.security.internal.key.UserKeyChanges;
import io.github.sshspringboot.server.SshConnections;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * Auto-configuration for the command {@code keys}, with which users manage their own
 * keys.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshAuthorizedKeysAutoConfiguration.class,
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnSshServer
@ConditionalOnBooleanProperty("ssh.auth.public-key.self-service.enabled")
@EnableConfigurationProperties(SshAuthProperties.class)
public final class SshUserKeysAutoConfiguration {

	private static final String ENABLED = "ssh.auth.public-key.self-service.enabled";

	private static final String FACTORS = "ssh.auth.public-key.self-service.required-factors";

	/**
	 * The factors of the login methods here and those that Spring Security names.
	 */
	private static final Set<String> KNOWN_FACTORS = new TreeSet<>(Set.of("FACTOR_SSH_PUBLICKEY", "FACTOR_SSH_GSSAPI",
			"FACTOR_TOTP", FactorGrantedAuthority.PASSWORD_AUTHORITY, FactorGrantedAuthority.OTT_AUTHORITY,
			FactorGrantedAuthority.WEBAUTHN_AUTHORITY, FactorGrantedAuthority.X509_AUTHORITY));

	@Bean
	@ConditionalOnMissingBean(SshUserKeys.class)
	SshUserKeys sshFileUserKeys(SshAuthProperties properties, ResourceLoader resourceLoader) {
		checkUnused("ssh.auth.public-key.jdbc.insert", properties.getPublicKey().getJdbc().getInsert());
		checkUnused("ssh.auth.public-key.jdbc.delete", properties.getPublicKey().getJdbc().getDelete());
		String location = properties.getPublicKey()
			.getAuthorizedKeys()
			.stream()
			.filter(FileUserKeys::isFile)
			.findFirst()
			.orElseThrow(() -> new InvalidConfigurationPropertyValueException(ENABLED, true,
					"It needs a 'file:' location in ssh.auth.public-key.authorized-keys, the statements "
							+ "ssh.auth.public-key.jdbc.insert and .delete, or an SshUserKeys bean."));
		return new FileUserKeys(location, resourceLoader);
	}

	private static void checkUnused(String property, @Nullable String statement) {
		PropertyValue.check(property, statement, statement == null,
				"Keys are in a table only with all of ssh.auth.public-key.jdbc.query, .insert and .delete, and with "
						+ "spring-jdbc.");
	}

	@Bean
	KeysCommand sshKeysCommand(SshAuthProperties properties, SshUserKeys store, ResourceLoader resourceLoader,
			ObjectProvider<AuthorizedKeysSource> sources, ObjectProvider<CachedAuthorizedKeysSource> caches,
			ObjectProvider<SshConnections> connections, ApplicationEventPublisher publisher) {
		SshAuthProperties.PublicKey publicKey = properties.getPublicKey();
		SshAuthProperties.PublicKey.SelfService settings = publicKey.getSelfService();
		PropertyValue.checkPositive("ssh.auth.public-key.self-service.max-keys", settings.getMaxKeys());
		settings.getRequiredFactors()
			.forEach((factor) -> PropertyValue.check(FACTORS, factor, KNOWN_FACTORS.contains(factor),
					"No login has it, and so nobody could change keys. Use one of " + KNOWN_FACTORS
							+ ", or a rule for the commands 'keys add' and 'keys remove'."));
		List<AuthorizedKeysSource> all = new ArrayList<>(sources.orderedStream().toList());
		all.add(new ResourceAuthorizedKeysSource(publicKey.getAuthorizedKeys(), resourceLoader));
		UserKeyChanges changes = new UserKeyChanges(store, all, new RevokedKeys(publicKey.getRevokedKeys()),
				new UserKeyChanges.Rules(List.copyOf(settings.getRequiredFactors()), settings.getMaxKeys()),
				(username) -> caches.forEach((cache) -> cache.forget(username)));
		return new KeysCommand(changes, connections::getObject, publisher);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JdbcTemplate.class)
	@ConditionalOnProperty({ "ssh.auth.public-key.jdbc.query", "ssh.auth.public-key.jdbc.insert",
			"ssh.auth.public-key.jdbc.delete" })
	static class Jdbc {

		@Bean
		@ConditionalOnMissingBean(SshUserKeys.class)
		SshUserKeys sshJdbcUserKeys(SshAuthProperties properties, DataSource dataSource) {
			SshAuthProperties.PublicKey.Jdbc jdbc = properties.getPublicKey().getJdbc();
			try {
				return new JdbcUserKeys(dataSource, String.valueOf(jdbc.getQuery()), String.valueOf(jdbc.getInsert()),
						String.valueOf(jdbc.getDelete()));
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException("ssh.auth.public-key.jdbc.insert",
						jdbc.getInsert() + "; " + jdbc.getDelete(), ex.getMessage());
			}
		}

	}

}
