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

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.convert.Delimiter;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what options can be beside a name and a value.
 */
class CommandOptionTests {

	private final CommandTester tester = new CommandTester(Commands.class, PropertySourcesPlaceholderConfigurer.class);

	@AfterEach
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			color                                     | true
			color --no-color                          | false
			color --color                             | true
			color --color --no-color                  | false
			color --no-color --color                  | true
			tristate                                  | null Optional.empty
			tristate --color --no-paging              | true Optional[false]
			verbose                                   | 0
			verbose -v                                | 1
			verbose -vvv                              | 3
			verbose --verbose -v --verbose            | 3
			verbose -vvq                              | 2 quiet
			verbose -vvl5                             | 2 5
			level                                     | 2
			level -l                                  | 1
			labels                                    | {}
			labels --label b=2 --label a=1            | {b=2, a=1}
			labels --label b=2,a=1                    | {b=2, a=1}
			labels --label a=1 --label a=2            | {a=2}
			labels --label=a=1                        | {a=1}
			texts --text a=b=c --text d=              | {a=b=c, d=}
			levels                                    | {OPEN=1}
			levels --level in-progress=90s            | {IN_PROGRESS=PT1M30S}
			delimited --label 'a=1,2; b=3'            | {a=1,2, b=3}
			undelimited --label 'a=1,b;2' --label b=2 | {a=1,b;2, b=2}
			words a=1 b=2,3                           | {a=1, b=2,3}
			group                                     | false null
			group --all                               | true null
			group --id 5                              | false 5
			hidden --debug                            | true
			enums --status open,IN_PROGRESS           | [OPEN, IN_PROGRESS]
			enums --status In-Progress --status open  | [OPEN, IN_PROGRESS]
			dates 2026-01-31 18:30 2026-01-31T18:30   | 2026-01-31 18:30 2026-01-31T18:30
			instant 2026-01-31T18:30:00Z              | 2026-01-31T18:30:00Z
			values de-DE utf-8 5                      | de_DE UTF-8 Optional[5]
			uuid 00000000-0000-0001-0000-000000000002 | 00000000-0000-0001-0000-000000000002
			ends -- --color -x                        | [--color, -x]
			""")
	void valueReachesTheMethod(String line, String expected) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo(expected + "\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					labels --label a                    | labels: --label cannot be 'a': not key=value. Try 'labels --help'
					labels --label =1                   | labels: --label cannot be '=1': not key=value. Try 'labels --help'
					labels --label a=1,b                | labels: --label cannot be 'a=1,b': not key=value. Try 'labels --help'
					labels --label a=x                  | labels: --label cannot be 'a=x': the value is not a whole number in range. Try 'labels --help'
					levels --level lost=1s              | levels: --level cannot be 'lost=1s': the key is not one of open, in-progress. Try 'levels --help'
					group --all --id 5                  | group: --all and --id cannot be used together. Try 'group --help'
					enums --status open,lost            | enums: --status cannot be 'open,lost': not one of open, in-progress. Try 'enums --help'
					dates 31.01.2026 18:30 x            | dates: <date> cannot be '31.01.2026': not a date such as 2026-01-31. Try 'dates --help'
					dates 2026-01-31 half x             | dates: <time> cannot be 'half': not a time such as 18:30. Try 'dates --help'
					dates 2026-01-31 18:30 x            | dates: <both> cannot be 'x': not a date and time such as 2026-01-31T18:30. Try 'dates --help'
					instant now                         | instant: <at> cannot be 'now': not a date and time such as 2026-01-31T18:30:00Z. Try 'instant --help'
					values de nonsense 5                | values: <charset> cannot be 'nonsense': not a character set such as UTF-8. Try 'values --help'
					values de utf-8 x                   | values: <limit> cannot be 'x': not a whole number in range. Try 'values --help'
					uuid 1                              | uuid: <id> cannot be '1': not a UUID. Try 'uuid --help'
					verbose --verbose=3                 | verbose:
					color --no-colour                   | color: there is no option '--no-colour'
					color --no-color=x                  | color:
					""")
	void wrongValueIsExplainedInOneLine(String line, String expected) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).startsWith(expected).hasLineCount(1);
	}

	@Test
	void datesAreIsoInEveryLocale() {
		StubSession session = this.tester.run("dates 2026-01-31 18:30 2026-01-31T18:30",
				(stub) -> stub.environment("LANG", "de_DE.UTF-8"));
		assertThat(session.text()).isEqualTo("2026-01-31 18:30 2026-01-31T18:30\n");
		assertThat(this.tester
			.run("dates 1/2/26 18:30 2026-01-31T18:30", (stub) -> stub.environment("LANG", "en_US.UTF-8"))
			.status()).isEqualTo(ExitStatus.USAGE);
	}

	@Test
	void helpShowsWhatAnOptionCanBe() {
		assertThat(this.tester.run("color --help").text()).contains("--color", "Opposite: --no-color.",
				"Default: true.");
		assertThat(this.tester.run("verbose --help").text()).contains("-v, --verbose", "May be repeated.");
		assertThat(this.tester.run("labels --help").text()).contains("--label=<key=value>");
		assertThat(this.tester.run("group --help").text()).contains("Not together with --id.",
				"Not together with --all.");
		assertThat(this.tester.run("enums --help").text()).contains("One of open, in-progress.");
	}

	@Test
	void hiddenOptionIsInNoHelpAndNoSuggestion() {
		assertThat(this.tester.run("hidden --help").text()).contains("hidden").doesNotContain("debug");
		assertThat(this.tester.run("hidden --debgu").errors())
			.isEqualTo("hidden: there is no option '--debgu'. Try 'hidden --help'\n");
	}

	@Test
	void helpNeedsNoRegardForExclusion() {
		assertThat(this.tester.run("group --all --id 5 --help").status()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void defaultValueComesFromPropertyAndItsEnvironmentStyle() {
		assertThat(this.tester.property("orders.limit", "7").run("placeholders").text()).isEqualTo("7 10 x\n");
		assertThat(this.tester.run("placeholders --limit 8").text()).isEqualTo("8 10 x\n");
		assertThat(this.tester.run("placeholders --help").text()).contains("Default: 7.", "Default: 10.");
	}

	@Test
	void placeholderThatCannotBeResolvedStopsTheStart() {
		try (CommandTester unresolved = new CommandTester(Unresolved.class,
				PropertySourcesPlaceholderConfigurer.class)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(unresolved::runtime)
				.withMessage("The default value '${no.such.property}' of parameter 'limit' of "
						+ Unresolved.class.getName() + ".run() cannot be resolved")
				.satisfies((ex) -> assertThat(ex.getAction()).contains("Set the property"));
		}
	}

	enum Status {

		OPEN, IN_PROGRESS

	}

	@SshCommand
	static class Unresolved {

		@SshCommand("run")
		void run(@SshOption(defaultValue = "${no.such.property}") int limit) {
		}

	}

	@SshCommand
	static class Commands {

		@SshCommand("color")
		String color(@SshOption(negatable = true, defaultValue = "true") boolean color) {
			return String.valueOf(color);
		}

		@SshCommand("tristate")
		String tristate(@SshOption(negatable = true) @Nullable Boolean color,
				@SshOption(negatable = true) Optional<Boolean> paging) {
			return color + " " + paging;
		}

		@SshCommand("verbose")
		String verbose(@SshOption(value = { "v", "verbose" }, counted = true) int verbosity,
				@SshOption("q") boolean quiet, @SshOption("l") @Nullable Integer limit) {
			return verbosity + (quiet ? " quiet" : "") + ((limit != null) ? " " + limit : "");
		}

		@SshCommand("level")
		String level(@SshOption(value = "l", counted = true, defaultValue = "2") int level) {
			return String.valueOf(level);
		}

		@SshCommand("labels")
		String labels(@SshOption("label") Map<String, Integer> labels) {
			return labels.toString();
		}

		@SshCommand("delimited")
		String delimited(@SshOption("label") @Delimiter(";") Map<String, String> labels) {
			return labels.toString();
		}

		@SshCommand("undelimited")
		String undelimited(@SshOption("label") @Delimiter(Delimiter.NONE) Map<String, String> labels) {
			return labels.toString();
		}

		@SshCommand("texts")
		String texts(@SshOption("text") Map<String, String> texts) {
			return texts.toString();
		}

		@SshCommand("levels")
		String levels(@SshOption(value = "level", defaultValue = "open=1ns") SortedMap<Status, Duration> levels) {
			return levels.toString().replace("PT0.000000001S", "1");
		}

		@SshCommand("words")
		String words(@SshArgument Map<String, String> words) {
			return words.toString();
		}

		@SshCommand("group")
		String group(@SshOption(exclusive = "what") boolean all, @SshOption(exclusive = "what") @Nullable Long id) {
			return all + " " + id;
		}

		@SshCommand("hidden")
		String hidden(@SshOption(hidden = true) boolean debug) {
			return String.valueOf(debug);
		}

		@SshCommand("enums")
		String enums(@SshOption("status") EnumSet<Status> status) {
			return status.toString();
		}

		@SshCommand("dates")
		String dates(@SshArgument LocalDate date, @SshArgument LocalTime time, @SshArgument LocalDateTime both) {
			return date + " " + time + " " + both;
		}

		@SshCommand("instant")
		String instant(@SshArgument Instant at) {
			return at.toString();
		}

		@SshCommand("values")
		String values(@SshArgument Locale locale, @SshArgument Charset charset, @SshArgument Optional<Integer> limit) {
			return locale + " " + charset + " " + limit;
		}

		@SshCommand("uuid")
		String uuid(@SshArgument UUID id, @SshOption @Nullable DataSize size) {
			return id.toString();
		}

		@SshCommand("ends")
		String ends(@SshOption boolean color, @SshArgument List<String> words) {
			return words.toString();
		}

		@SshCommand("placeholders")
		String placeholders(@SshOption(defaultValue = "${orders.limit:10}") int limit,
				@SshOption(defaultValue = "${ORDERS_LIMIT:10}") int other,
				@SshOption(defaultValue = "${orders.name:${ORDERS_NAME:x}}") String name) {
			return limit + " " + other + " " + name;
		}

	}

}
