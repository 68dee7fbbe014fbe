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
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshPty;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for pipelines: what commands write and return goes through stages.
 */
class PipelineTests {

	private final State state = new State();

	private final CommandTester tester = new CommandTester(Commands.class).bean(State.class, this.state);

	@AfterEach
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', nullValues = "-", textBlock = """
			say b a b | grep a                ! a⏎
			say abc xbz | grep 'b[xyz]'       ! xbz⏎
			say b a b | grep -v a             ! b⏎b⏎
			say b a b | grep -c b             ! 2⏎
			say b a b | grep -n b             ! 1:b⏎3:b⏎
			say b a b | grep -nm1 b           ! 1:b⏎
			say b a b | grep -cm 1 b          ! 1⏎
			say B a b | grep -i b             ! B⏎b⏎
			say ab b 'b c' | grep -w b        ! b⏎b c⏎
			say ab b 'b c' | grep -x b        ! b⏎
			say a.c abc | grep -F a.c         ! a.c⏎
			say a.c abc | grep 'a\\.c'         ! a.c⏎
			say xabyab | grep -o 'ab'         ! ab⏎ab⏎
			say 'a|b' ab c | grep 'a|b'       ! a|b⏎ab⏎
			say 'a|b' c a | grep -E 'c|x'     ! c⏎
			say 'a|b' c a | grep 'a\\|b'       ! a|b⏎
			say a1 a | grep '[[:digit:]]'     ! a1⏎
			say 'a]' a | grep '[]]'           ! a]⏎
			say aa a | grep 'a{2}'            ! aa⏎
			say 'a+' aa | grep 'a\\+'         ! a+⏎
			say a b c | grep -e a -e c        ! a⏎c⏎
			say ä ö | grep ä                  ! ä⏎
			say a b | grep -q b               ! -
			say 1 2 3 4 | head -2             ! 1⏎2⏎
			say 1 2 3 4 | head -n3            ! 1⏎2⏎3⏎
			say 1 2 3 4 | head -0             ! -
			say 1 2 3 4 | tail -2             ! 3⏎4⏎
			say 1 2 3 4 | tail -n 1           ! 4⏎
			say 1 2 3 4 | tail -n +3          ! 3⏎4⏎
			say 1 2 3 4 | tail -n 0           ! -
			say 1 2 3 4 | head -3 | tail -1   ! 3⏎
			say a 'b c' | wc -l               ! 2⏎
			say a 'b c' | wc -w               ! 3⏎
			say ä | wc -m                     ! 2⏎
			say a 'b c' | wc                  ! ~      2       3       6⏎~
			say a b | more                    ! a⏎b⏎
			say a b | more     | head -1       ! a⏎
			""")
	void textPassesStages(String line, @Nullable String output) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo((output != null) ? output.replace('⏎', '\n') : "");
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~', nullValues = "-", textBlock = """
			orders | where status=OPEN | select id           ; 1 3
			orders | where STATUS=open | select id           ; 1 3
			orders | where status!=OPEN | select id          ; 2
			orders | where total>20 | select id              ; 2 3
			orders | where 'total > 20' | select id          ; 2 3
			orders | where total > 20 | select id            ; 2 3
			orders | where total>=30.00 | select id          ; 2 3
			orders | where total<30 | select id              ; 1
			orders | where total<=30 total>9.5 | select id   ; 1 2
			orders | where customer~SMI | select id          ; 1 3
			orders | where customer~'^s.*h$' | select id     ; 1 3
			orders | where customer=jones | select id        ; -
			orders | where createdAt>2026-01-15 | select id    ; 2 3
			orders | where created-at>2026-01-15 | select id ; 2 3
			orders | where note= | select id                 ; 1 3
			orders | where note!= | select id                ; 2
			orders | sort-by total | select id               ; 1 2 3
			orders | sort-by -total | select id              ; 3 2 1
			orders | sort-by -r total | select id            ; 3 2 1
			orders | sort-by customer,-total | select id     ; 2 3 1
			orders | sort-by note | select id                ; 3 2 1
			orders | sort-by -note | select id               ; 2 3 1
			orders | sort-by status | select id              ; 1 3 2
			""")
	void rowsPassStages(String line, @Nullable String ids) {
		StubSession session = this.tester.run(line + " | grep -v ID");
		assertThat(session.errors()).isEmpty();
		assertThat(String.join(" ", session.text().lines().map(String::strip).toList()))
			.isEqualTo((ids != null) ? ids : "");
	}

	@Test
	void selectedPropertiesAreRenderedInTheirOrder() {
		assertThat(this.tester.run("orders -o text | where total>10 | select customer,id").text())
			.isEqualTo("Jones\t2\nsmith\t3\n");
		assertThat(this.tester.run("orders | select status,ID | head -2").text()).isEqualTo("STATUS  ID\nOPEN     1\n");
		assertThat(this.tester.run("maps | where n>1 | select n").text()).isEqualTo("N\n2\n");
		assertThat(this.tester.run("order | where id=1 | select id").text()).isEqualTo("ID\n 1\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
			orders | count                         ! 3⏎
			orders | where status=OPEN | count     ! 2⏎
			orders | where id=9 | count            ! 0⏎
			orders | select id | count             ! 3⏎
			orders --columns id | count            ! 3⏎
			orders -o json | count                 ! 3⏎
			orders -o ndjson | count               ! 3⏎
			orders -o yaml | count                 ! 3⏎
			orders -o csv --no-headers | count     ! 3⏎
			orders | count | grep 3                ! 3⏎
			orders | count | count                 ! 1⏎
			order | count                          ! 1⏎
			words | count                          ! 2⏎
			""")
	void rowsAreCounted(String line, String output) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo(output.replace('⏎', '\n'));
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~',
			textBlock = """
					say a | count               ! count: the command writes text, not rows. Use grep, head or wc instead
					orders | count id           ! count: reads from the pipe, not from files: 'id' is one argument too many
					orders | count | where id=1 ! where: the command returns plain values, which have no properties. Use grep instead
					orders | head | count       ! count: works on rows, so it must come before stages that work on text
					say a | tail -c 1           ! tail: there is no option '-c'. Try 'help tail'
					say a | head -c 1           ! head: there is no option '-c'. Try 'help head'
					say a | wc -c               ! wc: there is no option '-c'. Try 'help wc'
					orders | where nonsense=1   ! where: there is no property 'nonsense'. The properties are id, customer, status, total, createdAt, note
					orders | select id,x        ! select: there is no property 'x'. The properties are id, customer, status, total, createdAt, note
					orders | sort-by -x         ! sort-by: there is no property 'x'. The properties are id, customer, status, total, createdAt, note
					orders | where total>many   ! where: total is a number, but 'many' is not
					orders | where createdAt>x  ! where: 'x' cannot be compared with createdAt, which has values like '2026-01-01'
					orders | where status=x     ! where: 'x' cannot be compared with status, which has values like 'OPEN'
					orders | where total        ! where: 'total' is not a condition. Write it like status=OPEN or total>100
					orders | where =1           ! where: '=1' is not a condition. Write it like status=OPEN or total>100
					orders | where              ! where: a condition is missing. Write it like status=OPEN or total>100
					orders | where id~'('       ! where: '(' is not a valid regular expression: missing closing )
					orders | select             ! select: name the properties, such as 'select id,customer'
					orders | sort-by --fast id  ! sort-by: there is no option '--fast'. Try 'help sort-by'
					orders | head | where id=1  ! where: works on rows, so it must come before stages that work on text
					say a | where a=1           ! where: the command writes text, not rows. Use grep, head or wc instead
					help | where a=1            ! where: the command writes text, not rows. Use grep, head or wc instead
					words | where a=1           ! where: the command returns plain values, which have no properties. Use grep instead
					say a | grep a /etc/passwd  ! grep: reads from the pipe, not from files: '/etc/passwd' is one argument too many
					say a | head /etc/passwd    ! head: reads from the pipe, not from files: '/etc/passwd' is one argument too many
					say a | tail -5 /etc/passwd ! tail: reads from the pipe, not from files: '/etc/passwd' is one argument too many
					say a | wc x                ! wc: reads from the pipe, not from files: 'x' is one argument too many
					say a | more x              ! more: reads from the pipe, not from files: 'x' is one argument too many
					say a | grep @/etc/passwd x ! grep: reads from the pipe, not from files: 'x' is one argument too many
					say a | grep -f /etc/passwd ! grep: there is no option '-f'. Try 'help grep'
					say a | tail -f             ! tail: there is no option '-f'. Try 'help tail'
					say a | grep                ! grep: the pattern is missing. Try 'help grep'
					say a | grep '['            ! grep: '[' is not a valid regular expression: missing closing ]. Use -F for plain text
					say a | grep -E '('         ! grep: '(' is not a valid regular expression: missing closing ). Use -F for plain text
					say a | head -n x           ! head: -n takes a whole number of 0 or more, not 'x'
					say a | head -n -1          ! head: -n takes a whole number of 0 or more, not '-1'
					grep a                      ! grep: needs input from a pipe: COMMAND | grep ... Try 'help grep'
					watch                       ! watch: the command is missing. Try 'help watch'
					watch -n 0 say a            ! watch: -n takes a time from 100ms to 1d such as 5, 0.5 or 500ms, not '0'
					""")
	void wrongStageIsToldInOneLine(String line, String message) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEqualTo(message + "\n");
		assertThat(session.text()).isEmpty();
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "say a | say b", "say a | nonsense", "say a | grep a | secret" })
	void onlyStagesFollowPipe(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors())
			.startsWith("'" + line.replaceFirst(".*\\| ", "").split(" ")[0] + "' cannot follow '|'. "
					+ "These can: count, grep, head, more, select, sort-by, tail, wc, where.")
			.hasLineCount(1);
		assertThat(session.text()).isEmpty();
		assertThat(session.status()).isEqualTo(ExitStatus.NOT_FOUND);
		assertThat(this.state.said).hasValue(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			nonsense | wc -l     ! 127
			secret | wc -l       ! 126
			say --nope | wc -l   ! 2
			""")
	void stagesOfCommandThatDoesNotRunDoNothing(String line, int status) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.of(status));
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).hasLineCount(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			say a | grep b            ! 1
			say a | grep b | wc -l    ! 1
			status 5 | grep b         ! 1
			status 5 | cat            ! 127
			status 5 | wc -l          ! 5
			status 2 | wc -l          ! 2
			status 126 | wc -l        ! 126
			status 127 | wc -l        ! 127
			status 130 | wc -l        ! 130
			endless | head -1         ! 0
			status 3 && say a         ! 3
			status 3 || say a         ! 0
			status 3 ; say a          ! 0
			say a ; status 3          ! 3
			say a && status 4         ! 4
			say a || status 4         ! 0
			status 3 && say a || status 5 ! 5
			say a || status 3 && status 6 ! 6
			say a | grep b || status 7    ! 7
			""")
	void statusIsThatOfTheLastThatFails(String line, int status) {
		assertThat(this.tester.run(line).status()).isEqualTo(ExitStatus.of(status));
	}

	@Test
	void operatorsRunWhatTheStatusAsksFor() {
		assertThat(this.tester.run("say a && say b || say c ; say d").text()).isEqualTo("a\nb\nd\n");
		assertThat(this.tester.run("status 1 && say b || say c && say d").text()).isEqualTo("c\nd\n");
		assertThat(this.tester.run("say a\n\n# say b\nsay c | grep c\n").text()).isEqualTo("a\nc\n");
		assertThat(this.tester.run("say a ; say b | ").text()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "endless | head -3", "endless | grep -m3 1", "endless | grep 1 | head -3",
			"endless | where value~1 | head -n 4 | tail -3 ", "flux | head -3", "printing | head -3" })
	void endlessCommandEndsWhenNobodyReads(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).hasLineCount(3);
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(this.state.closed).hasValue(1);
	}

	@Test
	void stagesPassOnWhatIsFlushed() throws Exception {
		StubSession session = new StubSession("steps | grep step | head");
		Thread thread = this.tester.start(session);
		assertThat(this.state.reached.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(session.text()).isEqualTo("step 1\n");
		this.state.proceed.countDown();
		thread.join();
		assertThat(session.text()).isEqualTo("step 1\nstep 2\n");
	}

	@Test
	void bytesPassUnchanged() {
		StubSession session = this.tester.run("binary | grep -v nothing");
		byte[] expected = new byte[257];
		for (int i = 0; i < 256; i++) {
			expected[i] = (byte) i;
		}
		expected[256] = '\n';
		assertThat(session.bytes()).isEqualTo(expected);
		assertThat(this.tester.run("binary | more").bytes()).isEqualTo(Arrays.copyOf(expected, 256));
	}

	@Test
	void tooLongLineIsRefused() {
		StubSession session = this.tester.run("long 1048577 | grep x | wc -l");
		assertThat(session.errors()).isEqualTo("grep: a line is longer than 1048576 bytes\n");
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(this.tester.run("long 1048576 | grep -c x").text()).isEqualTo("1\n");
		assertThat(this.tester.run("long 1048577 | wc -m").text()).isEqualTo("1048577\n");
	}

	@Test
	void stageThatKeepsTextHasLimit() {
		StubSession session = this.tester.run("endless | tail -n 999999999");
		assertThat(session.errors()).hasLineCount(1).contains(": more than 64 MB of text to keep.");
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(this.state.closed).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "waiting | wc -l", "watch -n 1h say a", "endless | grep never", "endless | count" })
	void interruptionEndsEveryStage(String line) throws Exception {
		StubSession session = new StubSession(line);
		Thread thread = this.tester.start(session);
		assertThat(this.state.started.await(20, TimeUnit.SECONDS)).isTrue();
		session.getCancellation().cancel(Cancellation.Reason.INTERRUPTED);
		thread.join(Duration.ofSeconds(20).toMillis());
		assertThat(session.status()).isEqualTo(ExitStatus.INTERRUPTED);
		assertThat(session.errors()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bomb | where text~'%s'", "say ab | grep -E '%s'", "say ab | grep -Ew '%s'",
			"say ab | grep -E '\\<%s'" })
	void expressionsThatWouldBacktrackEndAtOnce(String line) {
		for (String attack : List.of("(|)".repeat(60) + "^x", "^(a|aa)+c", "((a*)*)*c", "(a?){60}a{60}c")) {
			StubSession session = this.tester.run(line.formatted(attack));
			assertThat(session.text()).isEmpty();
			assertThat(session.errors()).isEmpty();
		}
	}

	@Test
	void longLinesTakeExpressionsOfAnyShape() {
		assertThat(this.tester.run("long 1000000 | grep -cE '^(x|yy)*$'").text()).isEqualTo("1\n");
	}

	@Test
	void errorsOfCommandsAreNotPiped() {
		StubSession session = this.tester.run("complaining | grep -c .");
		assertThat(session.text()).isEqualTo("1\n");
		assertThat(session.errors()).isEqualTo("complaint\n");
	}

	@Test
	void failureOfCommandIsToldThoughItsOutputPasses() {
		StubSession session = this.tester.run("failing | wc -l");
		assertThat(session.text()).isEqualTo("1\n");
		assertThat(session.errors()).isEqualTo("It failed\n");
		assertThat(session.status()).isEqualTo(ExitStatus.of(9));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 75, 124, 126, 127, 130 })
	void stagesRunWhateverTheStatusOfTheApplication(int status) {
		assertThat(this.tester.run("status " + status + " | wc -l").text()).isEqualTo("0\n");
		assertThat(this.tester.run("wrong " + status + " | wc -l").text()).isEqualTo("0\n");
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 75, 124, 126, 127, 130 })
	void watchRepeatsWhateverTheStatusOfTheApplication(int status) throws Exception {
		StubSession session = new StubSession("watch -n 0.1 counted " + status);
		Thread thread = this.tester.start(session);
		assertThat(this.state.reached.await(20, TimeUnit.SECONDS)).isTrue();
		session.getCancellation().cancel(Cancellation.Reason.INTERRUPTED);
		thread.join();
		assertThat(session.status()).isEqualTo(ExitStatus.INTERRUPTED);
	}

	@ParameterizedTest
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	@CsvSource(delimiter = '!', textBlock = """
			watch nonsense             ! 127
			watch say --nope           ! 2
			watch secret               ! 126
			watch orders | where x=1   ! 2
			watch say a | nonsense     ! 127
			""")
	void watchEndsWhenWhatItRunsCannotRun(String line, int status) {
		assertThat(this.tester.run(line).status()).isEqualTo(ExitStatus.of(status));
	}

	@Test
	void watchRepeatsThePipeline() throws Exception {
		StubSession session = new StubSession("watch -n 0.1 count | grep -v 2");
		Thread thread = this.tester.start(session);
		assertThat(this.state.reached.await(20, TimeUnit.SECONDS)).isTrue();
		session.getCancellation().cancel(Cancellation.Reason.INTERRUPTED);
		thread.join();
		assertThat(session.text()).startsWith("1\n3\n").doesNotContain("\u001b");
		assertThat(session.status()).isEqualTo(ExitStatus.INTERRUPTED);
	}

	@Test
	void watchDoesNotRepeatWhatCannotRun() {
		assertThat(this.tester.run("watch nonsense").status()).isEqualTo(ExitStatus.NOT_FOUND);
		assertThat(this.tester.run("watch secret | wc").status()).isEqualTo(ExitStatus.DENIED);
	}

	@Test
	void commandOfTheApplicationWinsOverPrefix() {
		try (CommandTester other = new CommandTester(Watching.class)) {
			assertThat(other.run("watch x | grep x").text()).isEqualTo("watching x\n");
			assertThat(other.run("grep x | grep x").text()).isEqualTo("own grep x\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "help", "--help" })
	void helpExplainsPipelinesInTwoLines(String line) {
		assertThat(this.tester.run(line).text()).endsWith(
				"""

						After a command, '|' passes its rows to where, select, sort-by, count and its text to grep, head, tail, wc, more.
						'&&', '||' and ';' join commands, 'watch COMMAND' repeats one. Try 'help where'.
						""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "grep", "head", "tail", "wc", "more", "where", "select", "sort-by", "count", "watch" })
	void eachStageHasHelp(String name) {
		StubSession session = this.tester.run("help " + name);
		assertThat(session.text()).startsWith("Usage: " + name);
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void stageTellsItsHelpInsteadOfRunning() {
		assertThat(this.tester.run("say a | grep --help").text()).startsWith("Usage: grep");
		assertThat(this.state.said).hasValue(0);
	}

	@Test
	void helpPassesStages() {
		assertThat(this.tester.run("help | grep -c say").text()).isEqualTo("1\n");
		assertThat(this.tester.run("say --help | head -1").text()).startsWith("Usage: say").hasLineCount(1);
		assertThat(this.tester.run("help | head -1").text()).isEqualTo("Commands:\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "where owner~hunter", "where owner=Owner", "where owners~hunter", "where named~hunter" })
	void hiddenPropertiesOfWhatAPropertyHoldsCannotBeFoundOut(String stage) {
		try (CommandTester other = new CommandTester(Houses.class)) {
			StubSession session = other.run("houses | " + stage + " | select id");
			assertThat(session.text() + session.errors()).doesNotContain("hunter", "1", "2");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "csv", "text", "table", "yaml", "json" })
	void rowsThatGoThroughAStageToATerminalDoNotSteerIt(String format) {
		String line = "controls --output " + format + " | head";
		try (CommandTester other = new CommandTester(Houses.class)) {
			StubSession session = other.run(line, (stub) -> stub.pty(mock(SshPty.class)));
			assertThat(session.text()).contains("ä", "evil").doesNotContain("\u001b", "\u009b", "\u007f", "\r");
			assertThat(other.run("controls --output csv | head").text()).contains("\u001b]0;evil\u0007\u009bä\u007f\r");
		}
	}

	@Test
	void hiddenPropertiesOfWhatAPropertyHoldsDoNotDecideAboutTheOrder() {
		try (CommandTester other = new CommandTester(Houses.class)) {
			assertThat(other.run("houses -o text | sort-by owner | select id").text()).isEqualTo("1\n2\n");
			assertThat(other.run("houses -o text | where owner~ann | select id").text()).isEqualTo("1\n2\n");
		}
	}

	@SshCommand
	static class Commands {

		private final State state;

		Commands(State state) {
			this.state = state;
		}

		@SshCommand("say")
		void say(@SshArgument List<String> words, OutputStream output) throws IOException {
			this.state.said.incrementAndGet();
			this.state.started.countDown();
			for (String word : words) {
				output.write((word + "\n").getBytes(StandardCharsets.UTF_8));
			}
		}

		@SshCommand("status")
		ExitStatus status(@SshArgument int code) {
			return ExitStatus.of(code);
		}

		@SshCommand("wrong")
		void wrong(@SshArgument int code) {
			throw new SshCommandException("for a test", ExitStatus.of(code));
		}

		@SshCommand("counted")
		ExitStatus counted(@SshArgument int code) {
			count();
			return ExitStatus.of(code);
		}

		@SshCommand("secret")
		void secret() {
			throw new AccessDeniedException("for a test");
		}

		@SshCommand("orders")
		List<Order> orders() {
			return List.of(new Order(1, "smith", Status.OPEN, 9.75, LocalDate.of(2026, 1, 1), null),
					new Order(2, "Jones", Status.PAID, 30, LocalDate.of(2026, 2, 1), "urgent"),
					new Order(3, "smith", Status.OPEN, 100, LocalDate.of(2026, 3, 1), ""));
		}

		@SshCommand("order")
		Order order() {
			return orders().get(0);
		}

		@SshCommand("maps")
		List<Map<String, Object>> maps() {
			return List.of(Map.of("n", 1), Map.of("n", 2));
		}

		@SshCommand("words")
		List<String> words() {
			return List.of("a", "b");
		}

		@SshCommand("bomb")
		Map<String, String> bomb() {
			this.state.started.countDown();
			return Map.of("text", "a".repeat(60) + "b");
		}

		@SshCommand("endless")
		Stream<Value> endless() {
			this.state.started.countDown();
			return Stream.generate(() -> new Value(1)).onClose(this.state.closed::incrementAndGet);
		}

		@SshCommand("flux")
		Flux<Value> flux() {
			return Flux.<Value>generate((sink) -> sink.next(new Value(1)))
				.doOnCancel(this.state.closed::incrementAndGet);
		}

		@SshCommand("printing")
		void printing(PrintWriter writer) {
			try {
				while (true) {
					writer.println("line");
				}
			}
			finally {
				this.state.closed.incrementAndGet();
			}
		}

		@SshCommand("steps")
		void steps(PrintWriter writer) throws InterruptedException {
			writer.println("step 1");
			writer.flush();
			this.state.reached.countDown();
			this.state.proceed.await();
			writer.println("step 2");
		}

		@SshCommand("waiting")
		void waiting() throws InterruptedException {
			this.state.started.countDown();
			this.state.proceed.await();
		}

		@SshCommand("binary")
		byte[] binary() {
			byte[] bytes = new byte[256];
			for (int i = 0; i < 256; i++) {
				bytes[i] = (byte) i;
			}
			return bytes;
		}

		@SshCommand("long")
		void longLine(@SshArgument int length, OutputStream output) throws IOException {
			output.write("x".repeat(length).getBytes(StandardCharsets.UTF_8));
		}

		@SshCommand("complaining")
		String complaining(SshCommandContext context) throws IOException {
			context.getError().write("complaint\n".getBytes(StandardCharsets.UTF_8));
			return "word";
		}

		@SshCommand("failing")
		void failing(PrintWriter writer) {
			writer.println("some output");
			throw new SshCommandException("It failed", ExitStatus.of(9));
		}

		@SshCommand("count")
		int count() {
			if (this.state.counted.incrementAndGet() == 4) {
				this.state.reached.countDown();
			}
			return this.state.counted.get();
		}

	}

	@SshCommand
	static class Watching {

		@SshCommand("watch")
		String watch(@SshArgument String word) {
			return "watching " + word;
		}

		@SshCommand("grep")
		String grep(@SshArgument String word) {
			return "own grep " + word;
		}

	}

	static class State {

		private final AtomicInteger closed = new AtomicInteger();

		private final AtomicInteger said = new AtomicInteger();

		private final AtomicInteger counted = new AtomicInteger();

		private final CountDownLatch started = new CountDownLatch(1);

		private final CountDownLatch reached = new CountDownLatch(1);

		private final CountDownLatch proceed = new CountDownLatch(1);

	}

	enum Status {

		OPEN, PAID

	}

	record Order(int id, String customer, Status status, double total, LocalDate createdAt, @Nullable String note) {

	}

	record Value(int value) {

	}

	@SshCommand
	static class Houses {

		@SshCommand("houses")
		List<House> houses() {
			return List.of(house(1, "zz-hunter2"), house(2, "aa-hunter1"));
		}

		@SshCommand("controls")
		List<Named> controls() {
			return List.of(new Named("", "\u001b]0;evil\u0007\u009bä\u007f\r"));
		}

		private static House house(int id, String secret) {
			Owner owner = new Owner(secret, "ann");
			return new House(id, owner, List.of(owner), new Named(secret, "ann"));
		}

	}

	record House(int id, Owner owner, List<Owner> owners, Named named) {
	}

	record Owner(@JsonIgnore String secret, String name) {
	}

	record Named(@JsonIgnore String secret, String name) implements Comparable<Named> {

		@Override
		public int compareTo(Named other) {
			return this.name.compareTo(other.name);
		}

	}

}
