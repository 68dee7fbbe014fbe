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

package io.github.sshspringboot.test.autoconfigure;

import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.SshTestShell;
import io.github.sshspringboot.test.autoconfigure.shop.ShopApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.mockito.BDDMockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the connections of the tests of one context.
 */
@SpringBootTest(classes = ShopApplication.class, properties = "ssh.test.timeout=60s")
@AutoConfigureSsh
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AutoConfigureSshLoginTests {

	@MockitoBean
	private UserDetailsService users;

	@Autowired
	private SshTestClient client;

	@Autowired
	private SshConnections connections;

	private SshTestShell shell;

	@BeforeAll
	void openShell() {
		bobIs(false);
		this.shell = this.client.as("bob").shell();
	}

	@AfterAll
	void close() {
		this.shell.close();
	}

	@Test
	@Order(1)
	void userLogsIn() {
		bobIs(false);
		this.client.as("bob").login();
		assertThat(this.connections.list()).hasSize(2);
	}

	@Test
	@Order(2)
	void userWhoIsDisabledSinceTheTestBeforeDoesNotLogIn() {
		bobIs(true);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.client.as("bob").login());
	}

	@Test
	@Order(3)
	void connectionsOfTheTestsBeforeHaveEndedAndThoseOfTheClassAreLeft() {
		await().untilAsserted(() -> assertThat(this.connections.list()).hasSize(1));
		assertThat(this.shell.isRunning()).isTrue();
	}

	private void bobIs(boolean disabled) {
		BDDMockito.given(this.users.loadUserByUsername("bob"))
			.willReturn(User.withUsername("bob").password("").roles("ADMIN").disabled(disabled).build());
	}

}
