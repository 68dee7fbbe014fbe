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

package io.github.sshspringboot.server.internal.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrintableText}.
 */
class PrintableTextTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0x200b, 0x200c, 0x200d, 0x2028, 0x2029, 0x202e, 0x2066,
			0xfeff, 0xd83d, 0xe0041 })
	void whatIsMoreThanTextIsReplaced(int codePoint) {
		assertThat(PrintableText.of("a" + Character.toString(codePoint) + "b")).isEqualTo("a?b");
	}

	@Test
	void textIsKept() {
		String text = "SSH-2.0-OpenSSH_9.2 Zo\u00eb \u738b \ud83d\ude00";
		assertThat(PrintableText.of(text)).isEqualTo(text);
	}

	@Test
	void longTextIsCut() {
		assertThat(PrintableText.of("a".repeat(199) + "\ud83d\ude00")).isEqualTo("a".repeat(199) + "?");
		assertThat(PrintableText.of("a".repeat(200))).hasSize(200);
	}

}
