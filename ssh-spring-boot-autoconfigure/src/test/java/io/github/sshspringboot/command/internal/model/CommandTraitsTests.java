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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandAvailability;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.run.CommandTester;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what stands around a command: interceptors, exception handlers, aliases,
 * notices, conditions, confirmation, and who sees it.
 */
class CommandTraitsTests {

	private final Archive archive = new Archive();

	private final CommandTester tester = new CommandTester(Tools.class, Secret.class, MethodRules.class)
		.bean(Archive.class, this.archive);

	@AfterEach
	void close() {
		this.tester.close();
	}

	@Test
	void interceptorsStandAroundInTheirOrder() {
		List<String> seen = new ArrayList<>();
		this.tester.interceptor((invocation) -> {
			seen.add("outer " + invocation.getContext().getCommandName() + " " + invocation.getMethod().getName() + " "
					+ invocation.getArguments());
			Object result = invocation.proceed();
			seen.add("done");
			return result + "!";
		}).interceptor((invocation) -> {
			seen.add("inner");
			return invocation.proceed();
		});
		assertThat(this.tester.run("tools list 5").text()).isEqualTo("listed 5!\n");
		assertThat(seen).containsExactly("outer tools list list [5]", "inner", "done");
	}

	@Test
	void interceptorMayRefuse() {
		this.tester.interceptor((invocation) -> {
			throw new SshCommandException("Not on Sundays", ExitStatus.of(9));
		});
		StubSession session = this.tester.run("tools list 5");
		assertThat(session.errors()).isEqualTo("Not on Sundays\n");
		assertThat(session.status()).isEqualTo(ExitStatus.of(9));
	}

	@Test
	void interceptorSeesNoCommandThatIsDeniedOrWrong() {
		this.tester.interceptor((invocation) -> {
			throw new AssertionError("called");
		});
		assertThat(this.tester.run("tools list").status()).isEqualTo(ExitStatus.USAGE);
		assertThat(this.tester.run("method denied").status()).isEqualTo(ExitStatus.DENIED);
	}

	@Test
	void exceptionHandlersExplainInTheirOrder() {
		this.tester.exceptionHandler((failure, context) -> null)
			.exceptionHandler((failure, context) -> (failure instanceof IllegalStateException)
					? new SshCommandException(context.getCommandName() + ": out of paper", ExitStatus.of(44)) : null)
			.exceptionHandler((failure, context) -> new SshCommandException("too late"));
		StubSession session = this.tester.run("tools fail");
		assertThat(session.errors()).isEqualTo("tools fail: out of paper\n");
		assertThat(session.status()).isEqualTo(ExitStatus.of(44));
	}

	@Test
	void exceptionHandlerThatFailsLeavesTheFailureToTheOthers() {
		this.tester.exceptionHandler((failure, context) -> {
			throw new IllegalArgumentException("itself");
		});
		StubSession session = this.tester.run("tools fail");
		assertThat(session.errors()).startsWith("tools fail: internal error");
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
	}

	@Test
	void exceptionHandlerIsNotAskedAboutDeniedAccess() {
		this.tester.exceptionHandler((failure, context) -> new SshCommandException("explained"));
		assertThat(this.tester.run("method denied").errors()).isEqualTo("method denied: permission denied\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tools list 1", "tools ls 1", "t list 1", "t ls 1" })
	void commandHasOtherNames(String line) {
		assertThat(this.tester.run(line).text()).isEqualTo("listed 1\n");
	}

	@Test
	void helpListsACommandOnceAndItsOwnPageNamesTheOthers() {
		assertThat(this.tester.run("help").text()).contains("tools list").doesNotContain("tools ls", "t list");
		assertThat(this.tester.run("tools list --help").text()).contains("Also: tools ls, t list, t ls");
	}

	@Test
	void groupHasItsOwnPage() {
		assertThat(this.tester.run("tools --help").text()).startsWith("What the workshop needs\n\nCommands:\n");
	}

	@Test
	void hiddenCommandRunsButIsListedNowhere() {
		assertThat(this.tester.run("tools secret").text()).isEqualTo("hidden\n");
		assertThat(this.tester.run("help").text()).doesNotContain("tools secret");
		assertThat(this.tester.run("tools secrt").errors()).doesNotContain("tools secret");
	}

	@Test
	void deprecatedCommandTellsWhatToUseInstead() {
		StubSession session = this.tester.run("tools old");
		assertThat(session.text()).isEqualTo("old\n");
		assertThat(session.errors()).isEqualTo("tools old: deprecated. Use 'tools list'\n");
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(this.tester.run("tools --help").text()).containsPattern("tools old +\\(deprecated\\)");
	}

