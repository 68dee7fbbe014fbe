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

package io.github.sshspringboot.actuate.internal.server;

import java.util.Map;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.Info;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshInfoContributor}.
 */
class SshInfoContributorTests {

	@Test
	void onlyWhatClientsSeeIsTold() {
		try (SshTestServer server = SshTestServer.start("ssh.server.identification=Orders")) {
			Info.Builder builder = new Info.Builder();
			new SshInfoContributor(server.getBean(SshServerManager.class)::getStatus).contribute(builder);
			@SuppressWarnings("unchecked")
			Map<String, Object> details = builder.build().get("ssh", Map.class);
			assertThat(details).isNotNull()
				.containsOnlyKeys("identification", "hostKeys", "algorithms")
				.containsEntry("identification", "SSH-2.0-Orders");
			assertThat(details.get("hostKeys")).asString().contains("ssh-ed25519", "SHA256:");
		}
	}

}
