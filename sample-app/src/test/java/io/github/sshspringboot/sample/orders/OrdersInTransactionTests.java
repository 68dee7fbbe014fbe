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
import io.github.sshspringboot.test.autoconfigure.SshCommandTester;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.transaction.AfterTransaction;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OrderCommands} that take part in the transaction of their test.
 */
@SpringBootTest(properties = "sample.data-directory=target/data")
@AutoConfigureSsh
@Transactional
class OrdersInTransactionTests {

	private static final String STATUS = "orders show 10 -o csv --no-headers --columns status";

	@Autowired
	private SshCommandTester tester;

	@Autowired
	private SshTestClient client;

	@RepeatedTest(2)
	void testerTakesPartInTheTransactionThatTheNextTestDoesNotSee() {
		SshCommandTester admin = this.tester.as("admin", "ROLE_ADMIN");
		assertThat(admin.read(STATUS)).isEqualTo("open\n");
		admin.success("orders cancel 10");
		assertThat(admin.read(STATUS)).isEqualTo("cancelled\n");
		assertThat(this.client.as("admin").read(STATUS)).isEqualTo("open\n");
	}

	@AfterTransaction
	void nothingIsLeft() {
		assertThat(this.client.as("admin").read(STATUS)).isEqualTo("open\n");
	}

}
