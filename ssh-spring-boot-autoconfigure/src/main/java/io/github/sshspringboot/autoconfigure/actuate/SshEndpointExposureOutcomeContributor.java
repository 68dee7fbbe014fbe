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

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.EndpointExposureOutcomeContributor;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.IncludeExcludeEndpointFilter;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * {@link EndpointExposureOutcomeContributor} for endpoints that are commands, unless they
 * are for the web or JMX only. The web and JMX do not expose more because of it, since
 * both have filters of their own.
 */
class SshEndpointExposureOutcomeContributor implements EndpointExposureOutcomeContributor {

	private static final boolean SERVER_PRESENT = ClassUtils.isPresent("org.apache.sshd.server.SshServer",
			SshEndpointExposureOutcomeContributor.class.getClassLoader());

	private final @Nullable IncludeExcludeEndpointFilter<?> exposed;

	SshEndpointExposureOutcomeContributor(Environment environment) {
		this.exposed = isEnabled(environment) ? SshEndpointExposure.filter(environment) : null;
	}

	private static boolean isEnabled(Environment environment) {
		return SERVER_PRESENT && environment.getProperty("ssh.server.enabled", Boolean.class, true)
				&& environment.getProperty("ssh.actuator.enabled", Boolean.class, true);
	}

	@Override
	public @Nullable ConditionOutcome getExposureOutcome(EndpointId endpointId, Set<EndpointExposure> exposures,
			ConditionMessage.Builder message) {
		boolean neutral = exposures.size() == EndpointExposure.values().length;
		return (neutral && this.exposed != null && this.exposed.match(endpointId))
				? ConditionOutcome
					.match(message.because("marked as exposed by a '" + SshEndpointExposure.PROPERTY + "' property"))
				: null;
	}

}
