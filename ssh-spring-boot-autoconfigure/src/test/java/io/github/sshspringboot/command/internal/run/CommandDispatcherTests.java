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

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshStdin;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandDispatcher}: who runs what, as whom, and how it fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandDispatcherTests {

	private final Map<String, Object> seen = new ConcurrentHashMap<>();

	private final CommandTester tester = new CommandTester(Commands.class, Orders.class, Order.class, Checked.class,
			Secured.class, Configured.class, Readers.class)
		.bean(Map.class, this.seen)
		.exitCodeMapper((ex) -> (ex instanceof UnsupportedOperationException) ? 44 : 0)
		.exitCodeMapper((ex) -> (ex instanceof IllegalArgumentException) ? 300 : 0);

	@BeforeEach
	void clearThread() {
		SecurityContextHolder.clearContext();
		LocaleContextHolder.resetLocaleContext();
	}

	@AfterEach
	void close() {
		this.tester.close();
	}

	@Test
	void emptyLineDoesNothing() {
		StubSession session = this.tester.run("  ");
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(session.text() + session.errors()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			nonsense         | There is no command 'nonsense'. Try 'help'
			orders lst       | There is no command 'orders lst'. Did you mean 'orders list'? Try 'orders --help'
			oorders list     | There is no command 'oorders'. Did you mean 'orders'? Try 'help'
			orders zzzzzzz 1 | There is no command 'orders zzzzzzz'. Try 'orders --help'
			help nonsense    | There is no command 'nonsense'. Try 'help'
			ORDERS list      | There is no command 'ORDERS'. Try 'help'
			""")
	void unknownCommandIsNotFound(String line, String message) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.NOT_FOUND);
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).isEqualTo(message + "\n");
	}

	@Test
	void unknownCommandIsShownShortAndWithoutControlCharacters() {
		StubSession session = this.tester.run("'\u001b[31m" + "x".repeat(10_000) + "'");
		assertThat(session.status()).isEqualTo(ExitStatus.NOT_FOUND);
		assertThat(session.errors()).hasSizeLessThan(120).doesNotContain("\u001b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo 'a", "echo a\\" })
	void unfinishedLineIsWrongUsage(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).hasLineCount(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "help", "--help", "-h" })
	void helpListsAllCommands(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).startsWith("Commands:\n")
			.contains("  orders list          List all orders\n", "  order                The order of things\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders --help", "orders -h", "help orders" })
	void helpListsTheCommandsOfGroup(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(session.text()).isEqualTo("""
				Commands:
				  orders list    List all orders
				  orders remove
				Try '<command> --help' for the options and arguments of a command.
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders list --help", "help orders list" })
	void helpDescribesOneCommand(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(session.text()).startsWith("Usage: orders list ").contains("List all orders");
	}

	@Test
	void groupWithoutCommandOfItsOwnIsWrongUsage() {
		StubSession session = this.tester.run("orders");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).startsWith("Commands:\n");
	}

	@Test
	void groupInAPipelineWritesNothingToStandardOutput() {
		StubSession session = this.tester.run("orders | wc -l");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).startsWith("Commands:\n");
	}

	@Test
	void lineOfAClosedConnectionIsNotEvenParsed() {
		StubSession session = this.tester.run("echo 'never closed",
				(prepared) -> prepared.getCancellation().cancel(Cancellation.Reason.DISCONNECTED));
		assertThat(session.status()).isEqualTo(ExitStatus.INTERRUPTED);
		assertThat(session.errors()).isEmpty();
	}

	@Test
	void connectionThatIsClosedWhileArgumentsAreReadRunsNothing() {
		AtomicInteger called = new AtomicInteger();
		this.tester.interceptor((invocation) -> {
			called.incrementAndGet();
			return invocation.proceed();
		});
		StubSession session = this.tester.run("read", (prepared) -> prepared.input(new InputStream() {

			@Override
			public int read() {
				boolean first = !prepared.getCancellation().isCancelled();
				prepared.getCancellation().cancel(Cancellation.Reason.DISCONNECTED);
				return first ? 'a' : -1;
			}

		}));
		assertThat(session.status()).isEqualTo(ExitStatus.INTERRUPTED);
		assertThat(called).hasValue(0);
	}

	@Test
	void groupMayHaveCommandOfItsOwn() {
		assertThat(this.tester.run("order").text()).isEqualTo("own\n");
		assertThat(this.tester.run("order by name").text()).isEqualTo("by name\n");
		assertThat(this.tester.run("order --help").text()).contains("order by name");
	}

	@Test
	void userIsAskedAboutBeforeArgumentsAreLookedAt() {
		this.tester.authorizationManager((user, request) -> {
			this.seen.put("request", request);
			return new AuthorizationDecision(false);
		});
		StubSession session = this.tester.run("echo --no-such-option 'a b'");
		assertThat(session.status()).isEqualTo(ExitStatus.DENIED);
		assertThat(session.errors()).isEqualTo("echo: permission denied\n");
		assertThat(this.seen.get("request")).isInstanceOfSatisfying(SshCommandRequest.class, (request) -> {
			assertThat(request.commandName()).isEqualTo("echo");
			assertThat(request.arguments()).containsExactly("--no-such-option", "a b");
			assertThat(request.connection().getId()).isEqualTo("connection-1");
		});
	}

	@Test
	void helpOfCommandIsForThoseWhoMayRunIt() {
		this.tester.authorizationManager((user, request) -> new AuthorizationDecision(false));
		assertThat(this.tester.run("echo --help").status()).isEqualTo(ExitStatus.DENIED);
	}

	@Test
	void abstainingManagerDenies() {
		this.tester.authorizationManager((user, request) -> null);
		assertThat(this.tester.run("echo a").status()).isEqualTo(ExitStatus.DENIED);
	}

	@Test
	void failingManagerRunsNothing() {
		this.tester.authorizationManager((user, request) -> {
			throw new IllegalStateException("secret reason");
		});
		StubSession session = this.tester.run("whoami");
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(session.errors()).doesNotContain("secret");
		assertThat(this.seen).isEmpty();
	}

	@Test
	void unauthenticatedUserIsDenied() {
		TestingAuthenticationToken user = new TestingAuthenticationToken("admin", "");
		user.setAuthenticated(false);
		assertThat(this.tester.run("whoami", (session) -> session.user(user)).status()).isEqualTo(ExitStatus.DENIED);
	}

	@Test
	void commandRunsAsTheUserAndTheThreadIsLeftClean() {
		assertThat(this.tester.run("whoami").text()).isEqualTo("admin admin admin\n");
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
		this.tester.run("crash");
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
		this.tester.run("orders lst");
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "LANG, de_DE.UTF-8, de_DE", "LC_ALL, fr_FR@euro, fr_FR", "LC_MESSAGES, pt_BR, pt_BR",
			"LANG, C.UTF-8, ''", "LC_ALL, C, ''", "LC_ALL, POSIX, ''", "LANG, POSIX.UTF-8, ''", "LANG, posix, ''",
			"LC_ALL, gsw_CH.UTF-8, gsw_CH", "LC_ALL, english, ''" })
	void localeComesFromTheEnvironmentAndTheThreadIsLeftClean(String name, String value, String expected) {
		assertThat(this.tester.run("locale", (session) -> session.environment(name, value)).text())
			.isEqualTo(expected + " " + expected + "\n");
		assertThat(LocaleContextHolder.getLocaleContext()).isNull();
	}

	@Test
	void localeOfTheJvmIsTheDefault() {
		assertThat(this.tester.run("locale").text()).startsWith(Locale.getDefault() + " ");
	}

	@Test
	void contextTellsAboutTheRun() {
		assertThat(this.tester.run("context", (session) -> session.environment("LANG", "en")).text())
			.isEqualTo("context admin connection-1 /127.0.0.1:50000 {LANG=en} null\n");
	}

	@Test
	void terminalThatIsNotThereIsNullForWhoDeclaresItNullable() {
		assertThat(this.tester.run("terminal optional").text()).isEqualTo("null\n");
	}

	@Test
	void questionWithoutTerminalFailsAndSaysWhatAnswersIt() {
		StubSession session = this.tester.run("terminal required");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).isEqualTo("terminal required: nobody can answer 'Which colour?' without a "
				+ "terminal. Use --colour, or connect with ssh -t\n");
	}

	@Test
	void methodSecurityAppliesWithoutDetailsForTheUser() {
		assertThat(this.tester.run("secured admin").text()).isEqualTo("secret\n");
		StubSession session = this.tester.run("secured root");
		assertThat(session.status()).isEqualTo(ExitStatus.DENIED);
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).isEqualTo("secured root: permission denied\n");
	}

	@Test
	void authenticationExceptionIsDenied() {
		assertThat(this.tester.run("unauthenticated").errors()).isEqualTo("unauthenticated: permission denied\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			checked --limit 11 a   | checked: --limit must be less than or equal to 10
			checked --limit 1 ' '  | checked: <customer> must not be blank
			checked --limit 11 ' ' | checked: --limit must be less than or equal to 10; <customer> must not be blank
			""")
	void violatedConstraintsNameTheOption(String line, String message) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).isEqualTo(message + "\n");
	}

	@Test
	void constraintsThatHoldAreFine() {
		assertThat(this.tester.run("checked --limit 10 a").status()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void expectedFailureHasItsMessageAndStatus(CapturedOutput log) {
		StubSession session = this.tester.run("expected");
		assertThat(session.status()).isEqualTo(ExitStatus.of(3));
		assertThat(session.errors()).isEqualTo("Order 7 is shipped\n");
		assertThat(log).doesNotContain("Order 7 is shipped");
	}

	@Test
	void unexpectedFailureIsExplainedInTheLogOnlyUnderAnId(CapturedOutput log) {
		StubSession session = this.tester.run("crash");
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(session.text()).isEmpty();
		assertThat(session.errors())
			.matches("crash: internal error\\. The server's log has the details under the id [0-9a-f]{8}\n");
		String id = session.errors().strip().substring(session.errors().strip().length() - 8);
		assertThat(log).contains("Command 'crash' of user 'admin' failed, error id " + id).contains("jdbc:secret");
	}

	@ParameterizedTest
	@CsvSource({ "generated-code, 77", "mapped-code, 44", "mapped-out-of-range, 1", "crash, 1", "error, 1",
			"checked-exception, 1" })
	void exceptionsGiveStatuses(String line, int status) {
		assertThat(this.tester.run(line).status()).isEqualTo(ExitStatus.of(status));
	}

	@Test
	void outputBeforeFailureIsSent() {
		StubSession session = this.tester.run("half");
		assertThat(session.text()).isEqualTo("half");
		assertThat(session.errors()).isEqualTo("the other half is missing\n");
	}

	@Test
	void commandThatTakesTooLongIsInterrupted() {
		this.tester.timeout(Duration.ofMillis(100));
		StubSession session = this.tester.run("wait");
		assertThat(session.status()).isEqualTo(ExitStatus.TIMED_OUT);
		assertThat(session.errors()).isEqualTo("wait: exceeded its time limit and was interrupted\n");
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "INTERRUPTED, ''", "DISCONNECTED, ''", "SHUTDOWN, wait: interrupted. the server is shutting down" })
	void cancelledCommandIsInterrupted(Cancellation.Reason reason, String message) {
		StubSession session = this.tester.run("wait", (prepared) -> prepared.getCancellation().cancel(reason));
		assertThat(session.status()).isEqualTo(ExitStatus.INTERRUPTED);
		assertThat(session.errors().strip().replace(',', '.')).isEqualTo(message);
	}

	@SshCommand
	static class Readers {

		@SshCommand("read")
		void read(@SshStdin String text) {
		}

	}

	@SshCommand
	static class Commands {

		private final Map<String, Object> seen;

		Commands(Map<String, Object> seen) {
			this.seen = seen;
		}

		@SshCommand("echo")
		String echo(@SshArgument String text) {
			return text;
		}

		@SshCommand("whoami")
		String whoami(Authentication user, @AuthenticationPrincipal String principal) {
			this.seen.put("ran", true);
			Authentication current = SecurityContextHolder.getContext().getAuthentication();
			return user.getName() + " " + principal + " " + ((current != null) ? current.getName() : "nobody");
		}

		@SshCommand("locale")
		String locale(Locale locale) {
			return locale + " " + LocaleContextHolder.getLocale();
		}

		@SshCommand("context")
		String context(SshCommandContext context) {
			return String.join(" ", context.getCommandName(), context.getAuthentication().getName(),
					context.getConnectionId(), context.getRemoteAddress().toString(),
					context.getEnvironment().toString(), String.valueOf(context.getTerminal()));
		}

		@SshCommand("terminal optional")
		String optionalTerminal(@Nullable SshTerminal terminal) {
			return String.valueOf(terminal);
		}

		@SshCommand("terminal required")
		String requiredTerminal(SshTerminal terminal) {
			return terminal.ask("Which colour?", "--colour");
		}

		@SshCommand("unauthenticated")
		void unauthenticated() {
			throw new BadCredentialsException("secret reason");
		}

		@SshCommand("expected")
		void expected() {
			throw new SshCommandException("Order 7 is shipped", ExitStatus.of(3));
		}

		@SshCommand("crash")
		void crash() {
			throw new IllegalStateException("jdbc:secret");
		}

		@SshCommand("error")
		void error() {
			throw new StackOverflowError();
		}

		@SshCommand("checked-exception")
		void checkedException() throws Exception {
			throw new AccessDeniedException("/secret/file");
		}

		@SshCommand("mapped-code")
		void mappedCode() {
			throw new UnsupportedOperationException();
		}

		@SshCommand("mapped-out-of-range")
		void mappedOutOfRange() {
			throw new IllegalArgumentException();
		}

		@SshCommand("generated-code")
		void generatedCode() {
			throw new GeneratedCodeException();
		}

		@SshCommand("half")
		void half(PrintWriter writer) {
			writer.print("half");
			throw new SshCommandException("the other half is missing");
		}

		@SshCommand("wait")
		void waitForever() throws InterruptedException {
			new CountDownLatch(1).await();
		}

	}

	@SuppressWarnings("serial")
	static class GeneratedCodeException extends RuntimeException implements ExitCodeGenerator {

		@Override
		public int getExitCode() {
			return 77;
		}

	}

	@SshCommand("orders")
	static class Orders {

		@SshCommand(name = "list", description = "List all orders")
		String list(@SshOption boolean all) {
			return String.valueOf(all);
		}

		@SshCommand("remove")
		void remove() {
		}

	}

	@SshCommand(name = "order", description = "The order of things")
	static class Order {

		@SshCommand
		String own() {
			return "own";
		}

		@SshCommand("by name")
		String byName() {
			return "by name";
		}

	}

	@SshCommand("checked")
	@Validated
	static class Checked {

		@SshCommand
		void check(@SshOption @Max(10) int limit, @SshArgument @NotBlank String customer) {
		}

	}

	@SshCommand("secured")
	static class Secured {

		@SshCommand("admin")
		@PreAuthorize("hasRole('ADMIN')")
		String admin() {
			return "secret";
		}

		@SshCommand("root")
		@PreAuthorize("hasRole('ROOT')")
		String root() {
			return "secret";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	@ImportAutoConfiguration(ValidationAutoConfiguration.class)
	static class Configured {

	}

}
