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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.run.StubSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.Script;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.shell.core.command.annotation.support.CommandFactoryBean;
import org.springframework.shell.core.command.availability.Availability;
import org.springframework.shell.core.command.availability.AvailabilityProvider;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.core.command.completion.CompletionProvider;
import org.springframework.shell.core.command.exit.ExitStatusExceptionMapper;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of Spring Shell over SSH.
 */
@Tag("any-jdk")
@SshTest(classes = SpringShellBridgeTests.Application.class,
		value = { "ssh.shell.prompt=test> ", "ssh.bridge.spring-shell.commands=*",
				"ssh.auth.required-authorities=ROLE_ADMIN,ROLE_CUSTOMER",
				"ssh.authorization.rules[0].commands=till secured,exits,guarded",
				"ssh.authorization.rules[0].authorities=ROLE_ADMIN,ROLE_CUSTOMER" })
class SpringShellBridgeTests {

	@Injected
	private SshTestServer server;

	@Injected
	private TestSession session;

	@Test
	void optionsAndArgumentsAreThoseOfTheMethod() throws IOException {
		assertThat(run("till pay --amount 3 --name 'A B' --style LOUD -h host x 'y z'").outputText())
			.isEqualTo("admin 3 A B LOUD host [x, y z]\n");
		assertThat(run("till pay --amount 3").outputText()).isEqualTo("admin 3 nobody null null []\n");
	}

	@Test
	void singleShortOptionIsNoRequestForHelp() throws IOException {
		assertThat(run("till open -h one").outputText()).isEqualTo("open one\n");
	}

	@Test
	void flagTakesNoValue() throws IOException {
		assertThat(run("till flag --fast word").outputText()).isEqualTo("true [word]\n");
		assertThat(run("till flag").outputText()).isEqualTo("false []\n");
	}

	@Test
	void aliasNamesTheCommand() throws IOException {
		assertThat(run("hi").outputText()).isEqualTo("Hello admin\n");
	}

	@Test
	void wrongUseIsExplained() throws IOException {
		assertThat(run("till pay").errorText()).isEqualTo("till pay: --amount is missing. Try 'till pay --help'\n");
		Result result = run("till pay --amount many");
		assertThat(result.errorText()).startsWith("till pay: --amount cannot be 'many'");
		assertThat(result.status()).isEqualTo(2);
		assertThat(run("till day --of rain").errorText())
			.startsWith("till day: an option or argument has a value of " + "the wrong type");
	}

	@Test
	void helpShowsOptions() throws IOException {
		assertThat(run("till pay --help").outputText()).contains("--amount=<amount>")
			.contains("What to pay.")
			.contains("Default: nobody.")
			.doesNotContain("--output");
	}

	@Test
	void statusIsThatOfTheCommand() throws IOException {
		assertThat(run("exits").status()).isEqualTo(7);
		assertThat(run("till mapped").status()).isEqualTo(9);
		assertThat(run("usage").status()).isEqualTo(2);
	}

	@Test
	void failureShowsNoDetails() throws IOException {
		Result result = run("till broken");
		assertThat(result.errorText()).startsWith("till broken: internal error").doesNotContain("secret");
		assertThat(result.status()).isEqualTo(1);
	}

	@Test
	void unavailableCommandSaysWhy() throws IOException {
		assertThat(run("closed").errorText()).isEqualTo("closed: not available: it is night\n");
		assertThat(run("help").outputText()).contains("(not available: it is night)");
	}

	@Test
	void hiddenCommandRunsOnly() throws IOException {
		assertThat(run("hatch").outputText()).isEqualTo("hatched\n");
		assertThat(run("help").outputText()).doesNotContain("hatch");
	}

	@Test
	void commandsOfSpringShellItselfAreNotExposed() throws IOException {
		assertThat(run("script /etc/passwd").status()).isEqualTo(127);
		assertThat(run("quit").status()).isEqualTo(127);
	}

