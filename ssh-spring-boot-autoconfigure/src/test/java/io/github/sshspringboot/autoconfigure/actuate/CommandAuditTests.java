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

import java.util.List;

import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshSubsystem;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.line.CommandSubsystems;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the audit of commands.
 */
class CommandAuditTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AuditAutoConfiguration.class, SshAuditAutoConfiguration.class,
				SshCommandAutoConfiguration.class))
		.withBean(InMemoryAuditEventRepository.class)
		.withBean(Safe.class);

	@Test
	void commandIsAuditedOnceWithItsNameStatusAndUser() {
		this.contextRunner.run((context) -> {
			run(context, "safe open 7 --code hunter2");
			assertThat(events(context)).singleElement().satisfies((event) -> {
				assertThat(event.getPrincipal()).isEqualTo("admin");
				assertThat(event.getData()).containsEntry("command", "safe open")
					.containsEntry("status", 3)
					.containsKey("duration")
					.doesNotContainKey("arguments");
				assertThat(event.toString()).doesNotContain("hunter2");
			});
		});
	}

	@Test
	void eachCommandOfALineIsAuditedAndWhatIsUnknownHasNoName() {
		this.contextRunner.run((context) -> {
			run(context, "safe close; sefa hunter2");
			assertThat(events(context)).extracting(AuditEvent::getData)
				.extracting((data) -> data.get("command") + " " + data.get("status"))
				.containsExactly("safe close 0", "UNKNOWN 127");
			assertThat(events(context).toString()).doesNotContain("hunter2");
		});
	}

	@Test
	void whatIsNotParsedIsAuditedOnceByItsNameOnly() {
		this.contextRunner.withBean(Unparsed.class)
			.withPropertyValues("ssh.audit.include-arguments=true")
			.run((context) -> {
				run(context, "crack 'hunter2 | hunter2");
				context.getBean(CommandSubsystems.class).handle(new StubSession(null).subsystem("safe"));
				assertThat(events(context)).extracting(AuditEvent::getData)
					.extracting((data) -> data.get("command") + " " + data.get("arguments") + " " + data.get("status"))
					.containsExactly("crack [******] 0", "subsystem:safe [] 9");
			});
	}

	@Test
	void statusOfTheApplicationIsNoDenial() {
		this.contextRunner.run((context) -> {
			run(context, "safe status 126; safe status 127");
			assertThat(events(context)).extracting((event) -> event.getData().get("outcome"))
				.containsExactly("RAN", "RAN");
		});
	}

	@Test
	void manyArgumentsAreShortened() {
		this.contextRunner.withPropertyValues("ssh.audit.include-arguments=true").run((context) -> {
			run(context, "safe open " + "x".repeat(5000) + " 12 34");
			assertThat(events(context)).singleElement()
				.extracting((event) -> event.getData().get("arguments"), InstanceOfAssertFactories.list(String.class))
				.containsExactly("x".repeat(4096) + "…", "(2 more)");
		});
	}

	@Test
	void deniedCommandIsAudited() {
		this.contextRunner
			.withPropertyValues("ssh.authorization.rules[0].commands=safe",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> {
				run(context, "safe close");
				assertThat(events(context)).singleElement()
					.extracting(AuditEvent::getData, InstanceOfAssertFactories.MAP)
					.containsEntry("command", "safe close")
					.containsEntry("status", 126)
					.containsEntry("outcome", "DENIED");
			});
	}

	@Test
	void argumentsAreThereWhenTheyAreWantedButNoSecret() {
		this.contextRunner.withPropertyValues("ssh.audit.include-arguments=true").run((context) -> {
			run(context, "safe open 7 --code hunter2");
			run(context, "safe open 7 --code=hunter2");
			assertThat(events(context)).allSatisfy((event) -> {
				assertThat(event.getData().get("arguments")).asInstanceOf(InstanceOfAssertFactories.list(String.class))
					.contains("7");
				assertThat(event.getData().toString()).doesNotContain("hunter2");
			}).hasSize(2);
		});
	}

	@Test
	void withoutRepositoryNothingIsAudited() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SshAuditAutoConfiguration.class, SshCommandAutoConfiguration.class))
			.withBean(Safe.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sshCommandAuditor"));
	}

	@Test
	void withoutActuatorNothingIsAudited() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SshAuditAutoConfiguration.class, SshCommandAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(AuditEventRepository.class))
			.withBean(Safe.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sshCommandAuditor"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.apache.sshd", "org.springframework.security", "picocli", "com.google.re2j" })
	void withoutCommandsNothingIsAudited(String absent) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sshCommandAuditor"));
	}

	@Test
	void withoutServerNothingIsAudited() {
		this.contextRunner.withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sshCommandAuditor"));
	}

	private static List<AuditEvent> events(AssertableApplicationContext context) {
		return context.getBean(InMemoryAuditEventRepository.class).find(null, null, "SSH_COMMAND");
	}

	private static void run(AssertableApplicationContext context, String line) {
		StubSession session = new StubSession(line);
		session.getCancellation().begin();
		session.end(context.getBean(LineRunner.class).run(line, CommandStreams.of(session)).status());
		session.getCancellation().end();
	}

	static class Unparsed {

		@SshCommand(name = "crack", raw = true)
		void crack(@SshArgument String rest) {
		}

		@SshSubsystem("safe")
		int serve() {
			return 9;
		}

	}

	@SshCommand
	static class Safe {

		@SshCommand("safe open")
		ExitStatus open(@SshArgument int number, @SshOption(secret = true) String code) {
			return ExitStatus.of(3);
		}

		@SshCommand("safe close")
		void close() {
		}

		@SshCommand("safe status")
		ExitStatus status(@SshArgument int code) {
			return ExitStatus.of(code);
		}

	}

}
