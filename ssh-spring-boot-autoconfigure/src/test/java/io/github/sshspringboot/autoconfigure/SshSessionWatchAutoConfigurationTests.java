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

import io.github.sshspringboot.actuate.internal.endpoint.EndpointRunner;
import io.github.sshspringboot.command.internal.session.SessionsCommand;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshSessionWatchAutoConfiguration}.
 */
class SshSessionWatchAutoConfigurationTests {

	private static final String AUTHORITIES = "ssh.session.watch.authorities=ROLE_ADMIN";

	private final ApplicationContextRunner contextRunner = EndpointRunner.with(SessionsEndpoint.class)
		.withConfiguration(
				AutoConfigurations.of(SshSessionAutoConfiguration.class, SshSessionWatchAutoConfiguration.class));

	@Test
	void nobodyMayWatchByDefault() {
		this.contextRunner.run((context) -> {
			assertThat(context).doesNotHaveBean(SessionsCommand.class);
			assertThat(run(context, "sessions")).isEqualTo("of the endpoint\n");
		});
	}

	@Test
	void commandTakesThePlaceOfTheEndpoint() {
		this.contextRunner.withPropertyValues(AUTHORITIES).run((context) -> {
			assertThat(context).hasSingleBean(SessionsCommand.class);
			assertThat(run(context, "sessions")).doesNotContain("of the endpoint");
			assertThat(run(context, "sessions delete 1")).isEqualTo("deleted 1\n");
		});
	}

	@Test
	void bothAreThereWithPrefix() {
		this.contextRunner.withPropertyValues(AUTHORITIES, "ssh.actuator.command-prefix=actuator").run((context) -> {
			assertThat(run(context, "sessions")).doesNotContain("of the endpoint");
			assertThat(run(context, "actuator sessions")).isEqualTo("of the endpoint\n");
		});
	}

	@Test
	void rulesDoNotTakeTheAuthorityAway() {
		this.contextRunner
			.withPropertyValues("ssh.session.watch.authorities=ROLE_AUDITOR", "ssh.authorization.rules[0].commands=*",
					"ssh.authorization.rules[0].authorities=ROLE_ADMIN")
			.run((context) -> assertThat(EndpointRunner.run(context, "sessions").status().code()).isIn(126, 127));
	}

	@Test
	void emptyListIsNobody() {
		this.contextRunner.withPropertyValues("ssh.session.watch.authorities=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SessionsCommand.class));
	}

	@Test
	void blankAuthorityFailsTheStart() {
		this.contextRunner.withPropertyValues("ssh.session.watch.authorities[0]= ")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("ssh.session.watch.authorities")));
	}

	private static String run(ApplicationContext context, String line) {
		return EndpointRunner.run(context, line).text();
	}

	@Endpoint(id = "sessions")
	static class SessionsEndpoint {

		@ReadOperation
		String read() {
			return "of the endpoint";
		}

		@DeleteOperation
		String deleteSession(@Selector String sessionId) {
			return "deleted " + sessionId;
		}

	}

}
