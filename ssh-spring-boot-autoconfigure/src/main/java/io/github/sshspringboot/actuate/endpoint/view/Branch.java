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

package io.github.sshspringboot.actuate.endpoint.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document.
 *
 * @param value what is there: a map, a list or a scalar
 * @param names what was given and met on the way to it, by name
 */
record Branch(@Nullable Object value, Map<String, @Nullable Object> names) {

	Branch to(@Nullable Object child) {
		return new Branch(child, this.names);
	}

	Branch named(String name, @Nullable Object met) {
		Map<String, @Nullable Object> more = new LinkedHashMap<>(this.names);
		more.put(name, met);
		return new Branch(this.value, more);
	}

	/**
	 * A child of what is here.
	 * @param key the key of a map, or the index of a list
	 * @return the child, {@code null} if there is none
	 */
	@Nullable Object child(String key) {
		if (this.value instanceof Map<?, ?> map) {
			return map.get(key);
		}
		if (this.value instanceof List<?> list && key.matches("[0-9]{1,9}")) {
			int index = Integer.parseInt(key);
			return (index < list.size()) ? list.get(index) : null;
		}
		return null;
	}

}
