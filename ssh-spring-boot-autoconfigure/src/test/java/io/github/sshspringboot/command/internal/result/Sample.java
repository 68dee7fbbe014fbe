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

package io.github.sshspringboot.command.internal.result;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sshspringboot.command.SshResult;
import org.jspecify.annotations.Nullable;

/**
 * What commands may return.
 */
enum Sample {

	RECORDS(List.of(new Order(7, "Ada", Status.OPEN, new BigDecimal("12.50")),
			new Order(1234, "Charles Babbage", Status.SHIPPED, new BigDecimal("1999.00"))), true),

	ONE(new Order(7, "Ada", Status.OPEN, new BigDecimal("12.50")), false),

	NESTED(List.of(new Parcel(1, Optional.of(new Address("Main St", "Ely")), List.of("a", "b"), Map.of("k", 1)),
			new Parcel(2, Optional.empty(), List.of(), Map.of())), true),

	NULLS(Arrays.asList(new Order(1, null, null, null), new Order(2, "Ada", Status.OPEN, null)), true),

	WIDE(List.of(new Order(1, "漢字かな", Status.OPEN, BigDecimal.ONE), new Order(2, "🚀 go", Status.OPEN, BigDecimal.TEN),
			new Order(3, "Zoe\u0301", Status.OPEN, BigDecimal.ONE),
			new Order(4, "👩‍🚀 Eve", Status.OPEN, BigDecimal.ONE), new Order(5, "한글", Status.SHIPPED, BigDecimal.ONE)),
			true),

	LONG(LongStream.range(1, 4)
		.mapToObj((id) -> new Order(id, "a customer with a very long name, number " + id, Status.SHIPPED,
				new BigDecimal("123456789.00")))
		.toList(), true),

	QUOTED(List.of(new Order(1, "say \"hi\", twice", Status.OPEN, null), new Order(2, "two\nlines", Status.OPEN, null),
			new Order(3, "", Status.OPEN, null), new Order(4, "true", Status.OPEN, null),
			new Order(5, "\u001b[31mred\u009b", Status.OPEN, null), new Order(6, "no: way # at all", null, null),
			new Order(7, "a\rb", null, null)), true),

	HIDDEN(List.of(new Account("ada", "s3cret", new Login("ada", "s3cret")), new Account("bob", "s3cret", null)), true),

	MAPS(List.of(map("name", "Ada", "city", "London"), map("name", "Bob", "age", 7)), true),

	VALUES(new Values(Path.of("/tmp/x"), Duration.ofMinutes(5), Instant.EPOCH, "bytes".getBytes(StandardCharsets.UTF_8),
			new int[] { 1, 2 }, new Money(5)), false),

	SCALARS(List.of("one", "two, three", "4"), true),

	NUMBERS(List.of(1, 20, 300), true),

	GAPS(Arrays.asList("one", null, "", " x "), true),

	SCALAR("hello", false),

	EMPTY(List.of(), true);

	private final Object value;

	private final boolean many;

	Sample(Object value, boolean many) {
		this.value = value;
		this.many = many;
	}

	SshResult result() {
		List<?> values = this.many ? (List<?>) this.value : List.of(this.value);
		return new SshResult(new ArrayList<>(values).iterator(), this.many, false, List.of(), true, null, false);
	}

	private static Map<String, Object> map(String first, Object value, String second, Object other) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put(first, value);
		map.put(second, other);
		return map;
	}

	enum Status {

		OPEN, SHIPPED

	}

	record Order(long id, @Nullable String customerName, @Nullable Status status, @Nullable BigDecimal total) {

	}

	record Address(String street, String city) {

	}

	record Parcel(int number, Optional<Address> address, List<String> tags, Map<String, Integer> weights) {

	}

	record Account(String name, @JsonIgnore String password, @Nullable Login login) {

	}

	record Login(String name, @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String token) {

	}

	record Values(Path path, Duration duration, Instant instant, byte[] bytes, int[] ints, Money money) {

	}

	record Money(int amount) {

		@Override
		public String toString() {
			return this.amount + " EUR";
		}

	}

}
