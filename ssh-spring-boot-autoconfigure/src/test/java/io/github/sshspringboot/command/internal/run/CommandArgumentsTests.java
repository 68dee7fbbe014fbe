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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.parse.ArgumentParser;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.convert.Delimiter;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the arguments of commands: {@link ArgumentParser} and {@link ArgumentBinder}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandArgumentsTests {

	private final CommandTester tester = new CommandTester(Commands.class);

	@AfterAll
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					number --max-items 5                   | 5
					number --max-items=5                   | 5
					number -m 5                            | 5
					number -m5                             | 5
					number --max-items -5                  | -5
					flag                                   | false
					flag --dry-run                         | true
					flag -d                                | true
					flag-by-default                        | true
					optional                               | Optional.empty
					optional --limit 3                     | Optional[3]
					nullable                               | null
					nullable --name x                      | x
					defaults                               | 10 a
					defaults --limit 7 b                   | 7 b
					list                                   | []
					list --id 1                            | [1]
					list --id 1 --id 2                     | [1, 2]
					list --id 1,2                          | [1, 2]
					list --id 1,2 --id 3                   | [1, 2, 3]
					set --name b --name a --name b         | 2
					whole --name a,b                       | [a,b]
					whole --name a,b --name c              | [a,b, c]
					array a b c                            | [a, b, c]
					array                                  | []
					array a,b c                            | [a,b, c]
					rest first --upper second third        | first [second, third] true
					rest first second --upper third        | first [second, third] true
					rest first                             | first [] false
					enum --status in-progress              | IN_PROGRESS
					enum --status IN_PROGRESS              | IN_PROGRESS
					enum --status inProgress               | IN_PROGRESS
					duration 90s                           | PT1M30S
					duration PT5M                          | PT5M
					duration 500                           | PT8M20S
					duration 500ms                         | PT0.5S
					durations 1 2m PT3H                    | [PT1S, PT2M, PT3H]
					in-minutes 5                           | PT5M
					period 5                               | P5D
					period 2m                              | P2M
					size 10MB                              | 10485760B
					size 500                               | 500B
					dates 2026-01-31 18:30 2026-01-31T18:30 2026-01-31T18:30:00Z 2026-01-31T18:30:00+01:00 | 2026-01-31 18:30 2026-01-31T18:30 2026-01-31T18:30:00Z 2026-01-31T18:30+01:00
					text -5                                | -5
					text -- --max-items                    | --max-items
					text -- --                             | --
					text -- -h                             | -h
					text ''                                | ~~
					text 'a  b'                            | a  b
					text '"quoted"'                        | "quoted"
					text @/etc/passwd                      | @/etc/passwd
					text ${sys:user.home}                  | ${sys:user.home}
					text ${HOME}                           | ${HOME}
					text %n%s                              | %n%s
					text a=b                               | a=b
					nullable --name @/etc/passwd           | @/etc/passwd
					nullable --name=${sys:user.home}       | ${sys:user.home}
					nullable --name '"quoted"'             | "quoted"
					nullable --name=                       | ~~
					""")
	void argumentsReachTheMethod(String line, String expected) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo(expected + "\n");
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					number                              | number: --max-items is missing. Try 'number --help'
					number --max-items                  | number: --max-items is missing. Try 'number --help'
					number --max-items x                | number: --max-items cannot be 'x': not a whole number in range. Try 'number --help'
					number --max-items 99999999999      | number: --max-items cannot be '99999999999': not a whole number in range. Try 'number --help'
					number --max-items 1 --max-items 2  | number: option '--max-items'
					flag --dry-rum                      | flag: there is no option '--dry-rum'. Did you mean '--dry-run'? Try 'flag --help'
					number -m 1 --bogus                 | number: there is no option '--bogus'
					number -m 1 extra                   | number: there is one argument too many: 'extra'. Try 'number --help'
					flag --dry-run=maybe                | flag:
					text                                | text: <value> is missing. Try 'text --help'
					text a b                            | text: there is one argument too many: 'b'. Try 'text --help'
					text a -x                           | text: there is no option '-x'
					two                                 | two: <first> is missing. Try 'two --help'
					enum --status lost                  | enum: --status cannot be 'lost': not one of open, in-progress. Try 'enum --help'
					duration soon                       | duration: <delay> cannot be 'soon': not a duration such as 10s or 5m. Try 'duration --help'
					duration 5.5                        | duration: <delay> cannot be '5.5': not a duration such as 10s or 5m. Try 'duration --help'
					duration 5x                         | duration: <delay> cannot be '5x': not a duration such as 10s or 5m. Try 'duration --help'
					period soon                         | period: <period> cannot be 'soon': not a period such as 10d or 2m. Try 'period --help'
					dates 31.1.2026 1 1 1 1             | dates: <date> cannot be '31.1.2026': not a date such as 2026-01-31. Try 'dates --help'
					dates 1 1 1 1 1                     | dates: <date> cannot be '1': not a date such as 2026-01-31. Try 'dates --help'
					dates 2026-01-31 6pm 1 1 1          | dates: <time> cannot be '6pm': not a time such as 18:30. Try 'dates --help'
					dates 2026-01-31 18:30 1 1 1        | dates: <date-time> cannot be '1': not a date and time such as 2026-01-31T18:30. Try 'dates --help'
					dates 2026-01-31 18:30 2026-01-31T18:30 1 1 | dates: <instant> cannot be '1': not a date and time such as 2026-01-31T18:30:00Z. Try 'dates --help'
					dates 2026-01-31 18:30 2026-01-31T18:30 2026-01-31T18:30:00Z 1 | dates: <offset> cannot be '1': not a date and time such as 2026-01-31T18:30:00+01:00. Try 'dates --help'
					size big                            | size: <size> cannot be 'big': not a size such as 512KB or 10MB. Try 'size --help'
					number -m ''                        | number: --max-items cannot be '': not a whole number in range. Try 'number --help'
					enum --status=                      | enum: --status must not be empty. Try 'enum --help'
					list --id 1 --id x                  | list: --id cannot be '1 x': not a whole number in range. Try 'list --help'
					""")
	void wrongUsageIsExplainedInOneLine(String line, String expected) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).contains(expected).endsWith("\n").hasLineCount(1);
	}

	@Test
	void parserKeepsNothingFromOneLineToTheNext() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.tester.run("list --id 1 --id 2").text()).isEqualTo("[1, 2]\n");
			assertThat(this.tester.run("list --id").status()).isEqualTo(ExitStatus.USAGE);
			assertThat(this.tester.run("list").text()).isEqualTo("[]\n");
			assertThat(this.tester.run("rest a --upper b").text()).isEqualTo("a [b] true\n");
			assertThat(this.tester.run("rest a --nonsense b").status()).isEqualTo(ExitStatus.USAGE);
			assertThat(this.tester.run("rest a").text()).isEqualTo("a [] false\n");
		}
	}

	@Test
	void linesAtTheSameTimeDoNotMix() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			this.tester.runtime();
			List<Callable<Boolean>> tasks = IntStream.range(0, 2000)
				.<Callable<Boolean>>mapToObj((i) -> () -> this.tester.run("rest a" + i + " b" + i)
					.text()
					.equals("a" + i + " [b" + i + "] false\n"))
				.toList();
			for (Future<Boolean> result : executor.invokeAll(tasks)) {
				assertThat(result.get()).isTrue();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void anyWordReachesTheMethodUnchanged() {
		Random random = new Random(3);
		String alphabet = "ab-=@${}:%,\"\\/. ü";
		for (int i = 0; i < 2000; i++) {
			StringBuilder word = new StringBuilder();
			for (int length = random.nextInt(8); length >= 0; length--) {
				word.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
			assertThat(this.tester.run("text -- '" + word + "'").text()).isEqualTo(word + "\n");
			if (!word.toString().equals("--")) {
				assertThat(this.tester.run("nullable '--name=" + word + "'").text()).isEqualTo(word + "\n");
			}
		}
	}

	@Test
	void helpPageNamesEveryParameter() {
		StubSession session = this.tester.run("documented --help");
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).contains("Takes 100% of the %n arguments", "<order-id>", "The id, 50% of %n it.",
				"--status=<status>", "One of open, in-progress.", "-l, --limit=<limit>", "Default: 10.",
				"${sys:user.home}", "-h, --help", "-o, --output=<format>", "table, text");
	}

	@ParameterizedTest
	@ValueSource(strings = { "documented 1 --help", "documented -h", "documented --help --limit 3" })
	void helpNeedsNoRequiredArgument(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(session.text()).contains("The id, 50% of %n it.");
	}

	@Test
	void commandWithoutResultHasNoFormat() {
		assertThat(this.tester.run("nothing --help").text()).doesNotContain("--output");
		assertThat(this.tester.run("nothing --output text").status()).isEqualTo(ExitStatus.USAGE);
	}

	@Test
	void commandMayTakeTheNamesOfOurOwnOptions() {
		StubSession session = this.tester.run("own -o x -h y --output z");
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo("x y z\n");
		assertThat(this.tester.run("own --help").text()).contains("--help");
	}

	@Test
	void unknownFormatIsRefusedBeforeTheCommandRuns() {
		StubSession session = this.tester.run("fails --output nonsense");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors())
			.isEqualTo("fails: there is no format 'nonsense'. Use one of table, text, json, ndjson, csv, yaml\n");
	}

	enum Status {

		OPEN, IN_PROGRESS

	}

	@SshCommand
	static class Commands {

		@SshCommand("number")
		String number(@SshOption({ "max-items", "m" }) int maxItems) {
			return String.valueOf(maxItems);
		}

		@SshCommand("flag")
		String flag(@SshOption({ "dry-run", "-d" }) boolean dryRun) {
			return String.valueOf(dryRun);
		}

		@SshCommand("flag-by-default")
		String flagByDefault(@SshOption(defaultValue = "true") boolean on) {
			return String.valueOf(on);
		}

		@SshCommand("optional")
		String optional(@SshOption Optional<Integer> limit) {
			return "Optional" + limit.map((value) -> "[" + value + "]").orElse(".empty");
		}

		@SshCommand("nullable")
		String nullable(@SshOption @Nullable String name) {
			return String.valueOf(name);
		}

		@SshCommand("defaults")
		String defaults(@SshOption(defaultValue = "10") int limit, @SshArgument(defaultValue = "a") String name) {
			return limit + " " + name;
		}

		@SshCommand("list")
		String list(@SshOption("id") List<Long> ids) {
			return ids.toString();
		}

		@SshCommand("set")
		String set(@SshOption("name") Set<String> names) {
			return String.valueOf(names.size());
		}

		@SshCommand("whole")
		String whole(@SshOption("name") @Delimiter(Delimiter.NONE) List<String> names) {
			return names.toString();
		}

		@SshCommand("array")
		String array(@SshArgument String[] words) {
			return Arrays.toString(words);
		}

		@SshCommand("rest")
		String rest(@SshArgument String first, @SshArgument List<String> others, @SshOption boolean upper) {
			return first + " " + others + " " + upper;
		}

		@SshCommand("enum")
		String enumeration(@SshOption Status status) {
			return status.name();
		}

		@SshCommand("duration")
		String duration(@SshArgument Duration delay) {
			return delay.toString();
		}

		@SshCommand("durations")
		String durations(@SshArgument List<Duration> delays) {
			return delays.toString();
		}

		@SshCommand("in-minutes")
		String inMinutes(@SshArgument @DurationUnit(ChronoUnit.MINUTES) Duration delay) {
			return delay.toString();
		}

		@SshCommand("period")
		String period(@SshArgument Period period) {
			return period.toString();
		}

		@SshCommand("dates")
		String dates(@SshArgument LocalDate date, @SshArgument LocalTime time, @SshArgument LocalDateTime dateTime,
				@SshArgument Instant instant, @SshArgument OffsetDateTime offset) {
			return date + " " + time + " " + dateTime + " " + instant + " " + offset;
		}

		@SshCommand("size")
		String size(@SshArgument DataSize size) {
			return size.toString();
		}

		@SshCommand("text")
		String text(@SshArgument String value) {
			return value;
		}

		@SshCommand("two")
		String two(@SshArgument String first, @SshArgument String second) {
			return first + second;
		}

		@SshCommand(name = "documented", description = "Takes 100% of the %n arguments")
		String documented(@SshArgument(description = "The id, 50% of %n it.") long orderId,
				@SshOption @Nullable Status status, @SshOption(value = { "l", "limit" }, defaultValue = "10") int limit,
				@SshOption(description = "Like ${sys:user.home}") @Nullable String home, Locale locale) {
			return orderId + " " + status + " " + limit + " " + home + " " + locale;
		}

		@SshCommand("nothing")
		void nothing(@SshOption boolean flag) {
		}

		@SshCommand("own")
		String own(@SshOption("o") String first, @SshOption("h") String second, @SshOption("output") String third) {
			return first + " " + second + " " + third;
		}

		@SshCommand("fails")
		String fails() {
			throw new IllegalStateException("must not run");
		}

	}

}
