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

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link RecentKeys}, through the {@link UserKeyAuthorizer}.
 */
class RecentKeysTests {

	private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

	private static final SshPublicKey KEY = new SigningKey().getKey();

	private final Clock clock = mock();

	private final AtomicInteger looks = new AtomicInteger();

	private final AtomicBoolean revoked = new AtomicBoolean();

	private List<AuthorizedKey> keys = List.of(new AuthorizedKey(KEY));

	private final UserKeyAuthorizer authorizer = new UserKeyAuthorizer(List.of((username) -> {
		this.looks.incrementAndGet();
		return this.keys;
	}), (authority) -> false, null, null, (key) -> this.revoked.get(), this.clock);

	private boolean isAccepted(String connection, String username, long millis) {
		given(this.clock.instant()).willReturn(START.plusMillis(millis));
		return this.authorizer.authorize(login(connection, username), SshUserKey.of(KEY)) != null;
	}

	private static SshLogin login(String connection, String username) {
		return new SshLogin(connection, username, new InetSocketAddress("127.0.0.1", 1), "client", null, List.of());
	}

	@Test
	void questionAndSignatureAreOneLook() {
		assertThat(isAccepted("1", "admin", 0)).isTrue();
		assertThat(isAccepted("1", "admin", 20)).isTrue();
		assertThat(this.looks).hasValue(1);
	}

	@Test
	void keyThatIsTakenAwayIsSeenASecondLater() {
		assertThat(isAccepted("1", "admin", 0)).isTrue();
		this.keys = List.of();
		assertThat(isAccepted("1", "admin", 1000)).isFalse();
	}

	@Test
	void momentIsNotProlongedByQuestions() {
		for (int i = 0; i < 10; i++) {
			assertThat(isAccepted("1", "admin", i * 100)).isTrue();
		}
		this.keys = List.of();
		assertThat(isAccepted("1", "admin", 1050)).isFalse();
	}

	@Test
	void keyThatIsRevokedIsRefusedAtOnce() {
		assertThat(isAccepted("1", "admin", 0)).isTrue();
		this.revoked.set(true);
		assertThat(isAccepted("1", "admin", 1)).isFalse();
	}

	@Test
	void keysAreThoseOfOneUserOnOneConnection() {
		assertThat(isAccepted("1", "admin", 0)).isTrue();
		this.keys = List.of();
		assertThat(isAccepted("1", "other", 1)).isFalse();
		assertThat(isAccepted("2", "admin", 1)).isFalse();
		assertThat(this.looks).hasValue(3);
	}

	@Test
	void decidedAttemptIsForgotten() {
		assertThat(isAccepted("1", "admin", 0)).isTrue();
		this.authorizer.forget(login("1", "admin"));
		this.keys = List.of();
		assertThat(isAccepted("1", "admin", 1)).isFalse();
	}

}
