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

package io.github.sshspringboot.test.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.sshspringboot.test.server.SshEvent.ConnectionOpened;
import io.github.sshspringboot.test.server.SshEvent.ExecRequested;
import io.github.sshspringboot.test.server.SshEvent.Exited;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SshTimeline}.
 */
class SshTimelineTests {

	private final SshTimeline timeline = new SshTimeline();

	@Test
	void assertionsAreThoseOfAList() {
		add(1, -1, new ConnectionOpened());
		add(1, 0, new ExecRequested("ls"));
		add(1, 0, new Exited(0));
		add(2, -1, new ConnectionOpened());
		assertThat(this.timeline).hasSize(4)
			.containsSequence(new ExecRequested("ls"), new Exited(0))
			.containsSubsequence(new ConnectionOpened(), new Exited(0))
			.doesNotHaveAnyElementsOfTypes(SshEvent.ShellRequested.class);
		assertThat(this.timeline.events(2)).containsExactly(new ConnectionOpened());
		assertThat(this.timeline.events(Exited.class)).containsExactly(new Exited(0));
	}

	@Test
	void failedAssertionShowsTheTimeline() {
		add(1, 0, new ExecRequested("rm \u001b[31m"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.timeline).contains(new Exited(0)))
			.withMessageContaining("#1.0  ExecRequested[line=rm \\u001b[31m]");
	}

	@Test
	void awaitReturnsWhatHappensLater() {
		CompletableFuture<Exited> exited = CompletableFuture.supplyAsync(() -> this.timeline.await(Exited.class));
		add(1, 0, new Exited(3));
		assertThat(exited).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(new Exited(3));
		assertThat(this.timeline.await(Exited.class, (event) -> event.status() > 2, Duration.ZERO))
			.isEqualTo(new Exited(3));
	}

	@Test
	void awaitFailsInTime() {
		add(1, -1, new ConnectionOpened());
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.timeline.await(new Exited(0), Duration.ofMillis(50)))
			.withMessageContaining("Exited[status=0]")
			.withMessageContaining("ConnectionOpened");
	}

	@Test
	void eventsAndTheirTextsAreBounded() {
		for (int i = 0; i <= SshTimeline.MAX_EVENTS; i++) {
			add(1, 0, new Exited(i));
		}
		assertThat(this.timeline).hasSize(SshTimeline.MAX_EVENTS).startsWith(new Exited(1));
		assertThat(this.timeline.dump()).startsWith("(1 earlier events are forgotten)\n");
		assertThat(new ExecRequested("x".repeat(100_000)).line()).hasSize(1024);
	}

	@Test
	void clearForgetsConnectionsThatAreOpen() {
		add(1, -1, new ConnectionOpened());
		this.timeline.clear();
		this.timeline.add(0, 1, -1, new Exited(0));
		assertThat(this.timeline).isEmpty();
	}

	private void add(int connection, int channel, SshEvent event) {
		this.timeline.add(0, connection, channel, event);
	}

}
