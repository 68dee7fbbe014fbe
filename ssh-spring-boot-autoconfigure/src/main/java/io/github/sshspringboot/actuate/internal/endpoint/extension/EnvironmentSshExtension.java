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

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint.EnvironmentDescriptor;
import org.springframework.boot.actuate.env.EnvironmentEndpoint.EnvironmentEntryDescriptor;
import org.springframework.boot.actuate.env.EnvironmentEndpointWebExtension;
import org.springframework.util.StringUtils;

/**
 * Shows users the values of the environment that they would see on the web. The
 * operations of the endpoint itself know no user.
 *
 * @since 0.1.0
 */
@EndpointSshExtension(endpoint = EnvironmentEndpoint.class)
public class EnvironmentSshExtension {

	private final EnvironmentEndpointWebExtension delegate;

	public EnvironmentSshExtension(EnvironmentEndpoint endpoint, Show showValues, Set<String> roles) {
		this.delegate = new EnvironmentEndpointWebExtension(endpoint, showValues, roles);
	}

	@ReadOperation
	EnvironmentDescriptor environment(SecurityContext securityContext, @Nullable String pattern) {
		EnvironmentDescriptor all = this.delegate.environment(securityContext, null);
		return StringUtils.hasText(pattern)
				? this.delegate.environment(securityContext, exactly(names(all, new PropertyNamePattern(pattern))))
				: all;
	}

	private static Stream<String> names(EnvironmentDescriptor environment, Predicate<String> filter) {
		return environment.getPropertySources()
			.stream()
			.flatMap((source) -> source.getProperties().keySet().stream())
			.distinct()
			.filter(filter);
	}

	private static String exactly(Stream<String> names) {
		// The endpoint knows only regular expressions of Java, which can take exponential
		// time
		return names.map(Pattern::quote).collect(Collectors.joining("|", "\\A(?:", ")\\z"));
	}

	@ReadOperation
	@Nullable EnvironmentEntryDescriptor environmentEntry(SecurityContext securityContext, @Selector String toMatch) {
		return this.delegate.environmentEntry(securityContext, toMatch).getBody();
	}

}