	@Test
	void methodSecurityAndRulesDecide() throws IOException {
		assertThat(run("till secured").outputText()).isEqualTo("yes\n");
		try (TestSession customer = this.server.login("customer", "customer-password")) {
			assertThat(SshTestServer.exec(customer, "till secured").errorText())
				.isEqualTo("till secured: permission denied\n");
			assertThat(SshTestServer.exec(customer, "hello").errorText()).isEqualTo("hello: permission denied\n");
		}
	}

	@Test
	void whatMethodSecurityDeniesIsNotShown() throws IOException {
		assertThat(run("help").outputText()).contains("till secured", "guarded");
		assertThat(complete(List.of("till"), "s", "ROLE_ADMIN")).containsExactly("secured");
		try (TestSession customer = this.server.login("customer", "customer-password")) {
			assertThat(SshTestServer.exec(customer, "help").outputText()).contains("exits")
				.doesNotContain("till secured", "guarded");
			assertThat(SshTestServer.exec(customer, "guarded").errorText()).isEqualTo("guarded: permission denied\n");
		}
		assertThat(complete(List.of("till"), "s", "ROLE_CUSTOMER")).isEmpty();
	}

	@Test
	void optionOfCharactersIsSecret() throws IOException {
		assertThat(run("unlock --pin 1234").outputText()).isEqualTo("unlocked by 1234\n");
		assertThat(run("unlock --help").outputText()).contains("--pin").doesNotContain("0000");
		assertThat(this.server.getBean(io.github.sshspringboot.command.internal.parse.CommandRegistry.class)
			.secrets()
			.mask(List.of("unlock", "--pin", "1234", "word"))).containsExactly("unlock", "--pin", "******", "word");
	}

	@Test
	void questionsNeedTerminal(TestTerminal terminal) throws IOException {
		assertThat(run("ask").errorText()).startsWith("ask: asks questions, so it needs a terminal");
		terminal.type("ask\r");
		terminal.awaitText("Who?");
		terminal.type("me\r");
		terminal.awaitText("It is me");
	}

	@Test
	void completionKnowsOptionsAndProposals() {
		assertThat(complete(List.of("till"), "p")).containsExactly("pay");
		assertThat(complete(List.of("till", "pay"), "--a")).containsExactly("--amount");
		assertThat(complete(List.of("till", "pay", "--style"), "")).containsExactly("LOUD", "QUIET");
		assertThat(complete(List.of("till", "pay", "--name"), "A")).containsExactly("Alice");
	}

	private Result run(String line) throws IOException {
		return SshTestServer.exec(this.session, line);
	}

	private List<String> complete(List<String> words, String prefix) {
		return complete(words, prefix, "ROLE_ADMIN");
	}

	private List<String> complete(List<String> words, String prefix, String authority) {
		StubSession user = new StubSession("x");
		user.user(new TestingAuthenticationToken("somebody", "", authority));
		return user.complete(this.server.getBean(CommandCompletion.class), prefix, words.toArray(String[]::new));
	}

	private static String user() {
		Authentication user = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
		return user.getName();
	}

	enum Style {

		LOUD, QUIET

	}

	public static class Till {

		@org.springframework.shell.core.command.annotation.Command(name = { "till", "pay" }, group = "Till",
				description = "Pays.", completionProvider = "names")
		public String pay(@Option(longName = "amount", required = true, description = "What to pay.") int amount,
				@Option(longName = "name", defaultValue = "nobody") String name,
				@Option(longName = "style") Style style, @Option(longName = "host", shortName = 'h') String host,
				@Arguments String[] words) {
			return user() + " " + amount + " " + name + " " + style + " " + host + " " + List.of(words);
		}

		@org.springframework.shell.core.command.annotation.Command(name = "till open")
		public String open(@Option(longName = "host", shortName = 'h') String host) {
			return "open " + host;
		}

		@org.springframework.shell.core.command.annotation.Command(name = "till flag")
		public String flag(@Option(longName = "fast") boolean fast, @Arguments String[] words) {
			return fast + " " + List.of(words);
		}

		@org.springframework.shell.core.command.annotation.Command(name = "till day")
		public String day(@Option(longName = "of") java.time.DayOfWeek[] days) {
			return List.of(days).toString();
		}

		@org.springframework.shell.core.command.annotation.Command(name = "till secured")
		@PreAuthorize("hasRole('ADMIN')")
		public String secured() {
			return "yes";
		}

