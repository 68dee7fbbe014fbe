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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.sshspringboot.actuate.internal.endpoint.EndpointRunner;
import io.github.sshspringboot.command.internal.line.CommandSessionHandler;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.shell.internal.ShellSessionHandler;
import io.github.sshspringboot.shell.internal.ShellSettings;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
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
import org.springframework.context.ApplicationContext;
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
			assertThat(handlers.exec()).isInstanceOf(CommandSessionHandler.class);
			assertThat(handlers.shell()).isInstanceOf(ShellSessionHandler.class);
			StubSession session = new StubSession("greet");
			assertThat(handlers.exec().handle(session)).isEqualTo(ExitStatus.OK);
			assertThat(session.text()).isEqualTo("hello\n");
		});
	}

	@Test
	void whenShellIsDisabledSingleCommandsAreHandled() {
		this.contextRunner.withPropertyValues("ssh.shell.enabled=false").run((context) -> {
			SshSessionHandlers handlers = context.getBean(SshSessionHandlers.class);
			assertThat(handlers.exec()).isInstanceOf(CommandSessionHandler.class);
			assertThat(handlers.shell()).isNull();
		});
	}

	@Test
	void sessionHandlersOfTheApplicationAreUsed() {
		SshSessionHandlers handlers = new SshSessionHandlers(mock(), mock(), List.of());
		this.contextRunner.withBean("ownHandlers", SshSessionHandlers.class, () -> handlers)
			.run((context) -> assertThat(context.getBean(SshSessionHandlers.class)).isSameAs(handlers));
	}

	@Test
	void shellHasTheDefaultsOfTheProperties(@TempDir Path home) {
		this.contextRunner.withSystemProperties("user.home=" + home)
			.run((context) -> assertThat(settings(context))
				.isEqualTo(new ShellSettings("ssh", "{username}@{application}> ", null,
						home.resolve(".ssh-spring-boot/application-"
								+ Integer.toHexString(Path.of("").toAbsolutePath().toString().hashCode()) + "/history"),
						1000, null)));
		assertThat(home).isEmptyDirectory();
	}

	@Test
	void shellIsConfigured(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("greeting.txt"), "Hello\n");
		this.contextRunner
			.withPropertyValues("spring.application.name=orders", "ssh.shell.prompt=>>",
					"ssh.shell.greeting=file:" + directory.resolve("greeting.txt"),
					"ssh.shell.history.directory=" + directory, "ssh.shell.history.max-lines=5",
					"ssh.server.timeouts.idle=3m")
			.run((context) -> assertThat(settings(context))
				.isEqualTo(new ShellSettings("orders", ">>", "Hello\n", directory, 5, Duration.ofMinutes(3))));
		this.contextRunner.withPropertyValues("ssh.shell.greeting=Hello {username}")
			.run((context) -> assertThat(settings(context).greeting()).isEqualTo("Hello {username}"));
	}

	@Test
	void historyIsKeptInMemoryWhenItIsSwitchedOff() {
		this.contextRunner.withPropertyValues("ssh.shell.history.enabled=false")
			.run((context) -> assertThat(settings(context).historyDirectory()).isNull());
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void historyIsKeptInMemoryWithoutAHome(CapturedOutput output) {
		this.contextRunner.withSystemProperties("user.home=?")
			.run((context) -> assertThat(settings(context).historyDirectory()).isNull());
		assertThat(output).containsOnlyOnce("Set ssh.shell.history.directory");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '=', textBlock = """
			ssh.shell.history.max-lines = 0
			ssh.shell.greeting          = classpath:no-such-greeting.txt
			ssh.shell.prompt            = {user}
			ssh.shell.prompt            = {username}@{Host}>
			""")
	void wrongValueStopsTheStart(String property, String value) {
		this.contextRunner.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo(property)));
	}

	@Test
	void unknownPlaceholderOfThePromptIsExplained() {
		this.contextRunner.withPropertyValues("ssh.shell.prompt={user}> ")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getReason())
							.isEqualTo("There is no placeholder '{user}'. Use {username}, {application}, {address}, "
									+ "{time}, {status}.")));
		this.contextRunner
			.withPropertyValues("ssh.shell.prompt={username} {application} {address} {time} {status} {} { user } $ ")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			whoami                         , 0, user         admin
			whoami -x                      , 2, whoami: there is one argument too many
			whoami | grep user             , 0, user         admin
			help whoami                    , 0, Usage: whoami
			exit 3                         , 3, ''
			whoami | grep nothing || exit 4, 4, ''
			""")
	void commandsOfTheShellRunWithoutAShell(String line, int status, String output) {
		this.contextRunner.run((context) -> {
			StubSession session = EndpointRunner.run(context, line);
			assertThat(session.status().code()).isEqualTo(status);
			assertThat(session.text().lines().findFirst().orElse("")).startsWith(output);
		});
	}

	private static ShellSettings settings(ApplicationContext context) {
		Object handler = Objects.requireNonNull(context.getBean(SshSessionHandlers.class).shell());
		return (ShellSettings) Objects.requireNonNull(ReflectionTestUtils.getField(handler, "settings"));
	}

}
