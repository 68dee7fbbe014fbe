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
import java.util.List;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.shell.internal.TaskCommands.SlowTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what a user of the shell can do with a line.
 */
@SshTest(value = "ssh.shell.prompt={username} at the prompt> ", classes = TaskCommands.class)
class ShellEditingTests {

	private static final String PROMPT = "admin at the prompt> ";

	private static final String CTRL_C = "\003";

	private static final String CTRL_E = "\005";

	private static final String CTRL_R = "\022";

	private static final String UP = "\033OA";

	private static final String RIGHT = "\033OC";

	private static final String ALT_F = "\033f";

	private static final String PASTE = "\033[200~";

	private static final String END_OF_PASTE = "\033[201~";

	private static final String GREEN = "\033[32m";

	private static final String RED = "\033[31m";

	private static final String CYAN = "\033[36m";

	private static final String YELLOW = "\033[33m";

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	@ParameterizedTest
	@CsvSource({ "80,24", "20,5", "200,50" })
	void tabCompletesWordByWord(int columns, int rows) throws IOException {
		try (TestTerminal terminal = openShell("xterm", columns, rows)) {
			terminal.type("tas\tsh\twa\t--d\ttu\t\r");
			terminal.awaitText("task <wash up> <TUESDAY>\r\n");
		}
	}

	@Test
	void tabListsProposalsWithTheirDescriptions(TestTerminal terminal) throws IOException {
		terminal.type("tasks \t");
		terminal.awaitText("Ask for a task that takes its time");
		terminal.awaitText("Log in elsewhere");
		terminal.awaitText("Show one task");
		terminal.type(CTRL_C);
		terminal.awaitText(PROMPT);
		terminal.type("tasks show \t");
		terminal.awaitText("It is urgent");
		assertThat(terminal.getOutput()).doesNotContain("drop", "Drop tasks", "evil");
	}

	@Test
	void whoeverMayRunACommandCompletesIt() throws IOException {
		try (TestSession other = server.login("other", "other-password");
				TestTerminal terminal = new TestTerminal(other, "xterm", 80, 24)) {
			terminal.awaitText("other at the prompt> ");
			terminal.type("tasks \t");
			terminal.awaitText("Drop tasks");
		}
	}

	@Test
	void builtInsAndStagesAreCompleted(TestTerminal terminal) throws IOException {
		terminal.type("hist\t");
		terminal.type("-\tx\r");
		terminal.awaitText("history: there is one argument too many");
		terminal.awaitText(PROMPT);
		terminal.type("echo a '|' b | \t");
		terminal.awaitText("Sort rows by properties");
		terminal.awaitText("where");
		terminal.type(CTRL_C);
		terminal.awaitText(PROMPT);
		terminal.type("echo a '|' b | grep --inv\tc | head --l\t1\r");
		terminal.awaitText("a | b\r\n");
	}

	@Test
	void commandBehindWatchIsCompleted(TestTerminal terminal) throws IOException {
		terminal.type("wat\t-n 5 tas\tsh\twa\t--d\ttu\t\r");
		terminal.awaitText("task <wash up> <TUESDAY>");
		terminal.type(CTRL_C);
		terminal.awaitText(PROMPT);
	}

	@Test
	void completerThatTakesItsTimeIsInterruptedAndTheLineGoesOn(TestTerminal terminal) throws Exception {
		SlowTasks slow = server.getBean(SlowTasks.class);
		terminal.type("tasks ask \t");
		slow.awaitAsked();
		terminal.type(CTRL_C);
		slow.awaitInterrupt();
		terminal.type("iron\r");
		terminal.awaitText("asked for iron\r\n");
	}

