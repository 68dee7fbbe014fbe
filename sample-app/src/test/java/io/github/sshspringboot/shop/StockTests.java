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

package io.github.sshspringboot.shop;

import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.autoconfigure.AutoConfigureSsh;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The test of the README.
 */
@TestPropertySource(properties = { "spring.security.user.name=admin", "spring.security.user.password=secret",
		"spring.security.user.roles=ADMIN", "spring.config.location=classpath:/config/" })
@SpringBootTest
@AutoConfigureSsh
class StockTests {

	@Test
	void stockIsListed(@Autowired SshTestClient client) {
		assertThat(client.as("admin").run("stock list -o csv")).succeeded().stdout().contains("desk,3");
	}

}
