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

package io.github.sshspringboot.security.internal.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link CachedAuthorizedKeysSource}.
 */
class CachedAuthorizedKeysSourceTests {

	private static final AuthorizedKey KEY = AuthorizedKeyParser
		.parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOAQsnwDj0mkHSe3H91zSdVdUbEyWtZCpHIu7G50U7aO");

	private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

	private final AuthorizedKeysSource origin = mock();

	private final Clock clock = mock();

	private final CachedAuthorizedKeysSource source = new CachedAuthorizedKeysSource(this.origin,
			Duration.ofSeconds(10), this.clock);

	@BeforeEach
	void prepare() {
		at(0);
		given(this.origin.getAuthorizedKeys(any())).willReturn(List.of(KEY));
	}

	private void at(long seconds) {
		given(this.clock.instant()).willReturn(START.plusSeconds(seconds));
	}

	@Test
	void removedKeyIsGoneAfterTheTime() {
		assertThat(this.source.getAuthorizedKeys("admin")).containsExactly(KEY);
		given(this.origin.getAuthorizedKeys(any())).willReturn(List.of());
		at(9);
		assertThat(this.source.getAuthorizedKeys("admin")).containsExactly(KEY);
		at(10);
		assertThat(this.source.getAuthorizedKeys("admin")).isEmpty();
	}

	@Test
	void clockThatGoesBackDoesNotProlong() {
		this.source.getAuthorizedKeys("admin");
		at(-1);
		this.source.getAuthorizedKeys("admin");
		then(this.origin).should(times(2)).getAuthorizedKeys("admin");
	}

	@Test
	void failureIsNotRemembered() {
		given(this.origin.getAuthorizedKeys(any())).willThrow(new IllegalStateException("for a test"));
		assertThatIllegalStateException().isThrownBy(() -> this.source.getAuthorizedKeys("admin"));
		at(20);
		assertThatIllegalStateException().isThrownBy(() -> this.source.getAuthorizedKeys("admin"));
	}

	@Test
	void failureAfterTheTimeDoesNotBringOldKeysBack() {
		this.source.getAuthorizedKeys("admin");
		at(10);
		given(this.origin.getAuthorizedKeys(any())).willThrow(new IllegalStateException("for a test"));
		assertThatIllegalStateException().isThrownBy(() -> this.source.getAuthorizedKeys("admin"));
	}

	@Test
	void numberOfUsersIsBounded() {
		this.source.getAuthorizedKeys("admin");
		for (int i = 0; i < 1000; i++) {
			this.source.getAuthorizedKeys("user" + i);
		}
		this.source.getAuthorizedKeys("admin");
		then(this.origin).should(times(2)).getAuthorizedKeys("admin");
	}

	@Test
	void zeroRemembersNothing() {
		CachedAuthorizedKeysSource direct = new CachedAuthorizedKeysSource(this.origin, Duration.ZERO, this.clock);
		direct.getAuthorizedKeys("admin");
		direct.getAuthorizedKeys("admin");
		then(this.origin).should(times(2)).getAuthorizedKeys("admin");
	}

}
