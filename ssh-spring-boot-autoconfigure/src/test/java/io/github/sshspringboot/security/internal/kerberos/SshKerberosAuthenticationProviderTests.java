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

package io.github.sshspringboot.security.internal.kerberos;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.security.SshKerberosAuthenticationToken;
import io.github.sshspringboot.security.SshKerberosPrincipals;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AccountExpiredException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SshKerberosAuthenticationProvider}.
 */
class SshKerberosAuthenticationProviderTests {

	private final List<Object> events = new ArrayList<>();

	@Test
	void userIsThatOfThePrincipal() {
		assertThat(manager((principal) -> "ada", SshKerberosAuthenticationProviderTests::user)
			.authenticate(SshKerberosAuthenticationToken.unauthenticated("ada", "ada@EXAMPLE.TEST"))
			.isAuthenticated()).isTrue();
		assertThat(this.events).hasSize(1);
	}

	@Test
	void refusalOfTheServicesOwnKindIsOneFailure() {
		assertOneFailure((principal) -> "ada", (username) -> {
			throw new OwnException();
		}, "AuthenticationFailureBadCredentialsEvent");
	}

	@Test
	void refusalThatIsKnownStaysTheSame() {
		assertOneFailure((principal) -> "ada", (username) -> {
			throw new AccountExpiredException("for a test");
		}, "AuthenticationFailureExpiredEvent");
	}

	@Test
	void mappingThatFailsIsOneFailure() {
		assertOneFailure((principal) -> {
			throw new OwnException();
		}, SshKerberosAuthenticationProviderTests::user, "AuthenticationFailureBadCredentialsEvent");
		assertOneFailure((principal) -> {
			throw new IllegalStateException("for a test");
		}, SshKerberosAuthenticationProviderTests::user, "AuthenticationFailureServiceExceptionEvent");
	}

	@Test
	void serviceThatFailsOrKnowsNobodyOrAnotherIsOneFailure() {
		assertOneFailure((principal) -> "ada", (username) -> {
			throw new IllegalStateException("for a test");
		}, "AuthenticationFailureServiceExceptionEvent");
		assertOneFailure((principal) -> "ada", (username) -> {
			throw new UsernameNotFoundException("for a test");
		}, "AuthenticationFailureBadCredentialsEvent");
		assertOneFailure((principal) -> "ada", (username) -> user("Ada"), "AuthenticationFailureBadCredentialsEvent");
	}

	private void assertOneFailure(SshKerberosPrincipals principals, UserDetailsService users, String event) {
		this.events.clear();
		assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> manager(principals, users)
			.authenticate(SshKerberosAuthenticationToken.unauthenticated("ada", "ada@EXAMPLE.TEST")));
		assertThat(this.events).singleElement().extracting((one) -> one.getClass().getSimpleName()).isEqualTo(event);
	}

	private ProviderManager manager(SshKerberosPrincipals principals, UserDetailsService users) {
		ProviderManager manager = new ProviderManager(new SshKerberosAuthenticationProvider(principals, users));
		manager.setAuthenticationEventPublisher(new DefaultAuthenticationEventPublisher(this.events::add));
		return manager;
	}

	private static User user(String username) {
		return (User) User.withUsername(username).password("").roles("ADMIN").build();
	}

	static class OwnException extends AuthenticationException {

		private static final long serialVersionUID = 1L;

		OwnException() {
			super("for a test");
		}

	}

}
