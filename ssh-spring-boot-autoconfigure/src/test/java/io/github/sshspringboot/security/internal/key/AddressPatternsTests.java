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

package io.github.sshspringboot.security.internal.key;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AddressPatterns}.
 */
class AddressPatternsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			10.0.0.0/8             | 10.1.2.3    | true
			10.0.0.0/8             | 11.1.2.3    | false
			10.1.2.3               | 10.1.2.3    | true
			10.1.2.*               | 10.1.2.3    | true
			10.1.2.?               | 10.1.2.33   | false
			*                      | 10.1.2.3    | true
			10.0.0.0/8,!10.1.0.0/16 | 10.1.2.3   | false
			10.0.0.0/8,!10.1.0.0/16 | 10.2.2.3   | true
			!10.1.*,*              | 10.1.2.3    | false
			!10.1.2.3              | 10.9.9.9    | false
			10.1.2.3/8             | 10.1.2.3    | false
			10.1.2.3,10.0.0.1/8    | 10.1.2.3    | false
			10.0.0.0/33            | 10.0.0.0    | false
			*,!10.0.0.0/129        | 10.1.2.3    | false
			*,!10.0.0.0/255.0.0.0  | 10.1.2.3    | false
			*,!10.0/16             | 10.0.2.3    | false
			10.1.2.3,,             | 10.1.2.3    | false
			example.org            | 10.1.2.3    | false
			10.1.2.3,10.0.0.*/8    | 10.1.2.3    | false
			10.1.2.3,10.0.0.0/x    | 10.1.2.3    | false
			010.1.2.3              | 10.1.2.3    | false
			10.1.2.3.4             | 10.1.2.3    | false
			2001:db8::/32          | 2001:db8::1 | true
			2001:db8::/32          | 2001:db9::1 | false
			2001:DB8::*            | 2001:db8::1 | true
			::1                    | ::1         | true
			::/0                   | 10.1.2.3    | false
			0.0.0.0/0              | ::1         | false
			10.1.2.3               | ::ffff:10.1.2.3 | true
			1*2.3                  | 10.2.2.3    | true
			10.**.*3*              | 10.1.2.3    | true
			*?                     | 10.1.2.3    | true
			10.1.2.3?*             | 10.1.2.3    | false
			????????*              | 10.1.2.3    | true
			*.1.*.4                | 10.1.2.3    | false
			""")
	void patterns(String list, String address, boolean expected) throws UnknownHostException {
		assertThat(AddressPatterns.matches(list, InetAddress.getByName(address))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*?", "*", "*2", "?*" })
	void patternMadeToTakeLongDoesNot(String part) throws UnknownHostException {
		InetAddress address = InetAddress.getByName("2222:2222:2222:2222:2222:2222:2222:2222");
		String list = String.join(",", Collections.nCopies(256, part.repeat(15) + "x"));
		assertThat(CompletableFuture.supplyAsync(() -> AddressPatterns.matches(list, address)))
			.succeedsWithin(Duration.ofSeconds(20))
			.isEqualTo(false);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			10.0.0.0/8,127.0.0.1 | 127.0.0.1 | true
			10.0.0.0/8           | 127.0.0.1 | false
			127.0.0.1,*          | 127.0.0.1 | false
			127.0.0.1,!10.0.0.1  | 127.0.0.1 | false
			127.0.0.1,10.0.0.1/8 | 127.0.0.1 | false
			127.0.0.1,           | 127.0.0.1 | false
			::1                  | ::1       | true
			localhost            | 127.0.0.1 | false
			""")
	void networks(String list, String address, boolean expected) throws UnknownHostException {
		assertThat(AddressPatterns.isInNetworks(list, InetAddress.getByName(address))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0:0:0:0:0:0:0:0,::", "0:0:0:0:0:0:0:1,::1", "1:0:0:0:0:0:0:0,1::",
			"2001:db8:0:1:0:0:0:1,2001:db8:0:1::1", "1:0:0:2:0:0:3:4,1::2:0:0:3:4", "1:0:2:3:4:5:6:7,1:0:2:3:4:5:6:7",
			"10:0:0:10:20:30:40:50,10::10:20:30:40:50", "1.2.3.4,1.2.3.4" })
	void textIsShort(String address, String expected) throws UnknownHostException {
		assertThat(AddressPatterns.toText(InetAddress.getByName(address))).isEqualTo(expected);
	}

}
