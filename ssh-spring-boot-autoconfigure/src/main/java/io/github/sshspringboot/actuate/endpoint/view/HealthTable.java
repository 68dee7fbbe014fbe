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
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The components of health, however deep, with the whole first.
 */
final class HealthTable {

	private static final String WHOLE = "overall";

	private HealthTable() {
	}

	static @Nullable Iterable<Map<String, @Nullable Object>> rows(Map<String, Object> arguments, Object document) {
		if (!(document instanceof Map<?, ?> health) || health.get("status") == null) {
			return null;
		}
		String path = (arguments.get("path") instanceof String[] names) ? String.join("/", names) : "";
		return () -> rows(path, health).iterator();
	}

	private static Stream<Map<String, @Nullable Object>> rows(String path, Map<?, ?> health) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put("component", path.isEmpty() ? WHOLE : path);
		row.put("status", health.get("status"));
		row.put("detail", detail(health));
		return Stream.concat(Stream.of(row), (health.get("components") instanceof Map<?, ?> components)
				? components.entrySet().stream().flatMap((entry) -> child(path, entry)) : Stream.empty());
	}

	private static Stream<Map<String, @Nullable Object>> child(String path, Map.Entry<?, ?> component) {
		String name = path.isEmpty() ? "" + component.getKey() : path + "/" + component.getKey();
		return (component.getValue() instanceof Map<?, ?> health) ? rows(name, health) : Stream.empty();
	}

	private static @Nullable Object detail(Map<?, ?> health) {
		Object groups = health.get("groups");
		return TreeText.pairs((groups != null) ? Map.of("groups", groups) : health.get("details"));
	}

}
