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

package io.github.sshspringboot.test.docs;

import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.autoconfigure.AutoConfigureSsh;
import io.github.sshspringboot.test.autoconfigure.SshTestAuthority;
import io.github.sshspringboot.test.autoconfigure.shop.ShopApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A login with two methods.
 */
@SpringBootTest(classes = ShopApplication.class,
		properties = { "ssh.auth.methods=publickey+password", "ssh.test.timeout=60s" })
@AutoConfigureSsh
class TwoFactorTests {

	@Test
	void bothAreNeeded(@Autowired SshTestClient client, @Autowired SshTestAuthority authority) {
		SshTestClient admin = client.as("admin").key(authority.certify("admin")).password("admin-password");
		assertThat(admin.run("stock list")).succeeded();
	}

	@Test
	void oneIsNotEnough(@Autowired SshTestClient client) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> client.as("admin").login());
	}

}
