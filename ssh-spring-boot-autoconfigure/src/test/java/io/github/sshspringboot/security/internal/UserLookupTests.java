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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link UserLookup}.
 */
class UserLookupTests {

	private final UserDetailsService service = mock();

	private final UserLookup users = new UserLookup(this.service);

	@Test
	void nameThatIsNoUsersFindsNobody() {
		given(this.service.loadUserByUsername("ada")).willThrow(new UsernameNotFoundException("for a test"));
		assertThat(this.users.find("ada")).isNull();
	}

	@Test
	void otherFormOfANameFindsNobodyAndIsTold() {
		given(this.service.loadUserByUsername("Ada")).willReturn(user());
		given(this.service.loadUserByUsername("ada")).willReturn(user());
		assertThat(this.users.find("Ada")).isNull();
		assertThat(this.users.hasOtherName("Ada")).isTrue();
		assertThat(this.users.find("ada")).isEqualTo(user());
		assertThat(this.users.hasOtherName("ada")).isFalse();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void nameThatIsFoundIsTextInTheLog(CapturedOutput output) {
		given(this.service.loadUserByUsername("ada"))
			.willReturn(User.withUsername("ad\u202ea\u001b[2J\nforged").password("").roles("ADMIN").build());
		assertThat(this.users.find("ada")).isNull();
		assertThat(output).contains("the name was found to belong to the user 'ad?a?[2J?forged'");
	}

	private static UserDetails user() {
		return User.withUsername("ada").password("").roles("ADMIN").build();
	}

	@Test
	void refusalOfTheServiceIsThrown() {
		given(this.service.loadUserByUsername("ada")).willThrow(new LockedException("for a test"));
		assertThatExceptionOfType(LockedException.class).isThrownBy(() -> this.users.find("ada"));
	}

	@Test
	void failureDoesNotMakeAUserUnknown() {
		given(this.service.loadUserByUsername("ada")).willThrow(new IllegalStateException("for a test"));
		assertThatExceptionOfType(AuthenticationServiceException.class).isThrownBy(() -> this.users.find("ada"));
	}

	@Test
	void serviceThatGivesNothingHasFailed() {
		assertThatExceptionOfType(AuthenticationServiceException.class).isThrownBy(() -> this.users.find("ada"));
	}

}
