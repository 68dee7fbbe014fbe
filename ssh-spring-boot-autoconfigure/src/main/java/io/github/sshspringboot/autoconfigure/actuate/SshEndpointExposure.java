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

package io.github.sshspringboot.autoconfigure.actuate;

import org.springframework.boot.actuate.autoconfigure.endpoint.expose.IncludeExcludeEndpointFilter;
import org.springframework.boot.actuate.endpoint.ExposableEndpoint;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Determines which endpoints are commands. An empty list of included endpoints includes
 * none rather than all.
 */
final class SshEndpointExposure {

	static final String PROPERTY = "ssh.actuator.exposure";

	private SshEndpointExposure() {
	}

	static <E extends ExposableEndpoint<?>> IncludeExcludeEndpointFilter<E> filter(Class<E> endpointType,
			SshActuatorProperties.Exposure exposure) {
		return new IncludeExcludeEndpointFilter<>(endpointType, exposure.getInclude(), exposure.getExclude());
	}

	static IncludeExcludeEndpointFilter<?> filter(Environment environment) {
		return filter(ExposableEndpoint.class,
				Binder.get(environment).bindOrCreate(PROPERTY, SshActuatorProperties.Exposure.class));
	}

}
