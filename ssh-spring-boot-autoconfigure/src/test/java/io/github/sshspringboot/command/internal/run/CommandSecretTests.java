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
import java.util.Optional;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.server.ExitStatus;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * Tests for secret options: asked for, and shown to nobody.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandSecretTests {

	private final List<List<String>> seenByRules = new ArrayList<>();

	private final CommandTester tester = new CommandTester(Commands.class, Configured.class)
		.authorizationManager((user, request) -> {
			this.seenByRules.add(request.arguments());
			return new AuthorizationDecision(true);
		});

	private final SshTerminal terminal = mock();

	@BeforeEach
	void describeTerminal() {
		given(this.terminal.getType()).willReturn("dumb");
		given(this.terminal.getColumns()).willReturn(80);
	}

	@AfterEach
	void close() {
		this.tester.close();
	}

	@Test
	void rulesDoNotSeeTheSecretOfALineThatIsToBeCompleted() {
		this.tester.run("words -- login bob --db-password hunter2 ''");
		this.tester.run("words -- login login --db-password=hunter2");
		this.tester.run("words -- pin pin -p1234");
		assertThat(this.seenByRules).containsExactly(List.of("--", "login", "bob", "--db-password", "******", ""),
				List.of("--", "login", "login", "--db-password=******"), List.of("--", "pin", "pin", "-p******"));
	}

	@Test
	void secretIsAskedForOnTerminal() {
		given(this.terminal.askSecretly("Db password:", "--db-password")).willReturn("hunter2");
		StubSession session = this.tester.runWithTerminal("login bob", this.terminal);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo("bob 7\n");
	}

	@Test
	void secretThatIsThereIsNotAskedFor() {
		StubSession session = this.tester.runWithTerminal("login bob --db-password hunter2", this.terminal);
		assertThat(session.text()).isEqualTo("bob 7\n");
		verify(this.terminal, never()).askSecretly(any(), any());
	}

	@Test
	void secretIsNotAskedForWhenTheRestIsWrong() {
		StubSession session = this.tester.runWithTerminal("pin x", this.terminal);
		assertThat(session.errors()).contains("<id> cannot be 'x'");
		verify(this.terminal, never()).askSecretly(any(), any());
	}

	@Test
	void emptyAnswerIsWrongUsage() {
		given(this.terminal.askSecretly("Db password:", "--db-password")).willReturn("");
		StubSession session = this.tester.runWithTerminal("login bob", this.terminal);
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).contains("--db-password must not be empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "watch ", "nonsense " })
	void titleOfWatchHidesSecrets(String before) {
		given(this.terminal.getType()).willReturn("xterm");
		StubSession session = this.tester.runWithTerminal("watch " + before + "login --db-password hunter2",
				this.terminal);
		assertThat(session.text()).contains("Every 2s: " + before + "login --db-password ******")
			.doesNotContain("hunter2");
	}

	@Test
	void withoutTerminalTheOptionIsNamed() {
		StubSession session = this.tester.run("login bob");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).startsWith("login: ").contains("Use --db-password").hasLineCount(1);
	}

	@Test
	void optionalSecretIsNotAskedFor() {
		assertThat(this.tester.runWithTerminal("optional", this.terminal).text()).isEqualTo("Optional.empty\n");
		verify(this.terminal, never()).askSecretly(any(), any());
	}

	@Test
	void helpShowsNoDefaultOfSecret() {
		assertThat(this.tester.run("defaulted").text()).isEqualTo("7\n");
		assertThat(this.tester.run("defaulted --help").text()).contains("--token").doesNotContain("hunter2");
		assertThat(this.tester.run("login --help").text()).contains("--db-password=<db-password>",
				"Asked for on a terminal if absent.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pin 1 --pin hunter2", "pin 1 --pin=hunter2", "pin 1 -phunter2", "pin 1 -vphunter2",
			"pin 1 --pn hunter2", "pin 1 --pn=hunter2", "pin 1 -xhunter2", "pin 1 -vxhunter2", "pin 1 hunter2",
			"pin 1 --pin 1 --pin hunter2", "pin 1 --verbose=hunter2", "pin 1 --pin 5 --pin=hunter2",
			"pin 1 --pin -- hunter2", "pin 1 --pin --verbose hunter2", "checked --token hunter2",
			"drop --token hunter2", "pin 1 --output hunter2 hunter2" })
	void errorsNeverShowTheSecret(String line, CapturedOutput log) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).isNotEmpty().hasLineCount(1).doesNotContain("hunter2");
		assertThat(session.text()).isEmpty();
		assertThat(log).doesNotContain("hunter2");
	}

	@Test
	void wrongSecretIsExplained() {
		assertThat(this.tester.run("pin 1 --pin hunter2").errors())
			.isEqualTo("pin: --pin has an invalid value: not a whole number in range. Try 'pin --help'\n");
		assertThat(this.tester.run("checked --token hunter2").errors())
			.isEqualTo("checked: --token '******' is too short\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			pin 1 --pin hunter2            | 1 --pin ******
			pin 1 --pin=hunter2 -v         | 1 --pin=****** -v
			pin -p hunter2 1               | -p ****** 1
			pin -phunter2 1                | -p****** 1
			pin -p=hunter2 1               | -p=****** 1
			pin -vphunter2 1               | -vp****** 1
			pin -vp hunter2 1              | -vp ****** 1
			pin --pn hunter2 1             | --pn ****** 1
			pin --pn=hunter2 1             | --pn=****** 1
			pin -xhunter2 1                | -x****** 1
			pin --pin -- hunter2           | --pin ****** ******
			pin --name --pin hunter2       | --name --pin ******
			pin --name bob -v -5 -- --pin  | --name bob -v -5 -- --pin
			pin -nbob -vn bob 1            | -nbob -vn bob 1
			pin -o json --output=json 1    | -o json --output=json 1
			""")
	void authorizationRulesDoNotSeeTheSecret(String line, String expected) {
		this.tester.run(line);
		assertThat(this.seenByRules).hasSize(1);
		assertThat(String.join(" ", this.seenByRules.get(0))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "pin 1 --pin hunter2", "pin 1 -phunter2", "pin --pn hunter2", "pin 'unclosed",
			"plain x | pin --pin=hunter2", "plain x|pin --pin=hunter2", "plain x; 'pin' --pin hunter2",
			"plain x && pin 1 -vphunter2", "x=1 pin --pin 'a b'", "plain 'x' | \"pin\" --pin 'unclosed",
			"pin --pin pin", "login login --db-password x", "pni 1 --pin hunter2", "lgoin bob --db-password=hunter2",
			"watch -n 1 pni -phunter2", "plain x; pni -p hunter2", "pni --pin 'unclosed", "pin 1 \\\n--pin hunter2",
			"echo \"a\" pin --pin 5\\" })
	void lineWithSecretIsKnown(String line) {
		assertThat(this.tester.lines().hasSecret(CommandLine.of(line))).isTrue();
	}

	@Test
	void lineThatNamesACommandWithSecretsManyTimesMayHaveOne() {
		assertThat(this.tester.lines().hasSecret(CommandLine.of("plain " + "pin ".repeat(32)))).isFalse();
		assertThat(this.tester.lines().hasSecret(CommandLine.of("plain " + "pin ".repeat(4000)))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain x", "login bob", "pin 1 --verbose", "pin --help", "plain 'unclosed",
			"pin --pin", "plain --pin hunter2", "unknown --pn x", "watch -n 1 plain x", "plain x | grep -p" })
	void lineWithoutSecretIsKnown(String line) {
		assertThat(this.tester.lines().hasSecret(CommandLine.of(line))).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ValidationAutoConfiguration.class)
	static class Configured {

	}

	@SshCommand
	@Validated
	static class Commands {

		@SshCommand("login")
		String login(@SshArgument String user, @SshOption(secret = true) char[] dbPassword) {
			return user + " " + dbPassword.length;
		}

		@SshCommand("pin")
		String pin(@SshArgument int id, @SshOption(value = { "p", "pin" }, secret = true) int pin,
				@SshOption({ "v", "verbose" }) boolean verbose,
				@SshOption(value = { "n", "name" }, defaultValue = "x") String name) {
			return String.valueOf(id);
		}

		@SshCommand("optional")
		String optional(@SshOption(secret = true) Optional<String> token) {
			return token.toString();
		}

		@SshCommand("defaulted")
		String defaulted(@SshOption(secret = true, defaultValue = "hunter2") String token) {
			return String.valueOf(token.length());
		}

		@SshCommand("checked")
		void checked(
				@SshOption(secret = true) @Size(min = 50, message = "'${validatedValue}' is too short") String token) {
		}

		@SshCommand(name = "drop", confirm = "Drop with {token}?")
		void drop(@SshOption(secret = true) String token) {
		}

		@SshCommand("words")
		int words(@SshArgument List<String> words) {
			return words.size();
		}

		@SshCommand("plain")
		String plain(@SshArgument String word) {
			return word;
		}

	}

}
