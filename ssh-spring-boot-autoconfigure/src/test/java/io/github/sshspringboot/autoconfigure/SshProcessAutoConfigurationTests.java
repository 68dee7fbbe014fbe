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

import java.nio.file.Path;

import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.internal.process.ProcessBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshProcessAutoConfiguration}. What processes do is shown in
 * {@code ProcessBackendTests}.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "names programs of Linux")
@ExtendWith(OutputCaptureExtension.class)
class SshProcessAutoConfigurationTests {

	private static final String PREFIX = "ssh.backends.process.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshProcessAutoConfiguration.class));

	private final ApplicationContextRunner enabled = this.runner.withPropertyValues(PREFIX + "enabled=true",
			PREFIX + "shell=/bin/sh");

	@ParameterizedTest
	@ValueSource(strings = { "enabled=false", "shell=/bin/sh", "command={command}" })
	void nothingRunsUnlessItIsEnabled(String property) {
		this.runner.withPropertyValues(PREFIX + property)
			.run((context) -> assertThat(context).doesNotHaveBean(SshSessionBackend.class));
	}

	@Test
	void startTellsAsWhomSessionsRun(CapturedOutput output) {
		this.enabled.run((context) -> {
			assertThat(context.getBean("process")).isInstanceOf(ProcessBackend.class);
			assertThat(output)
				.contains("Sessions of the backend 'process' run as '" + System.getProperty("user.name")
						+ "', the system user of this application.")
				.doesNotContain("pty4j");
		});
	}

	@Test
	void startTellsThatThereAreNoTerminals(CapturedOutput output) {
		this.enabled.withClassLoader(new FilteredClassLoader("com.pty4j")).run((context) -> {
			assertThat(context).hasSingleBean(ProcessBackend.class);
			assertThat(output)
				.contains("Sessions of the backend 'process' have no terminals without the library pty4j.");
		});
	}

	@Test
	void withoutAServerThereIsNone() {
		this.enabled.withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SshSessionBackend.class));
	}

	@Test
	void backendOfTheApplicationIsUsed() {
		this.enabled.withBean("process", SshSessionBackend.class, () -> mock(SshSessionBackend.class))
			.run((context) -> assertThat(context).doesNotHaveBean(ProcessBackend.class));
	}

	@Test
	void propertiesAreBound(@TempDir Path directory) {
		this.enabled
			.withPropertyValues(PREFIX + "shell=/usr/bin/env,-u,FOO,{username}",
					PREFIX + "command=/bin/sh,-c,{command}", PREFIX + "subsystems.sftp=/bin/sh",
					PREFIX + "subsystems[a@example.org]=/bin/sh",
					PREFIX + "working-directory=" + directory + "/{username}/home", PREFIX + "environment.PATH=/bin",
					PREFIX + "environment.lower_case=x", PREFIX + "grace-period=3")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				SshProcessProperties properties = context.getBean(SshProcessProperties.class);
				assertThat(properties.isEnabled()).isTrue();
				assertThat(properties.getShell()).containsExactly("/usr/bin/env", "-u", "FOO", "{username}");
				assertThat(properties.getCommand()).containsExactly("/bin/sh", "-c", "{command}");
				assertThat(properties.getSubsystems()).containsOnlyKeys("sftp", "a@example.org");
				assertThat(properties.getWorkingDirectory()).endsWith("/{username}/home");
				assertThat(properties.getEnvironment()).containsEntry("PATH", "/bin").containsEntry("lower_case", "x");
				assertThat(properties.getGracePeriod()).hasSeconds(3);
			});
	}

	@Test
	void directoriesOfUsersNeedNotExistAtTheStart(@TempDir Path directory) {
		this.enabled.withPropertyValues(PREFIX + "working-directory=" + directory + "/{username}")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "shell | `` | shell | There is nothing to run",
			"shell | sh | shell | It must begin with the absolute path of a program.",
			"shell | /no/such/program | shell | '/no/such/program' is not a program that can be run.",
			"shell | /tmp | shell | '/tmp' is not a program that can be run.",
			"shell | /bin/sh,-c,{command} | shell | '{command}' is possible in 'command' only.",
			"shell | /bin/sh,--user={username} | shell | must be whole arguments.",
			"command | /bin/sh,-c,exec {command} | command | must be whole arguments.",
			"command | {command},-x | command | It must begin with the absolute path of a program.",
			"command | {username} | command | It must begin with the absolute path of a program.",
			"subsystems.sftp | sftp-server | subsystems.sftp | It must begin with the absolute path of a program.",
			"working-directory | home | working-directory | It must be an absolute path.",
			"working-directory | /no/such/directory | working-directory | There is no such directory.",
			"working-directory | /{username} | working-directory | It must not be the root of the file system",
			"working-directory | /srv/u-{username} | working-directory | must be a whole name of the path.",
			"environment[A-B] | x | environment.A-B | The name must consist of letters, digits and underscores.",
			"grace-period | -1s | grace-period | It must not be negative." })
	void valueThatMakesNoSenseStopsTheStart(String property, String value, String named, String reason) {
		this.enabled.withPropertyValues(PREFIX + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo(PREFIX + named);
					assertThat(ex.getReason()).contains(reason).hasLineCount(1);
				}));
	}

}