	@Test
	void unavailableCommandGivesTheReason() {
		this.archive.reason = "the archive is not mounted";
		StubSession session = this.tester.run("tools archive");
		assertThat(session.errors()).isEqualTo("tools archive: not available: the archive is not mounted\n");
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(this.tester.run("tools --help").text()).contains("(not available: the archive is not mounted)");
		assertThat(this.tester.run("tools archive --help").status()).isEqualTo(ExitStatus.OK);
		this.archive.reason = null;
		assertThat(this.tester.run("tools archive").text()).isEqualTo("archived\n");
	}

	@Test
	void commandHasATimeLimitOfItsOwn() {
		StubSession session = this.tester.run("tools wait");
		assertThat(session.status()).isEqualTo(ExitStatus.TIMED_OUT);
	}

	@Test
	void dangerousCommandDemandsConfirmation() {
		StubSession session = this.tester.run("tools drop 5 --force");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).isEqualTo("tools drop: nobody can answer 'Drop 5, really?' without a terminal. "
				+ "Use --yes, or connect with ssh -t\n");
		assertThat(this.tester.run("tools drop 5 --yes").text()).isEqualTo("dropped 5\n");
		assertThat(this.tester.run("tools drop --help").text()).contains("--yes");
		assertThat(this.tester.run("tools list 5 --yes").status()).isEqualTo(ExitStatus.USAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret dig 1", "secret dig", "secret dig --bogus", "secret dig --help", "method denied",
			"method denied x", "method denied --help", "method secured", "method secured --bogus" })
	void deniedCommandAnswersInTheSameWordsWhateverIsTyped(String line) {
		this.tester
			.authorizationManager((user, request) -> new AuthorizationDecision(!request.commandName().startsWith("s")));
		StubSession session = this.tester.run(line);
		assertThat(session.errors())
			.isEqualTo(String.join(" ", line.split(" ")[0], line.split(" ")[1]) + ": permission denied\n");
		assertThat(session.status()).isEqualTo(ExitStatus.DENIED);
	}

	@Test
	void deniedCommandIsInvisible() {
		this.tester
			.authorizationManager((user, request) -> new AuthorizationDecision(!request.commandName().startsWith("s")));
		assertThat(this.tester.run("help").text()).contains("tools list", "method granted", "method depends")
			.doesNotContain("secret", "denied", "secured");
		assertThat(this.tester.run("help secret").status()).isEqualTo(ExitStatus.NOT_FOUND);
		assertThat(this.tester.run("secret").errors()).isEqualTo("There is no command 'secret'. Try 'help'\n");
		assertThat(this.tester.run("method denid").errors()).doesNotContain("'method denied'");
	}

	@Test
	void ruleThatNeedsArgumentsIsAskedAtTheCall() {
		assertThat(this.tester.run("method depends admin").text()).isEqualTo("admin\n");
		assertThat(this.tester.run("method depends other").status()).isEqualTo(ExitStatus.DENIED);
		assertThat(this.tester.run("method depends").status()).isEqualTo(ExitStatus.USAGE);
	}

	static class Archive implements SshCommandAvailability {

		private @Nullable String reason;

		@Override
		public @Nullable String getUnavailableReason() {
			return this.reason;
		}

	}

	@SshCommand(name = "tools", aliases = "t", description = "What the workshop needs")
	static class Tools {

		@SshCommand(name = "list", aliases = "ls")
		String list(@SshArgument int count) {
			return "listed " + count;
		}

		@SshCommand("fail")
		void fail() {
			throw new IllegalStateException("for a test");
		}

		@SshCommand(name = "secret", hidden = true)
		String hidden() {
			return "hidden";
		}

		@SshCommand(name = "old", deprecated = "Use 'tools list'")
		String old() {
			return "old";
		}

		@SshCommand(name = "archive", availability = Archive.class)
		String archive() {
			return "archived";
		}

		@SshCommand(name = "wait", timeout = "50ms")
		void waitForever() throws InterruptedException {
			Thread.sleep(60_000);
		}

		@SshCommand(name = "drop", confirm = "Drop {id}, really?")
		String drop(@SshArgument long id, @SshOption boolean force) {
			return "dropped " + id;
		}

	}

	@SshCommand("secret")
	static class Secret {

		@SshCommand("dig")
		String dig(@SshArgument int depth) {
			return "dug";
		}

	}

	@SshCommand("method")
	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity(securedEnabled = true)
	static class MethodRules {

		@SshCommand("granted")
		@PreAuthorize("hasRole('ADMIN')")
		String granted() {
			return "granted";
		}

		@SshCommand("denied")
		@PreAuthorize("hasRole('ROOT')")
		String denied(@SshArgument int number) {
			return "never";
		}

		@SshCommand("secured")
		@Secured("ROLE_ROOT")
		String secured(@SshArgument int number) {
			return "never";
		}

		@SshCommand("depends")
		@PreAuthorize("#user == authentication.name")
		String depends(@SshArgument String user) {
			return user;
		}

	}

}
