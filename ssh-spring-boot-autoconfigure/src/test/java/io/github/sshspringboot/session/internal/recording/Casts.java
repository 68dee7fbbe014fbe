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

package io.github.sshspringboot.session.internal.recording;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads asciicasts as players do.
 */
final class Casts {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Casts() {
	}

	static JsonNode header(String cast) {
		return JSON.readTree(cast.lines().findFirst().orElseThrow());
	}

	static List<Event> events(String cast) {
		return Stream.of(cast.split("\n"))
			.skip(1)
			.map(JSON::readTree)
			.map((event) -> new Event(event.get(0).asDouble(), event.get(1).asString(), event.get(2).asString()))
			.toList();
	}

	static String output(String cast) {
		return data(cast, "o");
	}

	static String data(String cast, String code) {
		return events(cast).stream()
			.filter((event) -> event.code().equals(code))
			.map(Event::data)
			.collect(Collectors.joining());
	}

	record Event(double time, String code, String data) {

	}

}
