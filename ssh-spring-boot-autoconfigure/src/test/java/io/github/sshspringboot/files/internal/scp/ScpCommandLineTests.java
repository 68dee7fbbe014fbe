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

package io.github.sshspringboot.files.internal.scp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScpCommandLine}.
 */
class ScpCommandLineTests {

	@ParameterizedTest
	@ValueSource(strings = { "scp -t /a", "scp -r -p -t /a", "scp\t-rf .", "scp -v -d -t -- /a", "scp -tx/" })
	void linesThatCopyAreKnown(String line) {
		assertThat(ScpCommandLine.isScp(line)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "scp", "scp a b", "scp -r a -t b", "scpt -t", "scp -1t", "scp -r/ -t", "SCP -t /",
			"scp-t" })
	void otherLinesAreCommands(String line) {
		assertThat(ScpCommandLine.isScp(line)).isFalse();
	}

	@Test
	void lineWithManyOptionsIsReadInConstantMemory() {
		assertThat(ScpCommandLine.isScp("scp" + " -r".repeat(80_000))).isFalse();
		assertThat(ScpCommandLine.isScp("scp" + " -r".repeat(80_000) + " -t /")).isTrue();
	}

}
