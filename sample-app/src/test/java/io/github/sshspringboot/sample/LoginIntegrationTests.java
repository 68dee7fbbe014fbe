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

package io.github.sshspringboot.sample;

import io.github.sshspringboot.sample.Clients.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real clients log in by password and by key and run the commands of the sample.
 */
@Tag("jdk")
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(RunningSample.class)
class LoginIntegrationTests {

	private static final String REFUSAL = "(?is).*(permission ?denied|access denied|not accepted|refused our key"
			+ "|authentication failed|no auth methods|no supported authentication|cannot answer interactive prompts"
			+ "|disconnect received).*";

	private final Sample sample;

	LoginIntegrationTests(Sample sample) {
		this.sample = sample;
	}

	@BeforeEach
	void openOrder() {
		this.sample.context().getBean(JdbcTemplate.class).update("update orders set status = 'OPEN' where id = 7");
	}

	@ParameterizedTest
	@EnumSource
	void passwordLogsIn(Client client) {
		verify(client, (user, command) -> client.withPassword(this.sample, user, user + "-password", command));
	}

	@ParameterizedTest
	@EnumSource
	void keyLogsIn(Client client) {
		verify(client, (user, command) -> client.withKey(this.sample, user, Clients.key(user), command));
	}

	@ParameterizedTest
	@EnumSource
	void keyOfOneUserDoesNotLogInAnother(Client client) {
		verifyRefused(client,
				Clients.run(client.withKey(this.sample, "operator", Clients.key("admin"), "orders list")));
		verifyRefused(client,
				Clients.run(client.withKey(this.sample, "admin", Clients.key("operator"), "orders list")));
	}

	@ParameterizedTest
	@EnumSource
	void passwordOfOneUserDoesNotLogInAnother(Client client) {
		verifyRefused(client,
				Clients.run(client.withPassword(this.sample, "admin", "operator-password", "orders list")));
	}

	private static void verify(Client client, Login login) {
		Result list = Clients.run(login.script("admin", "orders list"));
		assertThat(list.status()).as(list.toString()).isZero();
		assertThat(list.output()).startsWith("ID  CUSTOMER").contains("Müller & Söhne GmbH").hasLineCount(13);
		Result show = Clients.run(login.script("operator", "orders show 1"));
		assertThat(show.status()).as(show.toString()).isZero();
		assertThat(show.output()).contains("Standing desk, oak");
		Result denied = Clients.run(login.script("operator", "orders cancel 7"));
		assertThat(denied.status()).as(denied.toString()).isEqualTo(126);
		assertThat(denied.output()).isEmpty();
		assertThat(denied.error()).contains("orders cancel: permission denied\n");
		Result cancel = Clients.run(login.script("admin", "orders cancel 7"));
		assertThat(cancel.status()).as(cancel.toString()).isZero();
		assertThat(cancel.output()).contains("Office chair").contains("cancelled");
		verifyRefused(client, Clients.run(login.script("customer", "orders list")));
	}

	private static void verifyRefused(Client client, Result result) {
		if (client != Client.DROPBEAR) {
			// It takes the disconnection after too many attempts for success
			assertThat(result.status()).as(result.toString()).isNotZero();
		}
		assertThat(result.output()).isEmpty();
		assertThat(result.error()).matches(REFUSAL).doesNotContain("orders list:");
	}

	private interface Login {

		String script(String user, String command);

	}

}
