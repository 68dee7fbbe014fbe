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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessIdOutput}.
 */
class ProcessIdOutputTests {

	private final ProcessIdOutput output = new ProcessIdOutput();

	private final ByteArrayOutputStream target = new ByteArrayOutputStream();

	@Test
	void firstLineIsTheIdHoweverItIsCut() throws IOException {
		OutputStream stream = this.output.to(this.target);
		for (byte each : "42\r\n7\nrest".getBytes(StandardCharsets.UTF_8)) {
			stream.write(each);
		}
		assertThat(this.output.id()).isEqualTo("42");
		assertThat(this.target).hasToString("7\nrest");
	}

	@Test
	void messageIsOneLineOfALog() throws IOException {
		this.output.to(this.target).write("x\r\n2026 INFO forged\u001b[2J".getBytes(StandardCharsets.UTF_8));
		assertThat(this.output.text()).isEqualTo("x 2026 INFO forged [2J");
	}

	@Test
	void messageOfTheEngineIsKept() throws IOException {
		this.output.to(this.target).write("OCI runtime exec failed\n1\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
		assertThat(this.output.id()).isNull();
		assertThat(this.output.text()).startsWith("OCI runtime exec failed 1 OCI runtime").hasSizeLessThan(2001);
		assertThat(this.target.size()).isZero();
	}

}
