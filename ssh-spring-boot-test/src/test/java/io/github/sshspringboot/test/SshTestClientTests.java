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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SshTestClient}.
 */
class SshTestClientTests extends AbstractClientTests {

	@Test
	void commandIsRun() {
		SshResult result = this.alice.run("whoami");
		assertThat(result).succeeded().hasStdout("alice\n").hasNoStderr();
		assertThat(result.exitStatus()).isZero();
		assertThat(result.exitSignal()).isNull();
		assertThat(result.duration()).isPositive();
	}

	@Test
	void commandThatFailsIsShownInTheMessage() {
		SshResult result = this.alice.run("broken");
		assertThat(result).failed().hasExitStatus(1).hasNoStdout().stderr().contains("It does not work");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(result).succeeded())
			.withMessageContaining("$ broken")
			.withMessageContaining("exit status 1")
			.withMessageContaining("It does not work");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.alice.read("broken"))
			.withMessageContaining("It does not work");
	}

	@Test
	void successGivesResultAndReadStandardOutput() {
		assertThat(this.alice.success("whoami")).hasStdout("alice\n");
		assertThat(this.alice.read("whoami")).isEqualTo("alice\n");
	}

	@Test
	void resultIsReadAsJsonAndAsRows() {
		SshResult result = this.alice.run("fruits -o json");
		assertThat(result.json()).extractingJsonPathStringValue("$[1].name").isEqualTo("pear");
		assertThat(result).json().isEqualToJson("[{'name':'apple','count':3},{'name':'pear','count':5}]");
		assertThat(result).rows().extracting("name").containsExactly("apple", "pear");
		assertThat(this.alice.run("fruits -o ndjson").rows()).isEqualTo(result.rows());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.alice.run("fruits").rows())
			.withMessageContaining("no rows");
	}

	@Test
	void valueOfARowMayBeNull() throws Exception {
		SshResult result = new SshResult("fruits", 0, null, "[{\"name\":null}]".getBytes(StandardCharsets.UTF_8),
				new byte[0], Duration.ZERO);
		assertThat(result.rows().get(0)).containsEntry("name", null);
		for (Class<?> type : List.of(SshResult.class, SshResultAssert.class)) {
			assertThat(type.getMethod("rows").getAnnotatedReturnType().toString())
				.contains("@" + Nullable.class.getName() + "() java.lang.Object");
		}
	}

	@Test
	void environmentAndStandardInputAreThoseOfTheClientThatWasDerived() {
		SshTestClient clerk = this.alice.env("SHOP_DESK", "paris").stdin("abc");
		assertThat(clerk.read("env SHOP_DESK")).isEqualTo("paris\n");
		assertThat(clerk.read("upper")).isEqualTo("ABC");
		assertThat(this.alice.read("env SHOP_DESK")).isEqualTo("null\n");
		assertThat(this.alice.read("upper")).isEmpty();
	}

	@Test
	void commandThatDoesNotEndFailsWithWhatWasReceived() {
		this.alice.read("whoami");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.alice.timeout(Duration.ofMillis(1500)).run("hang"))
			.withMessageContaining("'hang' of 'alice' did not end within 1500 ms")
			.withMessageContaining("started");
	}

	@Test
	void signalIsShownInsteadOfExitStatus() {
		SshResult result = new SshResult("sleep 1", null, "TERM", new byte[0], new byte[0], Duration.ZERO);
		assertThat(result).failed().hasExitSignal("TERM");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(result::exitStatus)
			.withMessageContaining("exit signal TERM");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(result).hasExitSignal("INT"))
			.withMessageContaining("exit signal TERM");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(result).succeeded())
			.withMessageContaining("exit signal TERM");
	}

	@Test
	void outputWithoutAnEndIsAFailure() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.alice.timeout(Duration.ofSeconds(50)).run("flood"))
			.withMessageContaining("more than " + Received.LIMIT + " bytes")
			.withMessageContaining("flood");
	}

}
