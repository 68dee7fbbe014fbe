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

package io.github.sshspringboot.command.internal.line;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshExecHandler;
import io.github.sshspringboot.command.internal.run.CommandTester;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link LineKind}.
 */
@SshTest(classes = LineKindTests.Kinds.class)
class LineKindTests {

	@Injected
	private static SshTestServer server;

	@ParameterizedTest
	@CsvSource(delimiter = '!',
			value = { "echo a ! WORK", "echo help ! WORK", "echo a --help ! WORK", "echo -- --help ! WORK",
					"news ! STREAM", "news | grep x ! STREAM", "tell ! CONTROL", "tell | grep x ! CONTROL",
					"tell && tell ; tell ! CONTROL", "tell && news ! STREAM", "news || echo a ! WORK",
					"tell ; echo a ! WORK", "watch echo a ! STREAM", "watch -n 1 tell ! STREAM",
					"watch echo a ; echo b ! WORK", "help ! CONTROL", "help echo ! CONTROL", "echo --help ! CONTROL",
					"news --help ! CONTROL", "nonsense ! CONTROL", "group ! CONTROL", "group news ! STREAM",
					"group echo ! WORK", "' ' ! CONTROL", "echo 'open ! CONTROL" })
	void kindOfALineIsThatOfItsCommands(String line, CommandKind kind) {
		assertThat(kindOf(line)).isEqualTo(kind);
	}

	@Test
	void longLineWorks() {
		assertThat(kindOf("tell" + " ".repeat(900))).isEqualTo(CommandKind.CONTROL);
		assertThat(kindOf("tell" + " ".repeat(2_000_000))).isEqualTo(CommandKind.WORK);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '"',
			value = { "nonsense ! WORK", "tell ! CONTROL", "news ! STREAM", "help ! CONTROL", "help tell ! CONTROL",
					"nonsense 'open ! WORK", "rest 'of | it ! STREAM", "rest --help ! CONTROL",
					"tell; nonsense ! WORK" })
	void lineThatAHandlerMayTakeIsWork(String line, CommandKind kind) {
		SshExecHandler handler = mock();
		given(handler.getName()).willReturn("lines");
		try (CommandTester tester = new CommandTester(Kinds.class).bean(SshExecHandler.class, handler)) {
			assertThat(tester.lines().getKind(line)).isEqualTo(kind);
			then(handler).should(never()).supports(any());
		}
	}

	private static CommandKind kindOf(String line) {
		return server.getBean(LineRunner.class).getKind(line);
	}

	@SshCommand
	static class Kinds {

		@SshCommand(name = "news", kind = SshCommandKind.STREAM)
		void news() {
		}

		@SshCommand(name = "tell", kind = SshCommandKind.CONTROL)
		void tell() {
		}

		@SshCommand(name = "group news", kind = SshCommandKind.STREAM)
		void groupNews() {
		}

		@SshCommand(name = "rest", kind = SshCommandKind.STREAM, raw = true)
		void rest(@SshArgument String rest) {
		}

		@SshCommand("group echo")
		void groupEcho() {
		}

	}

}
