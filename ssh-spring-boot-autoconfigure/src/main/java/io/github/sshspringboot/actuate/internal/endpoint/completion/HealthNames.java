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

import io.github.sshspringboot.actuate.internal.endpoint.EndpointSecurity;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Proposes health groups, and the health components that the user may see.
 *
 * @since 0.1.0
 */
public final class HealthNames extends EndpointNames {

	public HealthNames(HealthContributorRegistry registry, HealthEndpointGroups groups, EndpointSecurity security,
			SecurityContextHolderStrategy securityContexts) {
		super("health", Map.of("path",
				() -> names(registry, groups, security, securityContexts.getContext().getAuthentication())));
	}

	private static Stream<String> names(HealthContributorRegistry registry, HealthEndpointGroups groups,
			EndpointSecurity security, @Nullable Authentication user) {
		Stream<String> components = (user != null && groups.getPrimary().showComponents(security.of(user)))
				? registry.stream().map((entry) -> entry.name()).filter(groups.getPrimary()::isMember) : Stream.empty();
		return Stream.concat(groups.getNames().stream(), components);
	}

}
