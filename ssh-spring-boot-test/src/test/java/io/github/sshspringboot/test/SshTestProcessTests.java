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

package io.github.sshspringboot.test;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SshTestProcess}.
 */
class SshTestProcessTests extends AbstractClientTests {

	@Test
	void standardInputIsWrittenWhileOutputComes() {
		try (SshTestProcess process = this.alice.start("upper")) {
			process.write("one ").awaitStdout("ONE");
			assertThat(process.isRunning()).isTrue();
			assertThat(process.stdout()).isEqualTo("ONE ");
			process.write("two").awaitStdout("TWO").closeStdin();
			assertThat(process.await()).succeeded().hasStdout("ONE TWO");
			assertThat(process.isRunning()).isFalse();
			assertThatIllegalStateException().isThrownBy(() -> process.write("three"));
		}
	}

	@Test
	void standardErrorIsAwaited() {
		try (SshTestProcess process = this.alice.start("broken")) {
			process.awaitStderr("does not work");
			assertThat(process.await()).hasExitStatus(1);
			assertThat(process.stderr()).contains("does not work");
		}
	}

	@Test
	void subsystemIsStarted() {
		try (SshTestProcess subsystem = this.alice.env("SHOP_DESK", "paris").subsystem("desk@example.com")) {
			assertThat(subsystem.write("tokyo").closeStdin().await()).succeeded().hasStdout("paris tokyo");
		}
	}

	@Test
	void subsystemThatIsNotThereIsRefused() {
		try (SshTestProcess subsystem = this.alice.subsystem("none@example.com")) {
			assertThat(subsystem.await()).failed().hasNoStdout();
		}
	}

	@Test
	void shellWithoutATerminalReadsLines() {
		try (SshTestProcess shell = this.alice.stdin("whoami\nexit\n").shellWithoutTerminal()) {
			assertThat(shell.await()).succeeded().hasStdout("alice\n");
		}
	}

	@Test
	void signalEndsCommand() {
		try (SshTestProcess process = this.alice.start("hang")) {
			process.awaitStdout("started").signal("INT");
			assertThat(process.await()).hasExitStatus(130).hasStdout("started\n");
		}
	}

	@Test
	void closeEndsTheCommandAndNotTheConnection() {
		String connection = this.alice.read("connection");
		try (SshTestProcess process = this.alice.start("hang")) {
			process.awaitStdout("started");
			assertThat(this.alice.read("running")).contains("hang");
		}
		await().untilAsserted(() -> assertThat(this.alice.read("running")).doesNotContain("hang"));
		assertThat(this.alice.read("connection")).isEqualTo(connection);
	}

	@Test
	void textThatCannotComeAnyMoreIsNotWaitedFor() {
		try (SshTestProcess process = this.alice.timeout(Duration.ofSeconds(50)).start("whoami")) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> process.awaitStdout("bob"))
				.withMessageContaining("'whoami' of 'alice' did not write 'bob' to standard output before its end")
				.withMessageContaining("alice");
		}
	}

	@Test
	void textThatDoesNotComeIsNotWaitedForLonger() {
		this.alice.read("whoami");
		try (SshTestProcess process = this.alice.timeout(Duration.ofMillis(1500)).start("hang")) {
			process.awaitStdout("started");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> process.awaitStdout("more"))
				.withMessageContaining("within 1500 ms")
				.withMessageContaining("started");
		}
	}

}
