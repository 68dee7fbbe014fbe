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

package io.github.sshspringboot.command.internal.model;

import java.io.InputStream;
import java.util.List;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshExecHandler;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshStdin;
import io.github.sshspringboot.command.SshSubsystem;
import io.github.sshspringboot.command.internal.run.CommandTester;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what {@link CommandForm} demands of a declaration.
 */
class CommandFormTests {

	@ParameterizedTest
	@ValueSource(strings = { "sftp", "netconf", "prices@example.com", "a.b-c_d/e!~@x", "${absent:filled}@example.com" })
	void nameOfASubsystemIsFound(String name) {
		assertThat(CommandNames.isValidSubsystem(CommandNames.subsystem(name.replace("${absent:filled}", "filled"))))
			.isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a,b", "a@", "@a", "a@b@c", "a@b,c", "a@b..c", "a@b.", "a@ä.de", "größe",
			"a\n", "a\u007f", "12345678901234567890123456789012345678901234567890@longer.than.64" })
	void nameOfASubsystemIsRefused(String name) {
		assertThat(CommandNames.isValidSubsystem(CommandNames.subsystem(name))).isFalse();
	}

	@Test
	void subsystemNeedsAName() {
		assertRefused("The subsystem " + Nameless.class.getName() + ".run() has no valid name", Nameless.class);
	}

	@ParameterizedTest
	@ValueSource(classes = { WithOption.class, WithArgument.class, WithRows.class })
	void subsystemHasNoWords(Class<?> type) {
		assertRefused("The subsystem " + type.getName() + ".run() has a parameter with @SshOption, @SshArgument or "
				+ "@SshStdin, but clients send no words", type);
	}

	@Test
	void subsystemReturnsNoRows() {
		assertRefused("The subsystem " + WithResult.class.getName()
				+ ".run() returns java.util.List, which is neither a status nor bytes", WithResult.class);
	}

	@Test
	void parameterOfASubsystemNeedsASource() {
		try (CommandTester tester = new CommandTester(WithUnknown.class)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(tester::runtime)
				.withMessageContaining("has no source");
		}
	}

	@Test
	void twoSubsystemsOfANameAreRefused() {
		assertRefused("The command 'subsystem:one' is declared twice: by " + First.class.getName() + ".run() and by "
				+ Second.class.getName() + ".run()", First.class, Second.class);
	}

	@Test
	void subsystemAndCommandOfANameAreRefused() {
		assertRefused("The command 'subsystem:one' is declared twice: by " + LikeASubsystem.class.getName()
				+ ".run() and by " + Second.class.getName() + ".run()", LikeASubsystem.class, Second.class);
	}

	@Test
	void annotationOnABeanMethodIsRefused() {
		assertRefused("The @Bean method " + OnBeanMethod.class.getName()
				+ ".run() has @SshSubsystem, but creates a bean and is not a command", OnBeanMethod.class);
	}

	@ParameterizedTest
	@ValueSource(classes = { RawWithOption.class, RawWithTwo.class, RawWithNone.class, RawWithList.class,
			RawWithRows.class })
	void rawCommandHasOneText(Class<?> type) {
		assertRefused("The raw command " + type.getName()
				+ ".run() needs exactly one @SshArgument, a String for the rest of the line", type);
	}

	@Test
	void rawCommandCannotAsk() {
		assertRefused("The raw command " + RawWithQuestion.class.getName()
				+ ".run() asks for confirmation, but --yes is not parsed", RawWithQuestion.class);
	}

	@Test
	void handlerAndCommandOfANameAreRefused() {
		try (CommandTester tester = new CommandTester(LikeASubsystem.class).bean(SshExecHandler.class,
				new NamedHandler("subsystem:one"))) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(tester::runtime)
				.withMessageStartingWith("The command 'subsystem:one' is declared twice: by ");
		}
	}

	@Test
	void nameOfAHandlerIsLikeThatOfACommand() {
		try (CommandTester tester = new CommandTester().bean(SshExecHandler.class, new NamedHandler("not|valid"))) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(tester::runtime)
				.withMessageStartingWith("The command 'not|valid' of ");
		}
	}

	private static void assertRefused(String message, Class<?>... types) {
		try (CommandTester tester = new CommandTester(types)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(tester::runtime)
				.withMessage(message)
				.satisfies((ex) -> assertThat(ex.getAction()).endsWith("."));
		}
	}

	private record NamedHandler(String name) implements SshExecHandler {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public boolean supports(String line) {
			return false;
		}

		@Override
		public ExitStatus handle(String line, SshCommandContext context) {
			return ExitStatus.OK;
		}

	}

	static class Nameless {

		@SshSubsystem
		void run() {
		}

	}

	static class WithOption {

		@SshSubsystem("one")
		void run(@SshOption String option) {
		}

	}

	static class WithArgument {

		@SshSubsystem("one")
		void run(@SshArgument String argument) {
		}

	}

	static class WithRows {

		@SshSubsystem("one")
		void run(@SshStdin String input) {
		}

	}

	static class WithResult {

		@SshSubsystem("one")
		List<String> run() {
			return List.of();
		}

	}

	static class WithUnknown {

		@SshSubsystem("one")
		void run(Thread thread) {
		}

	}

	static class First {

		@SshSubsystem("one")
		void run() {
		}

	}

	static class Second {

		@SshSubsystem("one")
		InputStream run() {
			return InputStream.nullInputStream();
		}

	}

	@SshCommand
	static class LikeASubsystem {

		@SshCommand("subsystem:one")
		void run() {
		}

	}

	static class OnBeanMethod {

		@Bean
		@SshSubsystem("one")
		Object run() {
			return "";
		}

	}

	@SshCommand
	static class RawWithOption {

		@SshCommand(name = "run", raw = true)
		void run(@SshArgument String rest, @SshOption boolean option) {
		}

	}

	@SshCommand
	static class RawWithTwo {

		@SshCommand(name = "run", raw = true)
		void run(@SshArgument String rest, @SshArgument String another) {
		}

	}

	@SshCommand
	static class RawWithNone {

		@SshCommand(name = "run", raw = true)
		void run() {
		}

	}

	@SshCommand
	static class RawWithList {

		@SshCommand(name = "run", raw = true)
		void run(@SshArgument List<String> rest) {
		}

	}

	@SshCommand(raw = true)
	static class RawWithRows {

		@SshCommand("run")
		void run(@SshArgument String rest, @SshStdin String input) {
		}

	}

	@SshCommand
	static class RawWithQuestion {

		@SshCommand(name = "run", raw = true, confirm = "Really?")
		void run(@SshArgument String rest) {
		}

	}

}
