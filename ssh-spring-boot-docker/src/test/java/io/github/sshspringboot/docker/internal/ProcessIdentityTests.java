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

package io.github.sshspringboot.docker.internal;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessIdentity}.
 */
class ProcessIdentityTests {

	private final ProcessIdentity identity = new ProcessIdentity(ProcessHandle.current(), "b00", "7");

	@Test
	void runningProcessIsNotGone() {
		assertThat(this.identity.isGone(this.identity.toString())).isFalse();
	}

	@Test
	void startIsCountedFromThatOfTheMachine() throws Exception {
		double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
		long ticks = Long.parseLong(this.identity.toString().split("-")[1]);
		assertThat(ticks / 100.0).isPositive().isLessThanOrEqualTo(uptime);
		assertThat(ProcessIdentity.current().toString()).startsWith(ProcessHandle.current().pid() + "-" + ticks + "-");
	}

	@Test
	void processWithAnotherStartIsGone() {
		assertThat(this.identity.isGone(ProcessHandle.current().pid() + "-1000-b00-7")).isTrue();
	}

	@Test
	void processOfAnEarlierStartOfTheMachineIsGone() {
		assertThat(this.identity.isGone(this.identity.toString().replace("b00", "a00"))).isTrue();
	}

	@Test
	void processThatHasEndedIsGone() throws Exception {
		Process process = new ProcessBuilder("true").start();
		String ended = new ProcessIdentity(process.toHandle(), "b00", "7").toString();
		process.waitFor();
		assertThat(this.identity.isGone(ended)).isTrue();
	}

	@Test
	void nothingIsCertainOfAnotherNameSpace() {
		assertThat(this.identity.isGone("1-1000-b00-8")).isFalse();
		assertThat(this.identity.isGone("nonsense")).isFalse();
	}

	@Test
	void nothingIsCertainIfAStartIsNotKnown() {
		String text = this.identity.toString();
		assertThat(this.identity.isGone(text.replace("b00", "0"))).isFalse();
		assertThat(new ProcessIdentity(ProcessHandle.current(), "0", "7").isGone(text)).isFalse();
		assertThat(this.identity.isGone(ProcessHandle.current().pid() + "-0-b00-7")).isFalse();
	}

}
