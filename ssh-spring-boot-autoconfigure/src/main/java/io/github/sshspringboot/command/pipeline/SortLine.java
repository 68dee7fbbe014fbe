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

package io.github.sshspringboot.command.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A line and what to sort it by.
 *
 * @param bytes the line
 * @param values the value of each key
 */
record SortLine(byte[] bytes, List<Comparable<?>> values) {

	static final Comparator<SortLine> BY_BYTES = Comparator.comparing(SortLine::bytes, Arrays::compareUnsigned);

	private static final int OVERHEAD = 80;

	private static final int VALUE_OVERHEAD = 56;

	static SortLine of(byte[] line, List<SortKey> keys) {
		if (keys.stream().allMatch(SortKey::isWholeLine)) {
			return new SortLine(line, List.of());
		}
		String text = new String(line, StandardCharsets.UTF_8);
		return new SortLine(line, keys.stream().<Comparable<?>>map((key) -> key.valueOf(text)).toList());
	}

	long weight() {
		long weight = OVERHEAD + this.bytes.length;
		for (Comparable<?> value : this.values) {
			weight += VALUE_OVERHEAD + ((value instanceof String text) ? 2L * text.length() : 0);
		}
		return weight;
	}

}
