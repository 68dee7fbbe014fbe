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

package io.github.sshspringboot.security.internal.interactive;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshOneTimeTokenAuthenticationProvider}.
 */
class SshOneTimeTokenAuthenticationProviderTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

	private final UserDetailsService users = (username) -> {
		if (!"ada".equalsIgnoreCase(username)) {
			throw new UsernameNotFoundException("for a test");
		}
		return User.withUsername(username).password("").roles("ADMIN").build();
	};

	@Test
	void serviceThatFailsIsAFailureOfTheServiceThatIsPublished() {
		OneTimeTokenService service = mock();
		given(service.consume(any())).willThrow(new IllegalStateException("for a test"));
		try (OneTimeTokenSender sender = sender(service)) {
			assertThatExceptionOfType(AuthenticationServiceException.class)
				.isThrownBy(() -> new SshOneTimeTokenAuthenticationProvider(sender)
					.authenticate(new CodeAuthenticationToken("ada", "123456")));
		}
	}

	@Test
	void rightTokenAfterManyWrongOnesIsRefusedForAWhileAndNotUsedUp() {
		OneTimeTokenService service = new InMemoryOneTimeTokenService();
		String token = service.generate(new GenerateOneTimeTokenRequest("ada")).getTokenValue();
		try (OneTimeTokenSender sender = sender(service)) {
			SshOneTimeTokenAuthenticationProvider provider = new SshOneTimeTokenAuthenticationProvider(sender);
			for (int i = 0; i < 10; i++) {
				assertRefused(provider, (i % 2 == 0) ? "ada" : "ADA", "wrong");
			}
			assertRefused(provider, "ada", token);
			assertRefused(provider, "ADA", token);
			this.now.set(Instant.EPOCH.plusSeconds(300));
			assertThat(provider.authenticate(new CodeAuthenticationToken("ada", token)).isAuthenticated()).isTrue();
		}
	}

	@Test
	void rightTokenForgetsTheWrongOnes() {
		OneTimeTokenService service = new InMemoryOneTimeTokenService();
		try (OneTimeTokenSender sender = sender(service)) {
			SshOneTimeTokenAuthenticationProvider provider = new SshOneTimeTokenAuthenticationProvider(sender);
			for (int i = 0; i < 3; i++) {
				for (int j = 0; j < 9; j++) {
					assertRefused(provider, "ada", "wrong");
				}
				String token = service.generate(new GenerateOneTimeTokenRequest("ada")).getTokenValue();
				assertThat(provider.authenticate(new CodeAuthenticationToken("ada", token)).isAuthenticated()).isTrue();
			}
		}
	}

	private OneTimeTokenSender sender(OneTimeTokenService service) {
		InstantSource time = this.now::get;
		return new OneTimeTokenSender(service, mock(), this.users, Thread::new, time.withZone(ZoneOffset.UTC));
	}

	private static void assertRefused(SshOneTimeTokenAuthenticationProvider provider, String username, String token) {
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> provider.authenticate(new CodeAuthenticationToken(username, token)));
	}

}
