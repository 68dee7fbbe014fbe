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

package io.github.sshspringboot.command.result;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.PropertyWriter;

/**
 * Shows the properties that the application's mapper would write.
 */
final class JacksonPropertyFilter implements PropertyFilter {

	private final Map<Class<?>, Set<String>> members = new ConcurrentHashMap<>();

	private final JsonMapper mapper;

	JacksonPropertyFilter(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public boolean shows(Class<?> type, String name, Method getter) {
		Set<String> written = this.members.computeIfAbsent(type, this::members);
		return written.isEmpty() || written.contains(getter.getName()) || written.contains(name);
	}

	private Set<String> members(Class<?> type) {
		Set<String> names = new HashSet<>();
		Iterator<PropertyWriter> properties = this.mapper._serializationContext()
			.findValueSerializer(type)
			.properties();
		properties.forEachRemaining((property) -> names.add(property.getMember().getName()));
		return names;
	}

}
