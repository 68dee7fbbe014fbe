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

package io.github.sshspringboot.server.internal;

import java.time.Clock;
import java.time.Instant;

import org.apache.commons.logging.Log;
import org.junit.jupiter.api.Test;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link FailureLog}.
 */
class FailureLogTests {

	private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

	private final Log logger = mock();

	private final Clock clock = mock();

	private final FailureLog failures = new FailureLog(this.logger, this.clock);

	private void failAt(long seconds) {
		given(this.clock.instant()).willReturn(START.plusSeconds(seconds));
		this.failures.error("failed", new IllegalStateException("for a test"));
	}

	@Test
	void oneFailureInAMinuteIsLogged() {
		failAt(0);
		failAt(1);
		failAt(59);
		then(this.logger).should().error(anyString(), any());
		then(this.logger).should(times(2)).debug(anyString(), any());
		failAt(60);
		failAt(119);
		failAt(120);
		then(this.logger).should(times(3)).error(anyString(), any());
	}

	@Test
	void messageAfterAFloodTellsHowManyThereWere() {
		for (int i = 0; i < 50; i++) {
			warnAt(0, "refused");
		}
		then(this.logger).should().warn("refused");
		warnAt(60, "refused");
		then(this.logger).should().warn("refused (49 more of this kind were not logged)");
		warnAt(120, "refused");
		then(this.logger).should(times(2)).warn("refused");
	}

	@Test
	void differentMessagesAreLoggedUpToABound() {
		for (int i = 0; i < 50; i++) {
			warnAt(0, "refused " + i);
		}
		then(this.logger).should(times(8)).warn(anyString());
		then(this.logger).should().warn("refused 7");
	}

	private void warnAt(long seconds, String message) {
		given(this.clock.instant()).willReturn(START.plusSeconds(seconds));
		this.failures.warn(message);
	}

	@Test
	void clockThatGoesBackHidesNothing() {
		failAt(0);
		failAt(-3600);
		then(this.logger).should(times(2)).error(anyString(), any());
	}

}
