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

package io.github.sshspringboot.command.internal.run;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshExecHandler;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for lines that are not parsed: raw commands, and handlers of lines.
 */
@ExtendWith(OutputCaptureExtension.class)
class RawLineTests {

	private final List<String> observed = new ArrayList<>();

	private final List<String> asked = new ArrayList<>();

	private @Nullable String denied;

	private final CommandTester tester = new CommandTester(Commands.class)
		.bean(SshExecHandler.class, new Handler("sync", "rsync --server"))
		.observer(this::observe)
		.authorizationManager((user, request) -> {
			this.asked.add(request.commandName() + request.arguments());
			return new AuthorizationDecision(!request.commandName().equals(this.denied));
		});

	@AfterEach
	void close() {
		this.tester.close();
	}

	private ObservedCommand observe(@Nullable String commandName, SshSession session) {
		return new ObservedCommand() {

			private List<String> arguments = List.of();

			@Override
			public void called(List<String> arguments) {
				this.arguments = arguments;
			}

			@Override
			public void end(CommandEnd end, @Nullable Throwable failure) {
				RawLineTests.this.observed.add(commandName + this.arguments + " " + end.outcome());
			}

		};
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
			take                       ! <>
			take a                     ! <a>
			take 'a b'                 ! <'a b'>
			take 'open                 ! <'open>
			take a | grep b            ! <a | grep b>
			take a; take b && say c    ! <a; take b && say c>
			take $(id) > /etc/passwd & ! <$(id) > /etc/passwd &>
			take --help me             ! <--help me>
			take -h                    ! <-h>
			take -o json               ! <-o json>
			take # no comment          ! <# no comment>
			grab all of it             ! <of it>
			grab  all  of it           ! <of it>
			""")
	void restOfALineIsNotParsed(String line, String expected) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo(expected + "\n");
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void restKeepsItsLinesAndBlanks() {
		assertThat(this.tester.run(" \ttake \t a  b\nsay c \r\n ").text()).isEqualTo("<a  b\nsay c \r\n >\n");
	}

	@Test
	void longestNameWinsAndWordsAreParsed() {
		assertThat(this.tester.run("take words 'a b'").text()).isEqualTo("[a b]\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'take' a", "\\take a", "say a && take b", "say a; take b", "watch take b", "ta\"\"ke b",
			"say a\ntake b" })
	void rawCommandStandsAloneOnItsLine(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.text()).doesNotContain("<");
		assertThat(session.errors())
			.isEqualTo("take: takes the rest of its line as it is. Put nothing before its name, "
					+ "and no quotes around it\n");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(this.observed.get(this.observed.size() - 1)).isEqualTo("take[] USAGE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "take --help", "help take" })
	void helpShowsIt(String line) {
		assertThat(this.tester.run("help").text()).contains("take  ", "Takes all");
		assertThat(this.tester.run(line).text()).contains("take", "<rest>", "Takes all", "--help")
			.doesNotContain("--output");
	}

	@Test
	void rawCommandIsAuthorizedAndObservedByItsNameOnly() {
		this.tester.run("take --token hunter2");
		assertThat(this.asked).containsExactly("take[******]");
		assertThat(this.observed).containsExactly("take[******] RAN");
		this.denied = "take";
		StubSession session = this.tester.run("take --token hunter2");
		assertThat(session.errors()).isEqualTo("take: permission denied\n");
		assertThat(session.status()).isEqualTo(ExitStatus.DENIED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`',
			value = { "take ! false", "take hunter2 ! true", "take 'hunter2 ! true", "say a; take hunter2 ! true",
					"watch take hunter2 ! true", "say take ! false", "say a ! false" })
	void lineOfARawCommandIsNotStored(String line, boolean secret) {
		assertThat(this.tester.lines().hasSecret(CommandLine.of(line))).isEqualTo(secret);
	}

	@Test
	void failureSaysNothingOfTheRest(CapturedOutput output) {
		StubSession session = this.tester.run("fail hunter2");
		assertThat(session.errors()).startsWith("fail: internal error").doesNotContain("hunter2");
		assertThat(output).contains("Command 'fail' of user 'admin' failed").doesNotContain("hunter2");
	}

	@Test
	void tooLongLineIsRefused() {
		for (String line : List.of("take ", "rsync --server ")) {
			StubSession session = this.tester.run(line + "x".repeat(CommandLine.MAX_LENGTH));
			assertThat(session.errors()).startsWith("A command line may have at most");
			assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		}
	}

	@Test
	void handlerTakesTheWholeLineBeforeCommands() {
		StubSession session = this.tester.run("rsync --server 'x | y");
		assertThat(session.text()).isEqualTo("sync <rsync --server 'x | y>");
		assertThat(session.status()).isEqualTo(ExitStatus.of(4));
		assertThat(this.tester.run("rsync other").text()).isEqualTo("command other\n");
		assertThat(this.asked).containsExactly("sync[******]", "rsync[other]");
		assertThat(this.observed).containsExactly("sync[******] RAN", "rsync[other] RAN");
	}

	@Test
	void firstHandlerThatSupportsALineTakesIt() {
		try (CommandTester ordered = new CommandTester(Second.class, First.class)) {
			assertThat(ordered.run("both").text()).isEqualTo("first <both>");
			assertThat(ordered.run("b").text()).isEqualTo("second <b>");
		}
	}

	@Test
	void handlerIsAuthorizedByItsName() {
		this.denied = "sync";
		StubSession session = this.tester.run("rsync --server x");
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).isEqualTo("sync: permission denied\n");
		assertThat(session.status()).isEqualTo(ExitStatus.DENIED);
	}

	@Test
	void nameOfAHandlerIsNoCommand() {
		assertThat(this.tester.run("sync").status()).isEqualTo(ExitStatus.NOT_FOUND);
		assertThat(this.tester.run("help").text()).doesNotContain("sync ");
		assertThat(this.tester.commands().getRuledNames()).contains("sync", "take");
		assertThat(this.tester.commands().getNames()).contains("take").doesNotContain("sync");
	}

	@Test
	void handlerThatFailsToDecideLetsNothingPass(CapturedOutput output) {
		StubSession session = this.tester.run("rsync throw");
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).isEqualTo("internal error. The server's log has the details\n");
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(output).contains("A handler of command lines failed to tell whether it supports one");
	}

	private static class Handler implements SshExecHandler {

		private final String name;

		private final String prefix;

		Handler(String name, String prefix) {
			this.name = name;
			this.prefix = prefix;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public boolean supports(String line) {
			if (line.endsWith("throw")) {
				throw new IllegalStateException("for a test");
			}
			return line.startsWith(this.prefix);
		}

		@Override
		public ExitStatus handle(String line, SshCommandContext context) throws Exception {
			context.getOutput().write((context.getCommandName() + " <" + line + ">").getBytes());
			return ExitStatus.of(4);
		}

	}

	@Order(1)
	static class First extends Handler {

		First() {
			super("first", "both");
		}

	}

	@Order(2)
	static class Second extends Handler {

		Second() {
			super("second", "b");
		}

	}

	@SshCommand
	static class Commands {

		@SshCommand(name = "take", description = "Takes all", raw = true)
		String take(@SshArgument String rest) {
			return "<" + rest + ">";
		}

		@SshCommand("take words")
		String words(@SshArgument List<String> words) {
			return words.toString();
		}

		@SshCommand(name = "gather", aliases = "grab all", raw = true)
		String grab(@SshArgument String rest) {
			return "<" + rest + ">";
		}

		@SshCommand(name = "fail", raw = true)
		void fail(@SshArgument String rest) {
			throw new IllegalStateException("for a test");
		}

		@SshCommand("say")
		String say(@SshArgument String word) {
			return word;
		}

		@SshCommand("rsync")
		String rsync(@SshArgument String word) {
			return "command " + word;
		}

	}

}
