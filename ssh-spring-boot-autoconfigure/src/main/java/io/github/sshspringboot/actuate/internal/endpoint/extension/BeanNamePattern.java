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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import java.util.List;
import java.util.function.Predicate;

/**
 * Pattern in which {@code *} stands for any characters. The parts between them are
 * searched once from left to right, so that no pattern takes long.
 */
final class BeanNamePattern implements Predicate<String> {

	private final List<String> parts;

	BeanNamePattern(String pattern) {
		this.parts = List.of(pattern.split("\\*", -1));
	}

	@Override
	public boolean test(String name) {
		String first = this.parts.get(0);
		String last = this.parts.get(this.parts.size() - 1);
		int end = name.length() - last.length();
		if (end < first.length() || !name.startsWith(first) || !name.endsWith(last)) {
			return false;
		}
		int position = first.length();
		for (String part : this.parts.subList(1, this.parts.size() - 1)) {
			int found = name.indexOf(part, position);
			if (found < 0) {
				return false;
			}
			position = found + part.length();
		}
		return position <= end;
	}

}
