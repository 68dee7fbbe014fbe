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

import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.files.internal.sftp.SftpSubsystem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for the protocols that transfer files.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshFilesAutoConfiguration.class)
@ConditionalOnSshServer
@ConditionalOnBean(FileTrees.class)
@EnableConfigurationProperties(SshScpProperties.class)
public final class SshFileTransferAutoConfiguration {

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	SftpSubsystem sshSftpSubsystem(FileTrees trees) {
		return new SftpSubsystem(trees);
	}

	@Bean
	ScpLines sshScpLines(FileTrees trees, SshScpProperties properties) {
		return new ScpLines(trees, properties.isEnabled());
	}

}
