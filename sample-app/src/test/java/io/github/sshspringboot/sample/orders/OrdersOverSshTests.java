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

package io.github.sshspringboot.sample.orders;

import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.autoconfigure.AutoConfigureSsh;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "sample.data-directory=target/data")
@AutoConfigureSsh
class OrdersOverSshTests {

	@Autowired
	private SshTestClient client;

	@Test
	void orderIsShownAsJson() {
		assertThat(this.client.as("operator").run("orders show 1 -o json")).succeeded()
			.json()
			.extractingJsonPathStringValue("$.item")
			.isEqualTo("Standing desk, oak");
	}

	@Test
	void onlyAdministratorsCancel() {
		assertThat(this.client.as("operator").run("orders cancel 7")).hasExitStatus(126)
			.hasStderr("orders cancel: permission denied\n");
		assertThat(this.client.as("admin").run("orders cancel 7 -o csv --columns status")).succeeded()
			.hasStdout("status\ncancelled\n");
	}

	@Test
	void passwordLogsIn() {
		assertThat(this.client.as("operator").password("operator-password").read("whoami")).contains("operator");
	}

}
