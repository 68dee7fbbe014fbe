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

package io.github.sshspringboot.actuate.internal.observation;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.actuate.SshCommandObservationContext;
import io.github.sshspringboot.actuate.SshCommandOutcome;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObservationCommandObserver}.
 */
class ObservationCommandObserverTests {

	private final List<SshCommandObservationContext> stopped = new ArrayList<>();

	private final ObservationCommandObserver observer;

	ObservationCommandObserverTests() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new Stopped());
		this.observer = new ObservationCommandObserver(registry, null, () -> null);
	}

	@ParameterizedTest
	@CsvSource({ "RAN,0,SUCCESS", "RAN,1,ERROR", "RAN,2,ERROR", "RAN,126,ERROR", "USAGE,2,USAGE", "NOT_FOUND,127,USAGE",
			"DENIED,126,DENIED", "DENIED,9,DENIED", "CANCELLED,124,CANCELLED", "CANCELLED,130,CANCELLED" })
	void outcomeIsThatOfTheRunAndOnlyItsOwnStatusTellsSuccess(CommandOutcome end, int code, SshCommandOutcome outcome) {
		this.observer.begin("orders list", new StubSession("orders list"))
			.end(new CommandEnd(end, ExitStatus.of(code)), null);
		assertThat(this.stopped).hasSize(1);
		assertThat(this.stopped.get(0).getOutcome()).isEqualTo(outcome);
		assertThat(this.stopped.get(0).getExitStatus()).isEqualTo(ExitStatus.of(code));
	}

	@Test
	void contextTellsWhoRunsItAndWhereItWasTyped() {
		StubSession exec = new StubSession("orders list");
		this.observer.begin("orders list", exec).end(CommandEnd.OK, null);
		this.observer.begin("orders list", new StubSession(null)).end(CommandEnd.OK, null);
		this.observer.begin("subsystem:orders", new StubSession(null).subsystem("orders")).end(CommandEnd.OK, null);
		assertThat(this.stopped).extracting(SshCommandObservationContext::isInteractive)
			.containsExactly(false, true, false);
		assertThat(this.stopped.get(0).getAuthentication()).isSameAs(exec.getConnection().getAuthentication());
	}

	private final class Stopped implements ObservationHandler<SshCommandObservationContext> {

		@Override
		public void onStop(SshCommandObservationContext context) {
			ObservationCommandObserverTests.this.stopped.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof SshCommandObservationContext;
		}

	}

}
