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

package io.github.sshspringboot.security.internal;

import java.security.KeyPair;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.TestingAuthenticationProvider;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for logins with a name that the users have in another form.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExactNameTests {

	@SuppressWarnings("NullAway.Init")
	private SshTestServer server;

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "wrong" })
	void passwordIsOneFailureWhateverItIs(String password) throws Exception {
		start(Accounts.class, "ssh.auth.methods=password");
		assertThat(this.server.canLogin("Admin", password)).isFalse();
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent Admin");
		assertThat(this.server.canLogin("admin", "secret")).isTrue();
	}

	@Test
	void floodOfWrongNamesIsOneWarning(CapturedOutput output) throws Exception {
		start(Accounts.class, "ssh.auth.methods=password", "ssh.auth.max-attempts=50");
		try (TestSession session = this.server.connectRaw()) {
			for (int i = 0; i < 50; i++) {
				session.sendPassword("ADMIN", "wrong");
				session.next();
			}
		}
		assertThat(events()).hasSize(50);
		assertThat(output.getOut().split("A login as 'ADMIN' is refused", -1)).hasSize(2);
	}

	@Test
	void keyIsOneFailure() throws Exception {
		start(Accounts.class, "ssh.auth.methods=publickey");
		assertThat(this.server.canLogin("Admin", Accounts.KEY)).isFalse();
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent Admin");
		assertThat(this.server.canLogin("admin", Accounts.KEY)).isTrue();
	}

	@Test
	void passwordInAConversationIsOneFailure() throws Exception {
		start(Accounts.class, "ssh.auth.methods=keyboard-interactive", "ssh.auth.keyboard-interactive.password=true");
		try (TestSession session = Conversations.begin(this.server, "Admin")) {
			Conversations.question(session);
			Conversations.answer(session, "secret");
			assertThat(session).receivesFailure();
		}
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent Admin");
	}

	@Test
	void managerThatAcceptsAnythingDoesNotLogInByAnotherForm() throws Exception {
		start(Trusting.class, "ssh.auth.methods=password");
		assertThat(this.server.canLogin("Admin", "secret")).isFalse();
		assertThat(this.server.canLogin("admin", "secret")).isTrue();
	}

	@Test
	void managerThatKnowsMoreThanTheUsersMayNameThem() throws Exception {
		start(Trusting.class, "ssh.auth.methods=password");
		assertThat(this.server.canLogin("Elsewhere", "secret")).isTrue();
	}

	@Test
	void managerThatFindsAnotherUserIsFollowedByAFailure() throws Exception {
		start(Renaming.class, "ssh.auth.methods=password");
		assertThat(this.server.canLogin("Admin", "secret")).isFalse();
		assertThat(events()).containsExactly("AuthenticationSuccessEvent admin",
				"AuthenticationFailureBadCredentialsEvent Admin");
	}

	private void start(Class<?> configuration, String... properties) {
		this.server = SshTestServer.start(List.of(configuration, RecordedEvents.class), properties);
	}

	private List<String> events() {
		return this.server.getBean(RecordedEvents.class).take();
	}

	@Configuration(proxyBeanMethods = false)
	static class Accounts {

		private static final KeyPair KEY = new SigningKey().getPair();

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}secret").roles("ADMIN").build());
		}

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of(new AuthorizedKey(SshTestServer.publicKey(KEY.getPublic())));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Trusting extends Accounts {

		@Bean
		AuthenticationManager authenticationManager() {
			return (authentication) -> new TestingAuthenticationToken(authentication.getName(), null, "ROLE_ADMIN");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Renaming {

		@Bean
		AuthenticationManager authenticationManager(AuthenticationEventPublisher publisher) {
			ProviderManager manager = new ProviderManager(new TestingAuthenticationProvider() {

				@Override
				public Authentication authenticate(Authentication authentication) {
					return new TestingAuthenticationToken("admin", null, "ROLE_ADMIN");
				}

				@Override
				public boolean supports(Class<?> authentication) {
					return true;
				}

			});
			manager.setAuthenticationEventPublisher(publisher);
			return manager;
		}

	}

}
