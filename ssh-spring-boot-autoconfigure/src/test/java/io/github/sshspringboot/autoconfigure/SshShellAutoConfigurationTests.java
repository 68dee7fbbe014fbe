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

import java.util.Objects;

import io.github.sshspringboot.command.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshSessionHandlers;
import io.github.sshspringboot.shell.ShellSessionHandler;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshShellAutoConfiguration}.
 */
class SshShellAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshShellAutoConfiguration.class, SshCommandAutoConfiguration.class))
		.withBean(TestBeans.Greeting.class);

	@ParameterizedTest
	@ValueSource(classes = { Terminal.class, LineReader.class })
	void whenLineEditorIsNotOnTheClasspathThereIsNoShell(Class<?> absent) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(absent)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean("sshShellAutoConfiguration");
			assertThat(context.getBean(SshSessionHandlers.class).shell()).isNull();
		});
	}

	@Test
	void whenServerIsDisabledNothingIsConfigured() {
		this.contextRunner.withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SshSessionHandlers.class));
	}

	@Test
	void commandsAndShellsAreHandled() {
		this.contextRunner.run((context) -> {
			SshSessionHandlers handlers = context.getBean(SshSessionHandlers.class);
			assertThat(handlers.exec()).isInstanceOf(ShellSessionHandler.class);
			assertThat(handlers.shell()).isSameAs(handlers.exec());
			StubSession session = new StubSession("greet");
			assertThat(handlers.exec().handle(session)).isEqualTo(ExitStatus.OK);
			assertThat(session.text()).isEqualTo("hello\n");
		});
	}

	@Test
	void whenShellIsDisabledSingleCommandsAreHandled() {
		this.contextRunner.withPropertyValues("ssh.shell.enabled=false").run((context) -> {
			SshSessionHandlers handlers = context.getBean(SshSessionHandlers.class);
			assertThat(handlers.exec()).isInstanceOf(ShellSessionHandler.class);
			assertThat(handlers.shell()).isNull();
		});
	}

	@Test
	void sessionHandlersOfTheApplicationAreUsed() {
		SshSessionHandlers handlers = new SshSessionHandlers(mock(), mock());
		this.contextRunner.withBean("ownHandlers", SshSessionHandlers.class, () -> handlers)
			.run((context) -> assertThat(context.getBean(SshSessionHandlers.class)).isSameAs(handlers));
	}

	@Test
	void promptNamesTheUserAndTheApplication() {
		this.contextRunner.run((context) -> assertThat(prompt(context.getBean(SshSessionHandlers.class)))
			.isEqualTo("{username}@ssh> "));
		this.contextRunner.withPropertyValues("spring.application.name=orders")
			.run((context) -> assertThat(prompt(context.getBean(SshSessionHandlers.class)))
				.isEqualTo("{username}@orders> "));
	}

	@Test
	void configuredPromptIsUsed() {
		this.contextRunner.withPropertyValues("ssh.shell.prompt=>>")
			.run((context) -> assertThat(prompt(context.getBean(SshSessionHandlers.class))).isEqualTo(">>"));
	}

	private static Object prompt(SshSessionHandlers handlers) {
		Object prompt = ReflectionTestUtils.getField(handlers.exec(), "prompt");
		assertThat(prompt).isNotNull();
		return Objects.requireNonNull(prompt);
	}

}
