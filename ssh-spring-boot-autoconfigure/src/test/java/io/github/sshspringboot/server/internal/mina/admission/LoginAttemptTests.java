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

package io.github.sshspringboot.server.internal.mina.admission;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPenaltyReason;
import io.github.sshspringboot.server.SshPenaltyStore;
import io.github.sshspringboot.server.internal.SourceBlocks;
import io.github.sshspringboot.server.internal.penalty.SourcePenalties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link LoginAttempt}.
 */
class LoginAttemptTests {

	private static final InetAddress ADDRESS = AddressBlock.parseAddress("192.0.2.1");

	private final SshPenaltyStore store = mock();

	private long now = Long.MAX_VALUE - 10;

	private final LoginAttempt attempt = new LoginAttempt(
			new LoginPenalties(new SourcePenalties(this.store, new SourceBlocks(32, 128)::sourceOf, List.of(), false),
					mock(), mock()),
			ADDRESS, Duration.ofNanos(100), () -> this.now);

	@Test
	void clientThatTheServerIsTooBusyForIsNotPenalised() {
		tryToLogIn();
		this.attempt.overloaded();
		this.attempt.end();
		then(this.store).should(never()).add(any(), any());
	}

	@Test
	void clientThatFailedBeforeTheServerWasTooBusyIsPenalised() {
		tryToLogIn();
		this.attempt.failed();
		this.attempt.overloaded();
		this.attempt.end();
		then(this.store).should().add(new AddressBlock(ADDRESS, 32), SshPenaltyReason.AUTHENTICATION_FAILED);
	}

	@Test
	void clientThatIsTooSlowIsPenalised() {
		tryToLogIn();
		this.attempt.tooSlow();
		this.attempt.end();
		then(this.store).should().add(new AddressBlock(ADDRESS, 32), SshPenaltyReason.GRACE_EXCEEDED);
	}

	@Test
	void clientThatWaitsForTheServerIsNotPenalisedForBeingTooSlow() {
		tryToLogIn();
		this.now += 49;
		this.attempt.checking();
		this.now += 51;
		this.attempt.tooSlow();
		this.attempt.end();
		then(this.store).should(never()).add(any(), any());
	}

	@Test
	void clientThatAsksInTheSecondHalfOfTheTimeIsPenalisedForBeingTooSlow() {
		tryToLogIn();
		this.now += 50;
		this.attempt.checking();
		this.now += 50;
		this.attempt.tooSlow();
		this.attempt.end();
		then(this.store).should().add(new AddressBlock(ADDRESS, 32), SshPenaltyReason.GRACE_EXCEEDED);
	}

	@Test
	void earlierCheckDoesNotExcuseASecondOneThatBeganLate() {
		tryToLogIn();
		this.attempt.checking();
		this.now += 99;
		this.attempt.checking();
		this.attempt.tooSlow();
		this.attempt.end();
		then(this.store).should().add(new AddressBlock(ADDRESS, 32), SshPenaltyReason.GRACE_EXCEEDED);
	}

	@Test
	void clientThatLeavesBeforeTheResultIsPenalised() {
		tryToLogIn();
		this.attempt.checking();
		this.attempt.end();
		then(this.store).should().add(new AddressBlock(ADDRESS, 32), SshPenaltyReason.AUTHENTICATION_FAILED);
	}

	@Test
	void clientThatBreaksTheRulesIsPenalisedForThatAlone() {
		tryToLogIn();
		this.attempt.failed();
		this.attempt.violatedProtocol();
		this.attempt.overloaded();
		this.attempt.end();
		then(this.store).should().add(new AddressBlock(ADDRESS, 32), SshPenaltyReason.REFUSED);
	}

	@Test
	void clientThatGivesANameThatNobodyCanHaveIsPenalisedForThat() {
		this.attempt.nameRefused();
		this.attempt.end();
		then(this.store).should().add(new AddressBlock(ADDRESS, 32), SshPenaltyReason.INVALID_USER);
	}

	@Test
	void clientThatIsLoggedInIsNotPenalisedForWhatFollows() {
		tryToLogIn();
		this.attempt.exempt();
		this.attempt.violatedProtocol();
		this.attempt.end();
		then(this.store).should(never()).add(any(), any());
	}

	@Test
	void clientThatTheServerCannotCheckIsNotPenalised() {
		tryToLogIn();
		this.attempt.undecided();
		this.attempt.end();
		then(this.store).should(never()).add(any(), any());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void clientThatFailsBeforeOrAfterTheServerCannotCheckItIsPenalised(boolean before) {
		tryToLogIn();
		if (before) {
			this.attempt.failed();
		}
		this.attempt.undecided();
		if (!before) {
			this.attempt.failed();
		}
		this.attempt.end();
		then(this.store).should().add(new AddressBlock(ADDRESS, 32), SshPenaltyReason.AUTHENTICATION_FAILED);
	}

	private void tryToLogIn() {
		this.attempt
			.attempted(new SshLogin("1", "admin", new InetSocketAddress(ADDRESS, 1), "SSH-2.0-test", null, List.of()));
	}

}
