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

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.autoconfigure.actuate.SshEndpointAutoConfiguration;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.SshProgress;
import io.github.sshspringboot.command.SshPromptProvider;
import io.github.sshspringboot.command.SshTerminal;
import org.apache.sshd.client.channel.ChannelExec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventsEndpoint;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing but text reaches a terminal, whichever way it comes.
 */
@Tag("any-jdk")
@SshTest(users = PrintableEverywhereTests.Hostile.class)
@ExtendWith(OutputCaptureExtension.class)
class PrintableEverywhereTests {

	private static final Pattern MORE_THAN_TEXT = Pattern
		.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\x{E0000}-\\x{E007F}&&[^\\u200c\\u200d]]");

	/** All characters that are more than text, each followed by something to see. */
	private static final String CHARACTERS = "\u001b]0;title\u0007\u001b[2J" + IntStream.rangeClosed(0, 0xe0fff)
		.mapToObj(Character::toString)
		.filter((character) -> MORE_THAN_TEXT.matcher(character).matches())
		.map((character) -> character + ".")
		.collect(Collectors.joining());

	private static final String HOSTILE = "\ud800." + CHARACTERS;

	private static final String BOLD = "\u001b[1m";

	private static final String NORMAL = "\u001b[0m";

	private static final String PROMPT = "ready> ";

	@Injected
	private TestSession session;

	@ParameterizedTest
	@ValueSource(strings = { "rows", "rows -o table", "rows -o text", "rows -o json", "rows -o ndjson", "rows -o csv",
			"rows -o yaml", "rows | select text", "rows | where text~a", "rows -o csv | head", "rows | grep see",
			"rows --columns '#'", "map", "text", "text -o text", "text -o json", "text | grep title", "text | wc",
			"raw-bytes", "resource", "writer", "raw-stream", "error-stream", "message", "message | head", "nosuch '#'",
			"'#'", "text '#'", "text --'#'", "text --'#'=x", "text -o '#'", "say '#'", "say '#' '#'", "help '#'",
			"text | '#'", "text | grep --'#'", "rows | where '#'", "rows | sort-by '#'", "rows | select '#'",
			"watch -n '#' text", "deprecated", "help deprecated", "auditevents", "auditevents -o json",
			"auditevents -o csv", "auditevents | grep nimda", "auditevents | where principal~nimda" })
	void commandOnATerminal(String line) throws IOException {
		try (ChannelExec channel = this.session.createExecChannel(line.replace("#", words()))) {
			channel.setUsePty(true);
			String output = SshTestServer.run(channel).outputText();
			assertIsText(output.replace(BOLD, "").replace(NORMAL, "").replace("\u001b[H\u001b[2J", ""));
			assertThat(output).isNotEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "rows", "map", "message", "nosuch '#'", "text --'#'", "text -o '#'", "rows --columns '#'",
			"deprecated", "auditevents" })
	void tablesAndMessagesWithoutATerminal(String line) throws IOException {
		SshTestServer.Result result = SshTestServer.exec(this.session, line.replace("#", words()));
		assertIsText(result.outputText() + result.errorText());
		assertThat(result.outputText() + result.errorText()).isNotEmpty();
	}

	@Test
	void dataIsExactWithoutATerminal() throws IOException {
		assertThat(exec("text")).contains("\u001b]0;title\u0007\u001b[2J").contains("\u202e.", "\u2066.");
		assertThat(exec("rows -o csv")).contains("\u202e", "\u001b", "\u009b");
		assertThat(exec("rows -o json")).contains("\u202e", "\\u001B", "\\u009B");
		assertThat(exec("raw-bytes")).contains("\u202e", "\u001b");
	}

	@Test
	void jsonOnATerminalIsTheSameData() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("rows -o json --columns text")) {
			channel.setUsePty(true);
			assertThat(SshTestServer.run(channel).outputText()).contains("\\u202e.", "\\udb40\\udc41.", "\\u061c.");
		}
	}

	@Test
	void coloursOfACommandPass() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("colours")) {
			channel.setUsePty(true);
			assertThat(SshTestServer.run(channel).outputText()).isEqualTo("\u001b[31mred\u001b[0m  [2J\r\n");
		}
	}

	@Test
	void dialogOnATerminal() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 200, 50)) {
			terminal.awaitText(PROMPT);
			terminal.type("dialog\r");
			terminal.awaitText("question>");
			terminal.type("y\r");
			terminal.awaitText("line>");
			terminal.type("a\r");
			terminal.awaitText("secret>");
			terminal.type("b\r");
			terminal.awaitText("choice>");
			terminal.type("1\r");
			terminal.awaitText("done");
			terminal.awaitText(PROMPT);
			terminal.type("nosuch \u202e\u2066\r");
			terminal.awaitText("There is no command");
			terminal.type("exit\r");
			terminal.end();
			String written = terminal.getOutput()
				.replaceAll("\u001b\\[\\??[0-9;]*[A-Za-ln-z]|\u001b\\[[0-9;]*m|\u001b[=>]", "");
			assertThat(written.chars()).noneMatch(
					(c) -> MORE_THAN_TEXT.matcher(Character.toString(c)).matches() && "\r\n\t\b\u0007".indexOf(c) < 0);
			assertThat(terminal.getOutput()).doesNotContain("\u001b]", "\u001b[2J");
		}
	}

	@Test
	void log(CapturedOutput output) {
		try (CommandTester tester = new CommandTester(Commands.class)) {
			tester.run("broken", (session) -> session.user(new TestingAuthenticationToken(HOSTILE, "", "ROLE_ADMIN")));
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("of user '"))).singleElement()
			.satisfies((line) -> assertIsText(line.substring(line.indexOf("of user '"))));
	}

	private String exec(String line) throws IOException {
		return SshTestServer.exec(this.session, line).outputText();
	}

	private static String words() {
		return HOSTILE.replace("'", "").replace("\n", "");
	}

	private static void assertIsText(String output) {
		output.replace("\r\n", "\n")
			.codePoints()
			.filter((codePoint) -> codePoint != '\n' && codePoint != '\t')
			.forEach((codePoint) -> {
				if (MORE_THAN_TEXT.matcher(Character.toString(codePoint)).matches()) {
					assertThat(codePoint).as("U+%04X", codePoint).isEqualTo(' ');
				}
			});
	}

	record Row(int id, String text) {

	}

	@SshCommand
	static class Commands {

		@SshCommand("rows")
		List<Row> rows() {
			return List.of(new Row(1, "see " + CHARACTERS), new Row(2, "plain"));
		}

		@SshCommand("map")
		Map<String, String> map() {
			return Map.of("key" + HOSTILE, HOSTILE);
		}

		@SshCommand("text")
		String text() {
			return HOSTILE;
		}

		@SshCommand("raw-bytes")
		byte[] bytes() {
			return HOSTILE.getBytes(StandardCharsets.UTF_8);
		}

		@SshCommand("resource")
		Resource resource() {
			return new ByteArrayResource(bytes());
		}

		@SshCommand("writer")
		void writer(PrintWriter writer) {
			writer.println(HOSTILE);
		}

		@SshCommand("raw-stream")
		void stream(OutputStream output) throws IOException {
			output.write(bytes());
		}

		@SshCommand("error-stream")
		void errorStream(SshCommandContext context) throws IOException {
			context.getError().write(bytes());
		}

		@SshCommand("colours")
		void colours(PrintWriter writer) {
			writer.println("\u001b[31mred\u001b[0m \u001b[2J");
		}

		@SshCommand("message")
		void message() {
			throw new SshCommandException("see " + HOSTILE);
		}

		@SshCommand("say")
		String say(@SshArgument int number) {
			return "unreached";
		}

		@SshCommand(value = "deprecated", deprecated = "Gone \u202e\u001b[2J", description = "Old \u202e\u001b[2J")
		String deprecated() {
			return "old";
		}

		@SshCommand("broken")
		void broken() {
			throw new IllegalStateException("broken");
		}

		@SshCommand("dialog")
		String dialog(SshTerminal terminal) {
			terminal.confirm("sure " + HOSTILE + " question>", "--yes");
			terminal.ask(HOSTILE + " line>", "--line");
			terminal.askSecretly(HOSTILE + " secret>", "--secret");
			terminal.choose("choice>", List.of("first " + HOSTILE, "second"), "--choice");
			try (SshProgress progress = terminal.startProgress(HOSTILE, 2)) {
				progress.describe(HOSTILE);
				progress.advance(1);
			}
			try (SshProgress spinner = terminal.startSpinner(HOSTILE)) {
				spinner.describe(HOSTILE);
			}
			try (SshLiveView view = terminal.openLiveView()) {
				view.update(List.of("live " + HOSTILE, "second"));
			}
			return "done";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ EndpointAutoConfiguration.class, JacksonEndpointAutoConfiguration.class,
			SshEndpointAutoConfiguration.class })
	static class Hostile {

		@Bean
		Commands commands() {
			return new Commands();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").authorities("ROLE_ADMIN").build());
		}

		@Bean
		SshPromptProvider prompt() {
			return (context) -> "\u001b[32m" + HOSTILE.replace("\n", "") + "\u001b[0m\n" + PROMPT;
		}

		@Bean
		AuditEventsEndpoint auditEventsEndpoint() {
			InMemoryAuditEventRepository repository = new InMemoryAuditEventRepository();
			repository
				.add(new AuditEvent("nimda" + CHARACTERS, "AUTHENTICATION_FAILURE", Map.of("message", CHARACTERS)));
			return new AuditEventsEndpoint(repository);
		}

	}

}
