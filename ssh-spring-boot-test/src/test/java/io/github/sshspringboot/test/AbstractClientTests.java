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

package io.github.sshspringboot.test;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Value;

/**
 * Tests of a client, which is closed after each of them.
 */
@WithServer
@Timeout(60)
abstract class AbstractClientTests {

	@Value("${local.ssh.port}")
	protected int port;

	/** Without a user. */
	protected SshTestClient client = SshTestClient.connectTo(1);

	/** Logs in as {@code alice}. */
	protected SshTestClient alice = this.client;

	@BeforeEach
	void connect() {
		this.client = SshTestClient.connectTo(this.port);
		this.alice = this.client.as("alice").password("alice-password");
	}

	@AfterEach
	void close() {
		this.client.close();
	}

}
