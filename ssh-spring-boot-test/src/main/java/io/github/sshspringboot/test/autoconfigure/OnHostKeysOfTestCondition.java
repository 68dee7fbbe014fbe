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

package io.github.sshspringboot.test.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link Condition} that a test names no host keys. Those that the application names are
 * not for tests, which could read or replace the ones in use.
 */
class OnHostKeysOfTestCondition extends SpringBootCondition {

	private static final String PREFIX = "ssh.server.host-keys";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Host keys of the test");
		return (context.getEnvironment() instanceof ConfigurableEnvironment environment
				&& SshContextCustomizer.isSetByTest(environment, PREFIX))
						? ConditionOutcome.noMatch(message.because("the test sets " + PREFIX))
						: ConditionOutcome.match(message.because("the test does not set " + PREFIX));
	}

}
