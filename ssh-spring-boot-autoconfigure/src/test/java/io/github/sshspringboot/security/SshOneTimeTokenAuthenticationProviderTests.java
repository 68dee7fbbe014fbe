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

package io.github.sshspringboot.security;

import java.time.Clock;

import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.userdetails.UserDetailsService;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshOneTimeTokenAuthenticationProvider}.
 */
class SshOneTimeTokenAuthenticationProviderTests {

	private final OneTimeTokenService service = mock();

	@Test
	void serviceThatFailsIsAFailureOfTheServiceThatIsPublished() {
		given(this.service.consume(any())).willThrow(new IllegalStateException("for a test"));
		UserDetailsService users = mock();
		try (OneTimeTokenSender sender = new OneTimeTokenSender(this.service, mock(), users, Thread::new,
				Clock.systemUTC())) {
			assertThatExceptionOfType(AuthenticationServiceException.class)
				.isThrownBy(() -> new SshOneTimeTokenAuthenticationProvider(sender)
					.authenticate(new CodeAuthenticationToken("ada", "123456")));
		}
	}

}
