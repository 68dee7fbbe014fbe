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
import io.github.sshspringboot.files.internal.scp.ScpExecHandler;
import io.github.sshspringboot.files.internal.sftp.SftpSubsystem;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.SshSubsystemHandler;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshFileTransferAutoConfiguration}.
 */
class SshFileTransferAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshFileTransferAutoConfiguration.class,
				SshShellAutoConfiguration.class, SshCommandAutoConfiguration.class));

	@Test
	void thereIsNoSftpWithoutFiles() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(SftpSubsystem.class);
			SshSessionHandlers handlers = context.getBean(SshSessionHandlers.class);
			assertThat(handlers.findSubsystem("sftp")).isNull();
			assertThat(handlers.exec()).isNotInstanceOf(ScpExecHandler.class);
		});
	}

	@Test
	void filesAreServedBySftpOnly() {
		this.runner.withBean(FileTrees.class, SshFileTransferAutoConfigurationTests::offered).run((context) -> {
			SshSessionHandlers handlers = context.getBean(SshSessionHandlers.class);
			assertThat(handlers.findSubsystem("sftp")).isInstanceOf(SftpSubsystem.class);
			assertThat(handlers.exec().select("scp -t /")).isSameAs(handlers.exec());
			assertThat(context.getBean(SshScpProperties.class).isEnabled()).isFalse();
		});
	}

	@Test
	void scpIsServedOnRequest() {
		this.runner.withBean(FileTrees.class, SshFileTransferAutoConfigurationTests::offered)
			.withPropertyValues("ssh.scp.enabled=true")
			.run((context) -> {
				SshSessionHandlers handlers = context.getBean(SshSessionHandlers.class);
				assertThat(handlers.exec().select("scp -t /").hasOwnThread()).isTrue();
				assertThat(handlers.exec().select("scp a b").hasOwnThread()).isFalse();
				assertThat(handlers.exec().select("help -t").hasOwnThread()).isFalse();
			});
	}

	@Test
	void subsystemOfTheApplicationIsUsed() {
		SshSubsystemHandler own = mock();
		given(own.supports("sftp")).willReturn(true);
		this.runner.withBean(FileTrees.class, SshFileTransferAutoConfigurationTests::offered)
			.withBean("own", SshSubsystemHandler.class, () -> own)
			.run((context) -> assertThat(context.getBean(SshSessionHandlers.class).findSubsystem("sftp"))
				.isSameAs(own));
	}

	private static FileTrees offered() {
		FileTrees trees = mock();
		given(trees.isOffered()).willReturn(true);
		return trees;
	}

}
