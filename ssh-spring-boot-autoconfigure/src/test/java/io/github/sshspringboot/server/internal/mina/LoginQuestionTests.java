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

package io.github.sshspringboot.server.internal.mina;

import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for clients that ask which methods there are.
 */
class LoginQuestionTests {

	@Test
	void firstQuestionNeedsNoLoginThread() throws Exception {
		try (SshTestServer server = SshTestServer.start(); TestSession session = server.connectRaw()) {
			server.getBean(SshExecutors.class).authentication().close();
			ask(session, "admin");
			assertThat(session).receivesFailure("password");
		}
	}

	@Test
	void policyIsAskedOnALoginThread() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(Policy.class));
				TestSession session = server.connectRaw()) {
			ask(session, "admin");
			assertThat(session).receivesFailure("password");
			assertThat(server.getBean(Policy.class).thread).startsWith("ssh-login-");
		}
	}

	@Test
	void nameThatIsReportedIsRefusedOnALoginThread() throws Exception {
		try (SshTestServer server = SshTestServer.start(); TestSession session = server.connectRaw()) {
			server.getBean(SshExecutors.class).authentication().close();
			ask(session, "ad\nmin");
			assertThat(session.receive(SshConstants.SSH_MSG_DISCONNECT).body().getInt())
				.isEqualTo(SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS);
		}
	}

	private static void ask(TestSession session, String username) throws Exception {
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "none");
	}

	@Configuration(proxyBeanMethods = false)
	static class Policy {

		private volatile String thread = "";

		@Bean
		UserDetailsService users() {
			return (username) -> {
				throw new UsernameNotFoundException(username);
			};
		}

		@Bean
		SshAuthenticationPolicy policy() {
			return (login) -> {
				this.thread = Thread.currentThread().getName();
				return SshLoginRules.methods("password");
			};
		}

	}

}
