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

package io.github.sshspringboot.shell.internal.terminal;

import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TypeAhead}.
 */
class TypeAheadTests {

	private final TypeAhead typeAhead = new TypeAhead();

	@AfterEach
	void forgetInterrupt() {
		Thread.interrupted();
	}

	@Test
	void whatIsTypedAfterAnInterruptIsReadAfterIt() throws Exception {
		Thread.currentThread().interrupt();
		this.typeAhead.write("after".getBytes(StandardCharsets.UTF_8));
		assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> this.typeAhead.read(0, false));
		assertThat(this.typeAhead.read(0, true)).isEqualTo('a');
		assertThat(new String(this.typeAhead.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("after");
	}

}
