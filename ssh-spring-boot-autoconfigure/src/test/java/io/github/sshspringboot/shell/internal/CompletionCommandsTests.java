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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCompleter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CompletionCommands}.
 */
@SshTest(value = "spring.application.name=web shop",
		classes = { CompletionCommandsTests.Shop.class, CompletionCommandsTests.Market.class })
class CompletionCommandsTests {

	@Injected
	private TestSession session;

	@ParameterizedTest
	@CsvSource({ "bash, complete -F __ssh_remote_complete ssh", "zsh, compdef __ssh_remote_complete ssh",
			"fish, complete -c ssh" })
	void scriptIsForTheHostThatIsNamed(String shell, String expected) throws IOException {
		Result result = SshTestServer.exec(this.session, "completion " + shell + " me@shop");
		assertThat(result.outputText()).contains(expected, "me@shop").doesNotContain("@host@", "web-shop");
	}

	@Test
	void scriptIsForTheApplicationUnlessAHostIsNamed() throws IOException {
		assertThat(SshTestServer.exec(this.session, "completion zsh").outputText()).contains("'web-shop'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'a;id'", "'$(id)'", "-x", "\"it's\"", "''" })
	void scriptHoldsNothingButAHost(String host) throws IOException {
		Result result = SshTestServer.exec(this.session, "completion bash -- " + host);
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.outputText()).isEmpty();
		assertThat(result.errorText()).startsWith("completion bash: '")
			.contains("' is not a valid <host>: ")
			.hasLineCount(1);
	}

	@Test
	void candidatesAreThoseOfTheLastWord() throws IOException {
		assertThat(SshTestServer.exec(this.session, "completion candidates -- shop op").outputText())
			.isEqualTo("open\tOpen the shop\n");
		assertThat(SshTestServer.exec(this.session, "completion candidates -- shop ''").outputText())
			.isEqualTo("close\t\nopen\tOpen the shop\npaint\t\n");
		assertThat(SshTestServer.exec(this.session, "completion candidates -- shop close ea").outputText())
			.isEqualTo("early\t\n");
		assertThat(SshTestServer.exec(this.session, "completion candidates --").status()).isZero();
	}

	@Test
	void candidateOfTheApplicationCannotSteerTheUsersTerminalOrShell(@TempDir Path directory) throws Exception {
		String candidates = SshTestServer.exec(this.session, "completion candidates -- market sell ''").outputText();
		assertThat(candidates).isEqualTo("plain,a=b\tA good\n$(touch owned)\ttwo lines\n");
		Files.writeString(directory.resolve("completion"),
				SshTestServer.exec(this.session, "completion bash app").outputText());
		Path ssh = Files.writeString(directory.resolve("ssh"), "#!/bin/sh\nprintf '%s' '" + candidates + "'\n");
		assertThat(ssh.toFile().setExecutable(true)).isTrue();
		Process bash = new ProcessBuilder("bash", "-c", """
				PATH=$PWD:$PATH
				. ./completion
				COMP_LINE='ssh app market sell '
				COMP_POINT=${#COMP_LINE}
				__ssh_remote_complete
				printf '%s\\n' "${COMPREPLY[@]}"
				eval "echo ${COMPREPLY[1]}"
				""").directory(directory.toFile()).redirectErrorStream(true).start();
		String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output).isEqualTo("plain,a=b\n\\\\\\$\\\\\\(touch\\\\\\ owned\\\\\\)\n\\$\\(touch\\ owned\\)\n");
		assertThat(bash.waitFor()).isZero();
	}

	@Test
	void bashOffersFileNamesForLocalOptionsOnly(@TempDir Path directory) throws Exception {
		Files.writeString(directory.resolve("completion"),
				SshTestServer.exec(this.session, "completion bash app").outputText());
		Process bash = new ProcessBuilder("bash", "-c", """
				. ./completion
				complete -p ssh
				compopt() { echo "compopt $*"; }
				ssh() { :; }
				COMP_LINE='ssh -i ke'
				COMP_POINT=${#COMP_LINE}
				__ssh_remote_complete
				COMP_LINE='ssh app shop nothing '
				COMP_POINT=${#COMP_LINE}
				__ssh_remote_complete
				""").directory(directory.toFile()).redirectErrorStream(true).start();
		String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output).isEqualTo("complete -F __ssh_remote_complete ssh\ncompopt -o default\n");
	}

	@Test
	void helpShowsTheScriptsButNotTheCandidates() throws IOException {
		assertThat(SshTestServer.exec(this.session, "help").outputText()).contains("completion bash")
			.doesNotContain("completion candidates");
	}

	@Test
	void applicationsOwnCommandOfTheNameWins() throws IOException {
		try (SshTestServer other = SshTestServer.start(List.of(SshTestServer.Users.class, OwnCompletion.class))) {
			assertThat(SshTestServer.exec(other, "completion bash").outputText()).isEqualTo("own\n");
			assertThat(SshTestServer.exec(other, "completion zsh").outputText()).contains("compdef");
		}
	}

	@Test
	void scriptsAreInNativeImages() {
		RuntimeHints hints = new RuntimeHints();
		new CompletionCommands.Scripts().registerHints(hints, getClass().getClassLoader());
		assertThat(List.of("bash", "zsh", "fish")).allSatisfy((shell) -> assertThat(RuntimeHintsPredicates.resource()
			.forResource("io/github/sshspringboot/shell/internal/completion." + shell)).accepts(hints));
	}

	@Test
	void candidateIsOneLineWhateverTheApplicationSays() throws IOException {
		assertThat(SshTestServer.exec(this.session, "completion candidates -- shop paint ''").outputText())
			.isEqualTo("red\tas  blood\n");
	}

	enum When {

		EARLY, LATE

	}

	@SshCommand("shop")
	static class Shop {

		@SshCommand(name = "open", description = "Open the shop")
		void open() {
		}

		@SshCommand("paint")
		void paint(@SshArgument(completer = Colours.class) String colour) {
		}

		@SshCommand("close")
		void close(@SshArgument When when) {
		}

	}

	static class Colours implements SshCompleter {

		@Override
		public Collection<SshCandidate> complete(String prefix) {
			return List.of(new SshCandidate("red", "as\t\nblood"), SshCandidate.of("green\nblue"));
		}

	}

	@SshCommand("market")
	static class Market {

		@SshCommand("sell")
		void sell(@SshArgument(completer = Goods.class) String good) {
		}

	}

	static class Goods implements SshCompleter {

		@Override
		public Collection<SshCandidate> complete(String prefix) {
			return List.of(new SshCandidate("plain,a=b", "A good"), new SshCandidate("x\ny", ""),
					new SshCandidate("$(touch owned)", "two\nlines"));
		}

	}

	@SshCommand("completion")
	static class OwnCompletion {

		@SshCommand("bash")
		String own() {
			return "own";
		}

	}

}
