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

import io.github.sshspringboot.actuate.EndpointSshExtension;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;

/**
 * Shows users the components and details of health that they would see on the web. The
 * operations of the endpoint itself know no user. A component that a user may not see
 * does not exist for that user. Bad health is not a failure of the command.
 *
 * @since 0.1.0
 */
@EndpointSshExtension(endpoint = HealthEndpoint.class)
public class HealthSshExtension {

	private final HealthEndpointWebExtension delegate;

	public HealthSshExtension(HealthEndpointWebExtension delegate) {
		this.delegate = delegate;
	}

	@ReadOperation
	@Nullable HealthDescriptor health(SecurityContext securityContext) {
		return this.delegate.health(ApiVersion.LATEST, null, securityContext, false).getBody();
	}

	@ReadOperation
	@Nullable HealthDescriptor healthForPath(SecurityContext securityContext,
			@Selector(match = Match.ALL_REMAINING) String... path) {
		return this.delegate.health(ApiVersion.LATEST, null, securityContext, false, path).getBody();
	}

}
