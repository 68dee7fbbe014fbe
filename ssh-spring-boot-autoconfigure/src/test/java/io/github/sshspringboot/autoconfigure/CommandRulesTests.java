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

import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.SshExecHandler;
import io.github.sshspringboot.command.SshFile;
import io.github.sshspringboot.command.SshSubsystem;
import io.github.sshspringboot.command.internal.file.CommandFiles;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.line.CommandSubsystems;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code ssh.authorization.rules}. The user is {@code admin} and has
 * {@code ROLE_ADMIN}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandRulesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class))
		.withBean(Till.class);

	@Test
	void commandOfARuleNeedsOneOfItsAuthorities() {
		this.contextRunner
			.withPropertyValues("ssh.authorization.rules[0].commands=till open",
					"ssh.authorization.rules[0].authorities=ROLE_CLERK,ROLE_OWNER")
			.run((context) -> {
				assertThat(run(context, "till open").status()).isEqualTo(ExitStatus.DENIED);
				assertThat(run(context, "till count").status()).isEqualTo(ExitStatus.OK);
				assertThat(run(context, "help").text()).contains("till count").doesNotContain("till open");
			});
	}

	@Test
	void aliasAndOptionsDoNotLeadAroundARule() {
		this.contextRunner
			.withPropertyValues("ssh.authorization.rules[0].commands=till open",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> {
				assertThat(run(context, "till unlock").status()).isEqualTo(ExitStatus.DENIED);
				assertThat(run(context, "till  open").status()).isEqualTo(ExitStatus.DENIED);
				assertThat(run(context, "till open --help").status()).isEqualTo(ExitStatus.DENIED);
				assertThat(run(context, "help till open").status()).isNotEqualTo(ExitStatus.OK);
				assertThat(run(context, "till count; till open").status()).isEqualTo(ExitStatus.DENIED);
			});
	}

	@Test
	void ruleForAGroupCoversItsCommandsButNoNameThatOnlyBeginsLikeIt() {
		this.contextRunner
			.withPropertyValues("ssh.authorization.rules[0].commands=till",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> {
				assertThat(run(context, "till count").status()).isEqualTo(ExitStatus.DENIED);
				assertThat(run(context, "tills").status()).isEqualTo(ExitStatus.OK);
			});
	}

	@Test
	void firstRuleThatMatchesDecides() {
		this.contextRunner
			.withPropertyValues("ssh.authorization.rules[0].commands=till count",
					"ssh.authorization.rules[0].authorities=ROLE_ADMIN", "ssh.authorization.rules[1].commands=*",
					"ssh.authorization.rules[1].authorities=ROLE_OWNER")
			.run((context) -> {
				assertThat(run(context, "till count").status()).isEqualTo(ExitStatus.OK);
				assertThat(run(context, "till open").status()).isEqualTo(ExitStatus.DENIED);
				assertThat(run(context, "tills").status()).isEqualTo(ExitStatus.DENIED);
			});
	}

	@Test
	void rulesNameSubsystemsHandlersAndNothingElse() {
		for (String name : List.of("subsystem:till@example.com", "till-lines")) {
			this.contextRunner.withBean(Lines.class)
				.withBean(Subsystem.class)
				.withPropertyValues("ssh.authorization.rules[0].commands=" + name,
						"ssh.authorization.rules[0].authorities=ROLE_OWNER")
				.run((context) -> assertThat(context).hasNotFailed());
		}
		this.contextRunner.withBean(Subsystem.class)
			.withPropertyValues("ssh.authorization.rules[0].commands=subsystem:till",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void privilegedSubsystemNeedsTheFirstOfSeveralAuthoritiesThatMayLogIn() {
		ApplicationContextRunner runner = this.contextRunner.withBean(Subsystem.class);
		runner.withPropertyValues("ssh.auth.required-authorities=ROLE_OWNER,ROLE_ADMIN").run((context) -> {
			StubSession session = new StubSession(null).subsystem("till@example.com");
			assertThat(context.getBean(CommandSubsystems.class).handle(session)).isEqualTo(ExitStatus.DENIED);
		});
		runner.run((context) -> {
			StubSession session = new StubSession(null).subsystem("till@example.com");
			assertThat(context.getBean(CommandSubsystems.class).handle(session)).isEqualTo(ExitStatus.OK);
		});
	}

	@Test
	void roleThatIncludesTheAuthorityIsEnough() {
		this.contextRunner
			.withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_OWNER"))
			.withPropertyValues("ssh.authorization.rules[0].commands=*",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> assertThat(run(context, "till open").status()).isEqualTo(ExitStatus.OK));
	}

	@Test
	void managerOfTheApplicationDecidesOverWhatARuleLetsPass() {
		this.contextRunner.withUserConfiguration(NoCounting.class)
			.withPropertyValues("ssh.authorization.rules[0].commands=till",
					"ssh.authorization.rules[0].authorities=ROLE_ADMIN")
			.run((context) -> {
				assertThat(run(context, "till count").status()).isEqualTo(ExitStatus.DENIED);
				assertThat(run(context, "till open").status()).isEqualTo(ExitStatus.OK);
			});
	}

	@Test
	void privilegedCommandNeedsTheFirstOfSeveralAuthoritiesThatMayLogIn(CapturedOutput output) {
		this.contextRunner.withPropertyValues("ssh.auth.required-authorities=ROLE_OWNER,ROLE_ADMIN").run((context) -> {
			assertThat(run(context, "till empty").status()).isEqualTo(ExitStatus.DENIED);
			assertThat(run(context, "till empty --help").status()).isEqualTo(ExitStatus.DENIED);
			assertThat(run(context, "till count").status()).isEqualTo(ExitStatus.OK);
			assertThat(run(context, "help").text()).contains("till count").doesNotContain("till empty");
			assertThat(run(context, "till emty").errors()).doesNotContain("till empty");
		});
		assertThat(output)
			.containsOnlyOnce("Commands that need ROLE_OWNER, the first of ssh.auth.required-authorities, "
					+ "since no rule of ssh.authorization.rules names them: till empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ROLE_ADMIN,ROLE_OWNER", "ROLE_OWNER", "ROLE_OWNER,ROLE_OWNER" })
	void privilegedCommandIsForWhoHasTheFirstOrOnlyAuthority(String authorities, CapturedOutput output) {
		this.contextRunner.withPropertyValues("ssh.auth.required-authorities=" + authorities)
			.run((context) -> assertThat(run(context, "till empty").status()).isEqualTo(ExitStatus.OK));
		if (!authorities.startsWith("ROLE_ADMIN")) {
			assertThat(output).doesNotContain("Commands that need");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "till empty", "till", "*" })
	void ruleThatNamesAPrivilegedCommandDecides(String commands, CapturedOutput output) {
		this.contextRunner.withPropertyValues("ssh.auth.required-authorities=ROLE_OWNER,ROLE_ADMIN",
				"ssh.authorization.rules[0].commands=" + commands, "ssh.authorization.rules[0].authorities=ROLE_ADMIN")
			.run((context) -> assertThat(run(context, "till empty").status()).isEqualTo(ExitStatus.OK));
		assertThat(output).doesNotContain("Commands that need");
	}

	@Test
	void managerOfTheApplicationDoesNotOpenPrivilegedCommands() {
		this.contextRunner.withUserConfiguration(NoCounting.class)
			.withPropertyValues("ssh.auth.required-authorities=ROLE_OWNER,ROLE_ADMIN")
			.run((context) -> assertThat(run(context, "till empty").status()).isEqualTo(ExitStatus.DENIED));
	}

	@Test
	void roleThatIncludesTheFirstAuthorityIsEnoughForAPrivilegedCommand() {
		this.contextRunner
			.withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_OWNER"))
			.withPropertyValues("ssh.auth.required-authorities=ROLE_OWNER,ROLE_CLERK")
			.run((context) -> assertThat(run(context, "till empty").status()).isEqualTo(ExitStatus.OK));
	}

	@Test
	void ruleForACommandThatThereIsNotStopsTheStart() {
		this.contextRunner
			.withPropertyValues("ssh.authorization.rules[0].commands=till open, till opne",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo("ssh.authorization.rules[0].commands");
					assertThat(failure.getValue()).asString().contains("till opne").doesNotContain("till open");
				}));
	}

	@Test
	void ruleWithoutAuthoritiesStopsTheStart() {
		this.contextRunner.withPropertyValues("ssh.authorization.rules[0].commands=till open")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName())
							.isEqualTo("ssh.authorization.rules[0].authorities")));
	}

	private static StubSession run(AssertableApplicationContext context, String line) {
		StubSession session = new StubSession(line);
		session.getCancellation().begin();
		session.end(context.getBean(LineRunner.class).run(line, CommandStreams.of(session)).status());
		session.getCancellation().end();
		return session;
	}

	@Test
	void rulesDecideWhoSeesFilesOfMethods() {
		ApplicationContextRunner runner = this.contextRunner.withBean(Report.class);
		runner.run((context) -> assertThat(files(context)).hasSize(1));
		runner
			.withPropertyValues("ssh.authorization.rules[0].commands=file:/reports/till.csv",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> assertThat(files(context)).isEmpty());
		runner
			.withPropertyValues("ssh.authorization.rules[0].commands=*",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> assertThat(files(context)).isEmpty());
		runner.withPropertyValues("ssh.auth.required-authorities=ROLE_OWNER,ROLE_ADMIN")
			.run((context) -> assertThat(files(context)).isEmpty());
		runner
			.withPropertyValues("ssh.authorization.rules[0].commands=file:/reports/other.csv",
					"ssh.authorization.rules[0].authorities=ROLE_OWNER")
			.run((context) -> assertThat(context).hasFailed());
	}

	private static Map<FilePath, FileTree> files(ApplicationContext context) {
		return context.getBean(CommandFiles.class).open(new StubSession(null).getConnection());
	}

	@SshCommand
	static class Till {

		@SshCommand(name = "till open", aliases = "till unlock")
		void open() {
		}

		@SshCommand(name = "till empty", privileged = true)
		void empty() {
		}

		@SshCommand("till count")
		void count() {
		}

		@SshCommand("tills")
		void tills() {
		}

	}

	static class Report {

		@SshFile(path = "/reports/till.csv", privileged = true)
		List<String> till() {
			return List.of();
		}

	}

	static class Subsystem {

		@SshSubsystem(name = "till@example.com", privileged = true)
		void serve() {
		}

	}

	static class Lines implements SshExecHandler {

		@Override
		public String getName() {
			return "till-lines";
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

	@Configuration(proxyBeanMethods = false)
	static class NoCounting {

		@Bean
		AuthorizationManager<SshCommandRequest> commandAuthorization() {
			return (authentication, request) -> new AuthorizationDecision(!"till count".equals(request.commandName()));
		}

	}

}
