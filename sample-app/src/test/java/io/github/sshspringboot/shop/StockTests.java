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

import java.io.IOException;
import java.time.Duration;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The test of the README.
 */
@TestPropertySource(properties = { "spring.security.user.name=admin", "spring.security.user.password=secret",
		"spring.security.user.roles=ADMIN", "spring.config.location=classpath:/config/" })
@SpringBootTest(properties = { "ssh.server.port=0", "ssh.server.host-keys.directory=target/host-keys" })
class StockTests {

	@Value("${local.ssh.port}")
	private int port;

	@Test
	void stockIsListed() throws IOException {
		try (SshClient client = SshClient.setUpDefaultClient()) {
			client.start();
			try (ClientSession session = client.connect("admin", "localhost", this.port)
				.verify(Duration.ofSeconds(10))
				.getSession()) {
				session.addPasswordIdentity("secret");
				session.auth().verify(Duration.ofSeconds(10));
				assertThat(session.executeRemoteCommand("stock list -o csv")).contains("desk,3");
			}
		}
	}

}
