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

import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenaltyStore;
import io.github.sshspringboot.server.internal.penalty.InMemoryPenaltyStore;
import io.github.sshspringboot.server.internal.penalty.RedisPenaltyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.authentication.AuthenticationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshPenaltyAutoConfiguration}.
 */
class SshPenaltyAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshPenaltyAutoConfiguration.class));

	@Test
	void penaltiesAreInMemoryByDefaultAlsoWithoutRedis() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.data.redis"))
			.run((context) -> assertThat(context).hasSingleBean(SshPenalties.class)
				.hasSingleBean(InMemoryPenaltyStore.class));
	}

	@Test
	void redisOfTheApplicationAloneDoesNotShareThem() {
		this.runner.withBean(StringRedisTemplate.class, () -> mock(StringRedisTemplate.class))
			.run((context) -> assertThat(context).hasSingleBean(InMemoryPenaltyStore.class));
	}

	@Test
	void redisSharesThemIfItShould() {
		this.runner.withBean(StringRedisTemplate.class, () -> mock(StringRedisTemplate.class))
			.withPropertyValues("ssh.auth.penalties.store=redis")
			.run((context) -> assertThat(context).hasSingleBean(SshPenaltyStore.class)
				.hasSingleBean(RedisPenaltyStore.class));
	}

	@Test
	void storeOfTheApplicationIsUsed() {
		this.runner.withBean("own", SshPenaltyStore.class, () -> mock(SshPenaltyStore.class))
			.run((context) -> assertThat(context).hasSingleBean(SshPenaltyStore.class)
				.doesNotHaveBean(InMemoryPenaltyStore.class));
	}

	@Test
	void switchedOffThereAreNone() {
		this.runner.withPropertyValues("ssh.auth.penalties.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SshPenalties.class)
				.doesNotHaveBean(SshPenaltyStore.class));
	}

	@Test
	void withoutSpringSecurityThereIsNoServerAndThereAreNone() {
		this.runner.withClassLoader(new FilteredClassLoader(AuthenticationManager.class))
			.run((context) -> assertThat(context).doesNotHaveBean(SshPenalties.class)
				.doesNotHaveBean(SshPenaltyStore.class));
	}

	@ParameterizedTest
	@CsvSource({ "store, redis", "min, 10m", "min, -1s", "max, 0s", "auth-fail, -1s", "invalid-user, -1s",
			"no-auth, -1s", "grace-exceeded, -1s", "refuse-connection, -1s" })
	void valueThatMakesNoSenseStopsTheStart(String name, String value) {
		this.runner.withPropertyValues("ssh.auth.penalties." + name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("ssh.auth.penalties." + name)));
	}

	@Test
	void exemptionThatIsNoAddressStopsTheStart() {
		this.runner.withPropertyValues("ssh.auth.penalties.exempt=10.0.0.1/8")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("ssh.auth.penalties.exempt")
				.hasStackTraceContaining("It must be an address, or a network such as '10.0.0.0/8' without bits"));
	}

}
