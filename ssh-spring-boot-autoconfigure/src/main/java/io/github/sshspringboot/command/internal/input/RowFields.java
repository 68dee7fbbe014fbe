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

package io.github.sshspringboot.command.internal.input;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * The fields of a row type: the names that are read, other names that are aliases or
 * ignored, and whether the type accepts any name.
 */
record RowFields(Set<String> names, Set<String> others, boolean open) {

	static RowFields of(ObjectMapper mapper, JavaType type) {
		DeserializationContext context = mapper._deserializationContext();
		ValueDeserializer<?> deserializer = context.findRootValueDeserializer(type);
		if (!(deserializer instanceof BeanDeserializerBase bean)) {
			return new RowFields(Set.of(), Set.of(), true);
		}
		Set<String> names = new LinkedHashSet<>();
		bean.collectAllPropertyNamesTo(names);
		BeanDescription description = context.introspectBeanDescription(type);
		JsonIgnoreProperties.Value ignored = context.getConfig()
			.getDefaultPropertyIgnorals(type.getRawClass(), description.getClassInfo());
		description.findProperties().forEach((property) -> names.removeAll(aliases(property)));
		return new RowFields(names, others(description, ignored), bean.hasAnySetter() || ignored.getIgnoreUnknown()
				|| bean.getValueInstantiator().canCreateUsingDelegate());
	}

	private static Set<String> others(BeanDescription description, JsonIgnoreProperties.Value ignored) {
		Set<String> others = new LinkedHashSet<>(ignored.getIgnored());
		addAll(description.getIgnoredPropertyNames(), others);
		for (BeanPropertyDefinition property : description.findProperties()) {
			others.add(property.getName());
			others.addAll(aliases(property));
		}
		return others;
	}

	private static Set<String> aliases(BeanPropertyDefinition property) {
		return property.findAliases().stream().map(PropertyName::getSimpleName).collect(Collectors.toSet());
	}

	private static void addAll(@Nullable Collection<String> names, Set<String> target) {
		target.addAll((names != null) ? names : List.of());
	}

	/**
	 * Whether a field of this name is read or ignored.
	 */
	boolean has(String name) {
		return this.names.contains(name) || this.others.contains(name);
	}

	/**
	 * Return the name of the only field that matches ignoring case, {@code null} if there
	 * is none or more than one.
	 */
	@Nullable String findIgnoringCase(String name) {
		Set<String> all = new LinkedHashSet<>(this.names);
		all.addAll(this.others);
		List<String> alike = all.stream().filter(name::equalsIgnoreCase).toList();
		return (alike.size() == 1) ? alike.get(0) : null;
	}

}
