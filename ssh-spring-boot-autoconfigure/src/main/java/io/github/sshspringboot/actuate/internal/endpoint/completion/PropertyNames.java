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

package io.github.sshspringboot.actuate.internal.endpoint.completion;

import java.util.Map;
import java.util.stream.Stream;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Proposes the names of environment properties, never their values.
 *
 * @since 0.1.0
 */
public final class PropertyNames extends EndpointNames {

	public PropertyNames(ConfigurableEnvironment environment) {
		super("env", Map.of("toMatch", () -> names(environment)));
	}

	private static Stream<String> names(ConfigurableEnvironment environment) {
		return environment.getPropertySources()
			.stream()
			.flatMap((source) -> (source instanceof EnumerablePropertySource<?> enumerable)
					? Stream.of(enumerable.getPropertyNames()) : Stream.empty());
	}

}
