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

import io.github.sshspringboot.files.SshFileSystems;
import io.github.sshspringboot.files.internal.FileSource;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link org.springframework.context.annotation.Condition} that matches if there are
 * files that users may see.
 */
class OnFilesCondition extends AnyNestedCondition {

	OnFilesCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@Conditional(OnMountsCondition.class)
	static class OnMounts {

	}

	@ConditionalOnBean(SshFileSystems.class)
	static class OnFileSystems {

	}

	@ConditionalOnBean(FileSource.class)
	static class OnFileSource {

	}

	static class OnMountsCondition extends SpringBootCondition {

		private static final ConfigurationPropertyName MOUNTS = ConfigurationPropertyName.of("ssh.sftp.mounts");

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConditionMessage.Builder message = ConditionMessage.forCondition("SFTP mounts");
			for (ConfigurationPropertySource source : ConfigurationPropertySources.get(context.getEnvironment())) {
				if (source.containsDescendantOf(MOUNTS) == ConfigurationPropertyState.PRESENT) {
					return ConditionOutcome.match(message.foundExactly(MOUNTS));
				}
			}
			return ConditionOutcome.noMatch(message.didNotFind("property").items(MOUNTS));
		}

	}

}
