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

import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandSource;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.SshCommandSpec.Handler;
import io.github.sshspringboot.command.SshCommandSpec.Parameter;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.command.internal.result.SshDocument;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for commands of {@link SshCommandSource} beans.
 */
class CommandSourceTests {

	private static final Handler ARGUMENTS = (context, arguments) -> arguments.toString();

	@Test
	void argumentsAndOptionsReachTheHandler() {
		assertThat(run("gauge read east --limit 3",
				spec("gauge read", ARGUMENTS, Parameter.argument("site", String.class),
						Parameter.option("limit", Integer.class), Parameter.option("unit", String.class))))
			.isEqualTo("{site=east, limit=3}\n");
	}

	@Test
	void argumentThatIsNotRequiredMayBeAbsent() {
		assertThat(run("gauge read",
				spec("gauge read", ARGUMENTS, Parameter.argument("site", String.class).required(false))))
			.isEqualTo("{}\n");
	}

	@Test
	void arrayTakesAllWordsThatAreLeft() {
		assertThat(run("gauge read a b c",
				spec("gauge read", (context, arguments) -> List.of((String[]) arguments.get("path")),
						Parameter.argument("path", String[].class).required(false))))
			.isEqualTo("a\nb\nc\n");
	}

	@Test
	void valueThatIsNoneOfTheTypeIsRefused() {
		try (CommandTester tester = tester(
				spec("gauge read", ARGUMENTS, Parameter.argument("limit", int.class).describedAs("How many")))) {
			StubSession session = tester.run("gauge read many");
			assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
			assertThat(session.errors()).startsWith("gauge read: <limit> cannot be 'many': not a whole number");
			assertThat(tester.run("gauge read --help").text()).contains("How many");
		}
	}

	@Test
	void completerOfTheParameterProposesValues() {
		try (CommandTester tester = tester(spec("gauge read", ARGUMENTS, Parameter.argument("site", String.class)
			.completedBy((prefix) -> List.of(SshCandidate.of("east"), SshCandidate.of("west")))))) {
			assertThat(tester.completion()
				.complete(List.of("gauge", "read"), "e", new StubSession("gauge").getConnection()))
				.extracting(SshCandidate::value)
				.containsExactly("east");
		}
	}

	@Test
	void commandOfTheApplicationTakesThePlaceOfOneFromASource() {
		try (CommandTester tester = tester(spec("gauge", ARGUMENTS))) {
			assertThat(tester.run("gauge").text()).isEqualTo("{}\n");
		}
		try (CommandTester tester = new CommandTester(GaugeCommands.class).bean(SshCommandSource.class,
				() -> List.of(spec("gauge", ARGUMENTS)))) {
			assertThat(tester.run("gauge").text()).isEqualTo("own\n");
		}
	}

	@Test
	void commandWithAReservedNameIsRefusedAtTheStart() {
		assertThatExceptionOfType(SshCommandDefinitionException.class)
			.isThrownBy(() -> run("help", spec("help", ARGUMENTS)))
			.withMessageContaining("has a reserved name");
	}

	@Test
	void jsonShowsTheWholeDocumentAndTheOthersItsRows() {
		try (CommandTester tester = tester(
				spec("gauge", (context, arguments) -> new SshDocument(Map.of("sites", Map.of("east", 1)),
						List.of(Map.of("site", "east"), Map.of("site", "west")))))) {
			assertThat(tester.run("gauge -o json").text()).contains("{\"sites\":{\"east\":1}}");
			assertThat(tester.run("gauge -o yaml").text()).contains("sites:");
			assertThat(tester.run("gauge -o csv").text()).isEqualTo("site\neast\nwest\n");
			assertThat(tester.run("gauge").text()).isEqualTo("SITE\neast\nwest\n");
			assertThat(tester.run("gauge -o json | where site=east").text()).contains("\"site\":\"east\"");
			assertThat(tester.run("gauge -o json --columns site").text()).contains("\"site\":\"west\"");
		}
	}

	@Test
	void placeholdersInNamesAreResolved() {
		try (CommandTester tester = new CommandTester(PrefixedCommands.class).property("gauges.prefix", "site  east")) {
			assertThat(tester.commands().getNames()).containsExactly("site east pressure");
		}
		try (CommandTester tester = new CommandTester(PrefixedCommands.class)) {
			assertThat(tester.commands().getNames()).containsExactly("pressure");
		}
	}

	private static String run(String line, SshCommandSpec spec) {
		try (CommandTester tester = tester(spec)) {
			StubSession session = tester.run(line);
			assertThat(session.errors()).isEmpty();
			return session.text();
		}
	}

	private static CommandTester tester(SshCommandSpec spec) {
		return new CommandTester().bean(SshCommandSource.class, () -> List.of(spec));
	}

	private static SshCommandSpec spec(String name, Handler handler, Parameter... parameters) {
		return SshCommandSpec.named(name).parameters(List.of(parameters)).handledBy(handler);
	}

	@SshCommand
	static class GaugeCommands {

		@SshCommand("gauge")
		String gauge() {
			return "own";
		}

	}

	@SshCommand("${gauges.prefix:}")
	static class PrefixedCommands {

		@SshCommand("pressure")
		void pressure() {
		}

	}

}
