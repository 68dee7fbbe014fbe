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

import java.util.HashMap;
import java.util.Map;

import io.github.sshspringboot.actuate.EndpointSshExtension;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link SpringBootCondition} for {@link ConditionalOnMissingSshExtension}.
 */
class OnMissingSshExtensionCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Class<?> endpoint = metadata.getAnnotations().get(ConditionalOnMissingSshExtension.class).getClass("value");
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnMissingSshExtension.class,
				endpoint.getName());
		if (beanFactory == null) {
			return ConditionOutcome.match(message.because("there are no beans"));
		}
		String extension = ApplicationExtensions.of(beanFactory).nameByEndpoint().get(endpoint);
		return (extension != null) ? ConditionOutcome.noMatch(message.found("extension").items(extension))
				: ConditionOutcome.match(message.didNotFind("extension").atAll());
	}

	/**
	 * The extensions that were there before the first of ours, so that all beans are
	 * searched once.
	 *
	 * @param nameByEndpoint the name of the bean that extends each type of endpoint
	 */
	private record ApplicationExtensions(Map<Class<?>, String> nameByEndpoint) {

		private static final String BEAN_NAME = ApplicationExtensions.class.getName();

		static ApplicationExtensions of(ConfigurableListableBeanFactory beanFactory) {
			if (beanFactory.getSingleton(BEAN_NAME) instanceof ApplicationExtensions known) {
				return known;
			}
			ApplicationExtensions found = find(beanFactory);
			beanFactory.registerSingleton(BEAN_NAME, found);
			return found;
		}

		private static ApplicationExtensions find(ConfigurableListableBeanFactory beanFactory) {
			Map<Class<?>, String> nameByEndpoint = new HashMap<>();
			for (String name : beanFactory.getBeanNamesForAnnotation(EndpointSshExtension.class)) {
				Class<?> type = beanFactory.getType(name, false);
				if (type != null) {
					MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY)
						.stream(EndpointSshExtension.class)
						.forEach((extension) -> nameByEndpoint.putIfAbsent(extension.getClass("endpoint"), name));
				}
			}
			return new ApplicationExtensions(nameByEndpoint);
		}

	}

}