	@Test
	void lineOfTheHistoryIsFoundAgain(TestTerminal terminal) throws IOException {
		terminal.type("echo first''line\r");
		terminal.awaitText("firstline\r\n");
		terminal.type("echo second''line\r");
		terminal.awaitText("secondline\r\n");
		terminal.awaitText(PROMPT);
		terminal.type(CTRL_R + "first");
		terminal.awaitText("bck-i-search");
		terminal.type("\r");
		terminal.awaitText("firstline\r\n");
		terminal.type(UP + UP + "\r");
		terminal.awaitText("secondline\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { RIGHT, CTRL_E, ALT_F + ALT_F })
	void suggestionOfTheHistoryIsTaken(String keys, TestTerminal terminal) throws IOException {
		terminal.type("echo one''word another''word\r");
		terminal.awaitText("oneword anotherword\r\n");
		terminal.type("echo on" + keys + "\r");
		terminal.awaitText("oneword anotherword\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "[1~, [4~", "[H, [F", "OH, OF", "[7~, [8~" })
	void homeAndEndAreWhatAnyTerminalSends(String home, String end, TestTerminal terminal) throws IOException {
		terminal.type("ho mid\033" + home + "ec\033" + end + "''dle\r");
		terminal.awaitText("middle\r\n");
	}

	@Test
	void suggestionOfTheOnlyWordThatFitsIsTakenButNotRunByItself(TestTerminal terminal) throws IOException {
		terminal.type("tasks sh" + RIGHT + " iron --d" + RIGHT + " monday\r");
		terminal.awaitText("task <iron> <MONDAY>\r\n");
		terminal.type("tasks sh\r");
		terminal.awaitText("tasks");
		terminal.awaitText("no command");
	}

	@Test
	void knownAndUnknownWordsHaveColours(TestTerminal terminal) throws IOException {
		terminal.type("tasks show 'x' --day ");
		terminal.awaitText(GREEN);
		terminal.awaitText(YELLOW);
		terminal.awaitText(CYAN);
		terminal.type(CTRL_C);
		terminal.awaitText(PROMPT);
		terminal.type("nosuch ");
		terminal.awaitText(RED);
		terminal.type(CTRL_C);
		terminal.awaitText(PROMPT);
		terminal.type("tasks drop ");
		terminal.awaitText("drop");
		assertThat(terminal.getOutput()).doesNotContain(GREEN + "tasks drop");
	}

	@ParameterizedTest
	@ValueSource(strings = { "vt100", "dumb" })
	void terminalWithoutColoursHasNone(String term) throws IOException {
		try (TestTerminal terminal = openShell(term, 80, 24)) {
			terminal.type("nosuch 'x'\r");
			terminal.awaitText("There is no command");
			terminal.awaitText(PROMPT);
			terminal.type("echo x''y\r");
			terminal.awaitText("xy\r\n");
			assertThat(terminal.getOutput()).doesNotContain(RED, GREEN, YELLOW);
		}
	}

	@Test
	void dumbTerminalGetsNoEscapeSequences() throws IOException {
		try (TestTerminal terminal = openShell("dumb", 80, 24)) {
			terminal.type("echo x''y\r");
			terminal.awaitText("xy\r\n");
			terminal.awaitText(PROMPT);
			terminal.type("history\r");
			terminal.awaitText("echo x''y\r\n");
			assertThat(terminal.getOutput()).doesNotContain("\033");
		}
	}

	@Test
	void pasteOfSeveralLinesIsOneEditWhoseLinesRunOneAfterTheOther(TestTerminal terminal) throws IOException {
		terminal.type(PASTE + "echo a''b\r\r# don't\recho c''d" + END_OF_PASTE);
		terminal.awaitText("c''d");
		assertThat(terminal.getOutput()).doesNotContain("ab\r\n");
		terminal.type("e\r");
		terminal.awaitText("ab\r\n");
		terminal.awaitText("cde\r\n");
		terminal.awaitText(PROMPT);
		terminal.type(UP + "\r");
		terminal.awaitText("ab\r\n");
		terminal.awaitText("cde\r\n");
	}

	@Test
	void pasteThatIsTakenBackRunsNothing(TestTerminal terminal) throws IOException {
		terminal.type(PASTE + "echo a''b\recho c''d\r" + END_OF_PASTE);
		terminal.awaitText("c''d");
		terminal.type(CTRL_C);
		terminal.awaitText(PROMPT);
		terminal.type("echo e''f\r");
		terminal.awaitText("ef\r\n");
		assertThat(terminal.getOutput()).doesNotContain("ab\r\n", "cd\r\n");
	}

	@Test
	void interruptAndExitEndAPaste(TestTerminal terminal) throws Exception {
		server.getCommands().reset();
		terminal.type(PASTE + "wait\recho not''run" + END_OF_PASTE + "\r");
		server.getCommands().awaitStart();
		terminal.type(CTRL_C);
		terminal.awaitText(PROMPT);
		terminal.type(PASTE + "echo a''b\rexit 5\recho not''run" + END_OF_PASTE + "\r");
		assertThat(terminal.end().status()).isEqualTo(5);
		assertThat(terminal.getOutput()).contains("ab\r\n").doesNotContain("notrun");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			echo 'a  > b'  > a\\r\\nb
			echo "a  > b"  > a\\r\\nb
			echo c\\ > d   > cd
			""")
	void lineThatIsNotCompleteGoesOn(String first, String second, String output, TestTerminal terminal)
			throws IOException {
		terminal.type(first + "\r");
		terminal.awaitText("> ");
		terminal.type(second + "\r");
		terminal.awaitText(output.replace("\\r\\n", "\r\n") + "\r\n");
		terminal.awaitText(PROMPT);
	}

	@ParameterizedTest
	@CsvSource({ "80,24,20,5", "20,5,200,50", "200,50,80,24" })
	void sizeMayChangeWhileALineIsEdited(int columns, int rows, int newColumns, int newRows) throws IOException {
		try (TestTerminal terminal = openShell("xterm", columns, rows)) {
			terminal.type("echo before'' the line is much longer than the screen 漢字");
			terminal.getChannel().sendWindowChange(newColumns, newRows);
			terminal.type(" after''\r");
			terminal.awaitText("before the line is much longer than the screen 漢字 after\r\n");
			terminal.awaitText(PROMPT);
			terminal.type("term\r");
			terminal.awaitText("xterm " + newColumns + "x" + newRows + "\r\n");
		}
	}

	@Test
	void userLeavesWhileACompleterTakesItsTime() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(SshTestServer.Users.class, TaskCommands.class));
				TestSession leaving = other.login()) {
			SlowTasks slow = other.getBean(SlowTasks.class);
			try (TestTerminal terminal = new TestTerminal(leaving, "xterm", 80, 24)) {
				terminal.type("tasks ask \t");
				slow.awaitAsked();
				leaving.close(true);
				slow.awaitInterrupt();
				await().atMost(SshTestServer.SOON).until(terminal.getChannel()::isClosed);
			}
		}
	}

	private TestTerminal openShell(String term, int columns, int rows) throws IOException {
		TestTerminal terminal = new TestTerminal(this.session, term, columns, rows);
		terminal.awaitText("admin at the");
		return terminal;
	}

}
