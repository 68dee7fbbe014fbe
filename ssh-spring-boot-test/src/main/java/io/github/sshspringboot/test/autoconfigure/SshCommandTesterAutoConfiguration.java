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

import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.server.internal.execution.SshExecutors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Auto-configuration for {@link SshCommandTester}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshCommandAutoConfiguration.class)
@ConditionalOnBean(LineRunner.class)
@EnableConfigurationProperties(SshTestProperties.class)
public final class SshCommandTesterAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SshCommandTester sshCommandTester(LineRunner lines, SshExecutors executors,
			ObjectProvider<SecurityContextHolderStrategy> securityContexts, SshTestProperties properties) {
		return new SshCommandTester(
				new TesterRunner(lines, executors,
						securityContexts.getIfAvailable(SecurityContextHolder::getContextHolderStrategy)),
				properties.timeout());
	}

}
