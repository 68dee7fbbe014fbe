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

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the developer is told when a command is declared wrongly.
 */
class CommandDefinitionFailureTests {

	private static final String NAME_ACTION = "Give it a name of one or several words of letters, digits, '-', '_', "
			+ "'.' and ':', in @SshCommand of the type or the method.";

	private static final String RESERVED_ACTION = "Give it a name that does not begin with one of [exit, help].";

	private static final String ORDER_ACTION = "Put required arguments first, and an array or a collection last.";

	@Test
	void twoCommandsOfOneName() {
		assertFailure(TwiceApplication.class, "The command 'same name' is declared twice: by " + name(First.class)
				+ ".one() and by " + name(Second.class) + ".two().", "Rename one of them.");
	}

	@Test
	void twoCommandsOfOneNameInLazyApplication() {
		FailureAnalysis analysis = FailureAnalysisCollector.start(TwiceApplication.class,
				"spring.main.lazy-initialization=true");
		assertThat(analysis.getDescription()).startsWith("The command 'same name' is declared twice");
	}

	@Test
	void parameterWithoutSource() {
		assertFailure(Unannotated.class,
				"Parameter 'id' of " + name(Unannotated.class) + ".run() of type long has no source.",
				"Annotate it with @SshOption, @SshArgument or @SshStdin, use a type that is resolved such as "
						+ "SshCommandContext, or add a SshArgumentResolver bean for it.");
	}

	@Test
	void parameterThatIsOptionAndArgument() {
		assertFailure(Both.class,
				"Parameter 'id' of " + name(Both.class) + ".run() has both @SshOption and @SshArgument.",
				"Keep one of them.");
	}

	@Test
	void privateMethod() {
		assertFailure(Private.class, "The command method " + name(Private.class) + ".run() is private or static.",
				"Make it an instance method that is not private: it is called through the bean's proxy.");
	}

	@Test
	void staticMethod() {
		assertFailure(Static.class, "The command method " + name(Static.class) + ".run() is private or static.",
				"Make it an instance method that is not private: it is called through the bean's proxy.");
	}

	@Test
	void finalMethod() {
		assertFailure(Final.class, "The command method " + name(Final.class) + ".run() is final.",
				"Make it not final: a proxy could not apply security, validation or transactions to it.");
	}

	@Test
	void reservedName() {
		assertFailure(Reserved.class,
				"The command 'exit now' of " + name(Reserved.class) + ".run() has a reserved name.", RESERVED_ACTION);
	}

	@Test
	void reservedGroup() {
		assertFailure(ReservedGroup.class,
				"The command 'help me' of " + name(ReservedGroup.class) + ".run() has a reserved name.",
				RESERVED_ACTION);
	}

	@Test
	void badName() {
		assertFailure(BadName.class, "The command 'a|b' of " + name(BadName.class) + ".run() has no valid name.",
				NAME_ACTION);
	}

	@Test
	void nameLikeAnOption() {
		assertFailure(OptionName.class, "The command '--x' of " + name(OptionName.class) + ".run() has no valid name.",
				NAME_ACTION);
	}

	@Test
	void noName() {
		assertFailure(NoName.class, "The command '' of " + name(NoName.class) + ".run() has no valid name.",
				NAME_ACTION);
	}

	@Test
	void requiredArgumentAfterOptionalOne() {
		assertFailure(RequiredLast.class, "The argument <b> of " + name(RequiredLast.class)
				+ ".run() stands after one that takes what is there, and is required.", ORDER_ACTION);
	}

	@Test
	void argumentAfterTheOneThatTakesAll() {
		assertFailure(MultiFirst.class, "The argument <b> of " + name(MultiFirst.class)
				+ ".run() stands after one that takes all that is left.", ORDER_ACTION);
	}

	@Test
	void twoOptionsOfOneName() {
		assertFailure(SameOption.class, "The option --limit of " + name(SameOption.class) + ".run() exists already.",
				"Give the option another name.");
	}

	@Test
	void optionThatIsTakenByHelp() {
		assertFailure(HelpOption.class, "The option --help of " + name(HelpOption.class) + ".run() exists already.",
				"Give the option another name.");
	}

	@ParameterizedTest
	@ValueSource(classes = { BadOptionName.class, EmptyOptionName.class, DashesOnly.class })
	void badOptionName(Class<?> command) {
		FailureAnalysis analysis = FailureAnalysisCollector.start(command);
		assertThat(analysis.getDescription()).startsWith("The option ")
			.endsWith(" of " + name(command) + ".run() has no valid name.");
		assertThat(analysis.getAction()).contains("--limit");
	}

	private static String name(Class<?> type) {
		return type.getName();
	}

	private static void assertFailure(Class<?> command, String description, String action) {
		FailureAnalysis analysis = FailureAnalysisCollector.start(command);
		assertThat(analysis.getDescription()).isEqualTo(description);
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshCommandAutoConfiguration.class)
	static class Commands {

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Commands.class, First.class, Second.class })
	static class TwiceApplication {

	}

	@SshCommand("same")
	static class First {

		@SshCommand("name")
		void one() {
		}

	}

	@SshCommand
	static class Second {

		@SshCommand("same  name")
		void two() {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class Unannotated {

		@SshCommand
		void run(long id) {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class Both {

		@SshCommand
		void run(@SshOption @SshArgument long id) {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class Private {

		@SshCommand
		private void run() {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class Static {

		@SshCommand
		static void run() {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class Final {

		@SshCommand
		final void run() {
		}

	}

	@Import(Commands.class)
	@SshCommand
	static class Reserved {

		@SshCommand("exit now")
		void run() {
		}

	}

	@Import(Commands.class)
	@SshCommand("help")
	static class ReservedGroup {

		@SshCommand("me")
		void run() {
		}

	}

	@Import(Commands.class)
	@SshCommand("a|b")
	static class BadName {

		@SshCommand
		void run() {
		}

	}

	@Import(Commands.class)
	@SshCommand
	static class OptionName {

		@SshCommand("--x")
		void run() {
		}

	}

	@Import(Commands.class)
	@SshCommand
	static class NoName {

		@SshCommand
		void run() {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class RequiredLast {

		@SshCommand
		void run(@SshArgument(defaultValue = "1") int a, @SshArgument int b) {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class MultiFirst {

		@SshCommand
		void run(@SshArgument String[] a, @SshArgument(defaultValue = "1") int b) {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class SameOption {

		@SshCommand
		void run(@SshOption("limit") int a, @SshOption int limit) {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class HelpOption {

		@SshCommand
		void run(@SshOption boolean help) {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class BadOptionName {

		@SshCommand
		void run(@SshOption("max items") int a) {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class EmptyOptionName {

		@SshCommand
		void run(@SshOption("") int a) {
		}

	}

	@Import(Commands.class)
	@SshCommand("bad")
	static class DashesOnly {

		@SshCommand
		void run(@SshOption("--") int a) {
		}

	}

}
