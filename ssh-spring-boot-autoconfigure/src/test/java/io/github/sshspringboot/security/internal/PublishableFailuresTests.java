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

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link PublishableFailures}.
 */
class PublishableFailuresTests {

	static Stream<RuntimeException> failures() {
		return Stream.of(new InvalidOneTimeTokenException("t"), new UsernameNotFoundException("t"),
				new BadCredentialsException("t"), new DisabledException("t"), new AuthenticationServiceException("t"),
				new InternalAuthenticationServiceException("t"), new IllegalStateException("t"),
				new AuthenticationException("t") {
				});
	}

	@ParameterizedTest
	@MethodSource("failures")
	void everyFailureIsPublishedOnce(RuntimeException failure) {
		ApplicationEventPublisher events = mock();
		new DefaultAuthenticationEventPublisher(events).publishAuthenticationFailure(PublishableFailures.of(failure),
				new TestingAuthenticationToken("user", null));
		then(events).should().publishEvent(any());
		then(events).shouldHaveNoMoreInteractions();
	}

	@Test
	void whatIsPublishedStaysTheSame() {
		DisabledException failure = new DisabledException("t");
		assertThat(PublishableFailures.of(failure)).isSameAs(failure);
	}

	@Test
	void failureOfTheServiceIsNoRefusal() {
		assertThat(PublishableFailures.of(new InternalAuthenticationServiceException("t")))
			.isExactlyInstanceOf(AuthenticationServiceException.class);
		assertThat(PublishableFailures.of(new IllegalStateException("t")))
			.isExactlyInstanceOf(AuthenticationServiceException.class);
	}

}
