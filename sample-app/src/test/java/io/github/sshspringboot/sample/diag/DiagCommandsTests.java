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

package io.github.sshspringboot.sample.diag;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.server.ExitStatus;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DiagCommands}.
 */
@SpringJUnitConfig
class DiagCommandsTests {

	@Autowired
	private DiagCommands commands;

	@Test
	void echoJoinsTheWords() {
		assertThat(this.commands.echo(List.of("a", "b  c"))).isEqualTo("a b  c");
	}

	@Test
	void catCopiesEveryByte() throws Exception {
		byte[] bytes = new byte[100_001];
		new Random(1).nextBytes(bytes);
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.commands.cat(new ByteArrayInputStream(bytes), output);
		assertThat(output.toByteArray()).isEqualTo(bytes);
	}

	@Test
	void exitReturnsTheStatus() {
		assertThat(this.commands.exit(42)).isEqualTo(ExitStatus.of(42));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 256 })
	void exitRefusesStatusThatDoesNotFit(int code) {
		assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> this.commands.exit(code));
	}

	@Test
	void sleepTellsHowLongItSlept() throws Exception {
		long start = System.nanoTime();
		assertThat(this.commands.sleep(Duration.ofSeconds(1))).isEqualTo("slept 1s");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(990));
		assertThat(this.commands.sleep(Duration.ofMillis(20))).isEqualTo("slept 20ms");
		assertThat(this.commands.sleep(Duration.ZERO)).isEqualTo("slept 0s");
	}

	@Test
	void sleepEndsWhenInterrupted() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class)
			.isThrownBy(() -> this.commands.sleep(Duration.ofHours(1)));
	}

	@Test
	void sleepRefusesNegativeDuration() {
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> this.commands.sleep(Duration.ofSeconds(-1)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7, 32767, 32768, 32769, 100_001 })
	void bytesWritesSoManyBytesThatHoldTheirOffset(int size) throws Exception {
		ByteBuffer expected = ByteBuffer.allocate(size + Long.BYTES);
		for (int offset = 0; offset < size; offset += Long.BYTES) {
			expected.putLong(offset, offset);
		}
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.commands.bytes(DataSize.ofBytes(size), output);
		assertThat(output.toByteArray()).isEqualTo(Arrays.copyOf(expected.array(), size));
	}

	@Test
	void bytesEndsWhenInterrupted() {
		Thread.currentThread().interrupt();
		try {
			assertThatExceptionOfType(InterruptedIOException.class)
				.isThrownBy(() -> this.commands.bytes(DataSize.ofTerabytes(1), OutputStream.nullOutputStream()));
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void bytesRefusesNegativeSize() {
		assertThatExceptionOfType(SshCommandException.class)
			.isThrownBy(() -> this.commands.bytes(DataSize.ofBytes(-1), OutputStream.nullOutputStream()))
			.withMessage("The size must not be negative.");
	}

	@Test
	void whoamiPrintsNameAndAuthoritiesWithFactorsLast() {
		assertThat(this.commands
			.whoami(new TestingAuthenticationToken("admin", "n/a", "FACTOR_PASSWORD", "ROLE_OPERATOR", "ROLE_ADMIN")))
			.isEqualTo("admin ROLE_ADMIN,ROLE_OPERATOR,FACTOR_PASSWORD");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ValidationAutoConfiguration.class)
	@Import(DiagCommands.class)
	static class TestConfiguration {

	}

}
