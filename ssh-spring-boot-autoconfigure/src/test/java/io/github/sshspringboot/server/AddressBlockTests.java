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

package io.github.sshspringboot.server;

import io.github.sshspringboot.server.internal.SourceBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AddressBlock} and {@link SourceBlocks}.
 */
class AddressBlockTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "0.0.0.0/0, 203.0.113.9, true",
			"0.0.0.0/0, ::1, false", "192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.2, false",
			"192.0.2.128/25, 192.0.2.127, false", "192.0.2.128/25, 192.0.2.255, true",
			"2001:db8::/32, 2001:db8::1, true", "2001:db8::/32, 2001:db9::1, false", "::/0, ::1, true",
			"::/0, 127.0.0.1, false", "::1, ::1, true", "2001:db8:0:8000::/49, 2001:db8:0:7fff::1, false",
			"10.0.0.0/8, ::ffff:10.1.2.3, true" })
	void containsTheAddressesWithItsBits(String block, String address, boolean contained) {
		assertThat(AddressBlock.of(block).contains(AddressBlock.parseAddress(address))).isEqualTo(contained);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08",
			"10.0.0.1/8", "::/129", "2001:db8::1/32", "10.0.0", "10", "10.0.0.0.0", "010.0.0.0", "256.0.0.0",
			"1.2.3.4 ", " 1.2.3.4", "1.2.3.4\n", "localhost", "example.org/8", "fe80::1%lo", "[::1]", ":::", "1:2:3",
			"::g", "1:2:3:4:5:6:7:8:9", "1.2.3.٤", "10.0.0.0/8/8", ":", "::1:" })
	void otherTextsAreRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AddressBlock.of(text));
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.77, 32, 203.0.113.77", "203.0.113.77, 24, 203.0.113.0/24", "203.0.113.77, 0, 0.0.0.0/0",
			"203.0.113.77, 25, 203.0.113.0/25", "203.0.113.177, 25, 203.0.113.128/25" })
	void ipv4SourceIsTheAddressWithoutTheBitsAfterTheBlock(String address, int bits, String source) {
		assertThat(new SourceBlocks(bits, 128).sourceOf(AddressBlock.parseAddress(address))).hasToString(source);
	}

	@ParameterizedTest
	@CsvSource({ "2001:db8:1:2:3:4:5:6, 128, 2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6, 64, 2001:db8:1:2:0:0:0:0/64",
			"2001:db8:1:2:3:4:5:6, 60, 2001:db8:1:0:0:0:0:0/60", "::ffff:192.0.2.1, 64, 192.0.2.1" })
	void ipv6SourceIsTheAddressWithoutTheBitsAfterTheBlock(String address, int bits, String source) {
		assertThat(new SourceBlocks(32, bits).sourceOf(AddressBlock.parseAddress(address))).hasToString(source);
	}

	@Test
	void addressesOfOneSourceAreEqual() {
		SourceBlocks sources = new SourceBlocks(24, 64);
		assertThat(sources.sourceOf(AddressBlock.parseAddress("192.0.2.1")))
			.isEqualTo(sources.sourceOf(AddressBlock.parseAddress("192.0.2.200")))
			.isNotEqualTo(sources.sourceOf(AddressBlock.parseAddress("192.0.3.1")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/8", "192.0.2.1", "2001:db8:0:0:0:0:0:0/32", "0:0:0:0:0:0:0:1" })
	void textFormIsReadBack(String text) {
		assertThat(AddressBlock.of(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "32:128", "0:0", "24:64" })
	void textFormOfSizesIsReadBack(String text) {
		assertThat(SourceBlocks.of(text)).hasToString(text);
	}

}
