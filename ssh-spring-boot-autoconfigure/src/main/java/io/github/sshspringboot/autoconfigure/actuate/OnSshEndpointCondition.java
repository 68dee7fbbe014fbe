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

import org.springframework.boot.actuate.autoconfigure.endpoint.PropertiesEndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link SpringBootCondition} for {@link ConditionalOnSshEndpoint}.
 */
class OnSshEndpointCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnSshEndpoint> annotation = metadata.getAnnotations()
			.get(ConditionalOnSshEndpoint.class);
		Environment environment = context.getEnvironment();
		EndpointId id = EndpointId.of(environment, annotation.getString("id"));
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnSshEndpoint.class, id);
		if (!environment.getProperty("ssh.actuator.enabled", Boolean.class, true)) {
			return ConditionOutcome.noMatch(message.because("ssh.actuator.enabled is false"));
		}
		if (!SshEndpointExposure.filter(environment).match(id)) {
			return ConditionOutcome.noMatch(message.because("it is not exposed"));
		}
		Access access = new PropertiesEndpointAccessResolver(environment).accessFor(id,
				annotation.getEnum("defaultAccess", Access.class));
		return new ConditionOutcome(access != Access.NONE, message.because("its access is " + access));
	}

}
