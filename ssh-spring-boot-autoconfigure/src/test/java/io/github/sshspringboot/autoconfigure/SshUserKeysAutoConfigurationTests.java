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

import io.github.sshspringboot.command.internal.key.KeysCommand;
import io.github.sshspringboot.security.SshUserKeys;
import io.github.sshspringboot.security.internal.key.FileUserKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshUserKeysAutoConfiguration}.
 */
class SshUserKeysAutoConfigurationTests {

	private static final String ENABLED = "ssh.auth.public-key.self-service.enabled=true";

	private static final String FILES = "ssh.auth.public-key.authorized-keys=classpath:{username},file:/keys/{username}";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshUserKeysAutoConfiguration.class));

	@Test
	void thereIsNoCommandByDefault() {
		this.contextRunner.withPropertyValues(FILES)
			.run((context) -> assertThat(context).doesNotHaveBean(KeysCommand.class));
	}

	@Test
	void keysAreInFiles() {
		this.contextRunner.withPropertyValues(ENABLED, FILES)
			.run((context) -> assertThat(context).hasSingleBean(KeysCommand.class).hasSingleBean(FileUserKeys.class));
	}

	@Test
	void keysAreWhereTheApplicationStoresThem() {
		this.contextRunner.withPropertyValues(ENABLED)
			.withBean(SshUserKeys.class, () -> mock())
			.run((context) -> assertThat(context).hasSingleBean(KeysCommand.class).hasSingleBean(SshUserKeys.class));
	}

	@Test
	void keysThatCannotBeStoredFailTheStart() {
		this.contextRunner.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.public-key.self-service.enabled")));
	}

	@Test
	void maximumThatIsNotPositiveFailsTheStart() {
		this.contextRunner.withPropertyValues(ENABLED, FILES, "ssh.auth.public-key.self-service.max-keys=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.public-key.self-service.max-keys")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "FACTOR_PASWORD", "PASSWORD", "ROLE_ADMIN" })
	void factorThatNoLoginHasFailsTheStart(String factor) {
		this.contextRunner
			.withPropertyValues(ENABLED, FILES, "ssh.auth.public-key.self-service.required-factors=" + factor)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("ssh.auth.public-key.self-service.required-factors");
					assertThat(ex.getReason()).contains("FACTOR_PASSWORD");
				}));
	}

	@Test
	void factorsOfTheLoginMethodsAreKnown() {
		this.contextRunner.withPropertyValues(ENABLED, FILES,
				"ssh.auth.public-key.self-service.required-factors=FACTOR_PASSWORD,FACTOR_TOTP,FACTOR_SSH_PUBLICKEY,"
						+ "FACTOR_SSH_GSSAPI")
			.run((context) -> assertThat(context).hasSingleBean(KeysCommand.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert", "delete" })
	void oneStatementAloneFailsTheStart(String name) {
		this.contextRunner
			.withPropertyValues(ENABLED, FILES, "ssh.auth.public-key.jdbc.query=select ?",
					"ssh.auth.public-key.jdbc." + name + "=x ? ?")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.public-key.jdbc." + name)));
	}

}