		@org.springframework.shell.core.command.annotation.Command(name = "till broken")
		public void broken() {
			throw new IllegalStateException("secret");
		}

		@org.springframework.shell.core.command.annotation.Command(name = "till mapped",
				exitStatusExceptionMapper = "nine")
		public void mapped() {
			throw new IllegalStateException("secret");
		}

	}

	@EnableMethodSecurity(proxyTargetClass = true)
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshSpringShellAutoConfiguration.class)
	@Import(Till.class)
	static class Application {

		@Bean
		CommandRegistry commandRegistry(Command greet) {
			return new CommandRegistry(new java.util.HashSet<>(Set.of(greet)));
		}

		@Bean
		Command greet() {
			return Command.builder().name("hello").aliases("hi").execute((context) -> "Hello " + user());
		}

		@Bean
		Script script(CommandRegistry registry) {
			return new Script(registry);
		}

		@Bean
		CommandFactoryBean pay() {
			return method("pay");
		}

		@Bean
		CommandFactoryBean open() {
			return method("open");
		}

		@Bean
		CommandFactoryBean flag() {
			return method("flag");
		}

		@Bean
		CommandFactoryBean day() {
			return method("day");
		}

		@Bean
		CommandFactoryBean securedTill() {
			return method("secured");
		}

		@Bean
		CommandFactoryBean broken() {
			return method("broken");
		}

		@Bean
		CommandFactoryBean mapped() {
			return method("mapped");
		}

		@Bean
		ExitStatusExceptionMapper nine() {
			return (failure) -> new ExitStatus(9, "nine");
		}

		@Bean
		CompletionProvider names() {
			return (context) -> {
				CommandOption option = Objects.requireNonNull(context.getCommandOption());
				return Stream.of((option.type() == Style.class) ? new String[] { "LOUD", "QUIET" }
						: new String[] { "Alice", "Bob" })
					.map(CompletionProposal::new)
					.toList();
			};
		}

		@Bean
		Command closed() {
			return Command.builder()
				.name("closed")
				.availabilityProvider(AvailabilityProvider.of(Availability.unavailable("it is night")))
				.execute((context) -> "open");
		}

		@Bean
		Command hatch() {
			return Command.builder().name("hatch").hidden(true).execute((context) -> "hatched");
		}

		@Bean
		Command exits() {
			return new Plain("exits", new ExitStatus(7, "seven"));
		}

		@Bean
		Guarded guarded() {
			return new Guarded();
		}

		@Bean
		Command unlock() {
			return new Unlock();
		}

		@Bean
		Command usage() {
			return new Plain("usage", ExitStatus.USAGE_ERROR);
		}

		@Bean
		Command ask() {
			return Command.builder().name("ask").execute((context) -> {
				try {
					return "It is " + context.inputReader().readInput("Who?");
				}
				catch (RuntimeException ex) {
					throw ex;
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

		private static CommandFactoryBean method(String name) {
			for (var method : ReflectionUtils.getDeclaredMethods(Till.class)) {
				if (method.getName().equals(name)) {
					return new CommandFactoryBean(method);
				}
			}
			throw new IllegalArgumentException(name);
		}

	}

	static class Guarded implements Command {

		@Override
		public String getName() {
			return "guarded";
		}

		@Override
		@PreAuthorize("hasRole('ADMIN')")
		public ExitStatus execute(CommandContext context) {
			return ExitStatus.OK;
		}

	}

	static class Unlock implements Command {

		@Override
		public String getName() {
			return "unlock";
		}

		@Override
		public List<CommandOption> getOptions() {
			return List.of(CommandOption.with().longName("pin").type(char[].class).defaultValue("0000").build());
		}

		@Override
		public ExitStatus execute(CommandContext context) {
			CommandOption pin = Objects.requireNonNull(context.getOptionByLongName("pin"));
			context.outputWriter().println("unlocked by " + pin.value());
			return ExitStatus.OK;
		}

	}

	record Plain(String name, ExitStatus status) implements Command {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public ExitStatus execute(CommandContext context) {
			return this.status;
		}

	}

}
