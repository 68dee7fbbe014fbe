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

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import io.github.sshspringboot.command.SshArgument;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.beans.BeansEndpoint;
import org.springframework.boot.actuate.beans.BeansEndpoint.BeanDescriptor;
import org.springframework.boot.actuate.beans.BeansEndpoint.BeansDescriptor;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Shows beans by name: all, the one with exactly the given name, or else those whose name
 * contains it, ignoring case. A name with {@code *} is a pattern for the whole name.
 *
 * @since 0.1.0
 */
@RegisterReflectionForBinding(BeansSshExtension.ContextBeans.class)
@EndpointSshExtension(endpoint = BeansEndpoint.class)
public class BeansSshExtension {

	private final BeansEndpoint endpoint;

	public BeansSshExtension(BeansEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	@ReadOperation
	@Nullable Map<String, Object> beans(@SshArgument(
			description = "The name of a bean, a part of it, or a pattern with *.") @Nullable String name) {
		BeansDescriptor descriptor = this.endpoint.beans();
		Map<String, Object> matching = new TreeMap<>();
		Predicate<String> filter = (name != null) ? filter(name, descriptor) : (bean) -> true;
		descriptor.getContexts().forEach((id, context) -> {
			Map<String, BeanDescriptor> beans = new TreeMap<>(context.getBeans());
			beans.keySet().removeIf(filter.negate());
			if (name == null || !beans.isEmpty()) {
				matching.put(String.valueOf(id), new ContextBeans(beans, context.getParentId()));
			}
		});
		return matching.isEmpty() ? null : Map.of("contexts", matching);
	}

	private static Predicate<String> filter(String name, BeansDescriptor beans) {
		if (beans.getContexts().values().stream().anyMatch((context) -> context.getBeans().containsKey(name))) {
			return name::equals;
		}
		if (name.contains("*")) {
			return new BeanNamePattern(name);
		}
		String part = name.toLowerCase(Locale.ROOT);
		return (bean) -> bean.toLowerCase(Locale.ROOT).contains(part);
	}

	/**
	 * Beans of a context, by name.
	 */
	record ContextBeans(Map<String, BeanDescriptor> beans, @Nullable String parentId) {

	}

}
