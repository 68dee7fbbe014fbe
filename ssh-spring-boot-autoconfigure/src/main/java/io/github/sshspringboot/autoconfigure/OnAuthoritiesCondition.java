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

package io.github.sshspringboot.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link SpringBootCondition} that matches if a property names authorities. An empty list
 * names none.
 */
abstract class OnAuthoritiesCondition extends SpringBootCondition {

	private final String property;

	OnAuthoritiesCondition(String property) {
		this.property = property;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		List<String> authorities = Binder.get(context.getEnvironment())
			.bind(this.property, Bindable.listOf(String.class))
			.orElseGet(List::of);
		ConditionMessage.Builder message = ConditionMessage.forCondition("Authorities of SSH users");
		return authorities.isEmpty() ? ConditionOutcome.noMatch(message.because("'" + this.property + "' is not set"))
				: ConditionOutcome.match(message.because("'" + this.property + "' is set"));
	}

}
