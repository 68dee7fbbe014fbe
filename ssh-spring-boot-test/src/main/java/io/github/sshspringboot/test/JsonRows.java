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

package io.github.sshspringboot.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParser;
import org.springframework.boot.json.JsonParserFactory;

/**
 * Reads rows from JSON.
 */
final class JsonRows {

	private JsonRows() {
	}

	static List<Map<String, @Nullable Object>> read(SshResult result) {
		try {
			return read(result.stdout().strip());
		}
		catch (JsonParseException | ClassCastException ex) {
			throw new AssertionError("Standard output holds no rows of JSON:\n" + result, ex);
		}
	}

	private static List<Map<String, @Nullable Object>> read(String json) {
		JsonParser parser = JsonParserFactory.getJsonParser();
		if (json.startsWith("[")) {
			return parser.parseList(json).stream().map(JsonRows::row).toList();
		}
		List<String> lines = json.lines().toList();
		if (lines.stream().allMatch((line) -> line.startsWith("{") && line.endsWith("}"))) {
			List<Map<String, @Nullable Object>> rows = new ArrayList<>();
			lines.forEach((line) -> rows.add(parser.parseMap(line)));
			return rows;
		}
		return List.of(parser.parseMap(json));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> row(Object value) {
		return (Map<String, @Nullable Object>) value;
	}

}
