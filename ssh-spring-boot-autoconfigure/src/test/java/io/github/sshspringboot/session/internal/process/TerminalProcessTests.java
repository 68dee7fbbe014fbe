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

package io.github.sshspringboot.session.internal.process;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshTerminalMode;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProcessBackend} with pseudo-terminals.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "runs programs of Linux")
@Timeout(120)
class TerminalProcessTests {

	private final TestProcesses processes = new TestProcesses().shell("/bin/bash", "--norc", "--noprofile")
		.environment("PS1", "$ ")
		.environment("HOME", TestProcesses.NO_HOME);

	private final PipedOutputStream keyboard = new PipedOutputStream();

	@Test
	void programHasATerminalOfTheSizeAndTypeOfTheClient() throws Exception {
		TestContext session = TestContext.exec("stty size; echo $TERM; tty").terminal(TestProcesses.terminal(100, 40));
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.OK);
		assertThat(session.out()).startsWith("40 100\r\nxterm\r\n/dev/pts/");
		assertThat(session.err()).isEmpty();
	}

	@Test
	void unknownSizeIsTheUsualOne() throws Exception {
		TestContext session = TestContext.exec("stty size").terminal(TestProcesses.terminal(0, 0));
		this.processes.run(session);
		assertThat(session.out()).isEqualTo("24 80\r\n");
	}

	@Test
	void terminalFollowsTheSizeOfTheClient() throws Exception {
		TestContext session = shell();
		TestProcesses.Running running = this.processes.start(session);
		type(session, "echo re'ady'\r", "ready\r\n");
		session.resize(TestProcesses.terminal(120, 50));
		type(session, "stty size\r", "50 120");
		type("exit 7\r");
		assertThat(running.await()).isEqualTo(ExitStatus.of(7));
		session.resize(TestProcesses.terminal(80, 24));
	}

	@Test
	void controlCInterruptsTheProgramAndNotTheShell() throws Exception {
		TestContext session = shell();
		TestProcesses.Running running = this.processes.start(session);
		type(session, "echo st'art'; sleep 1003\r", "start\r\n");
		Awaitility.await().until(() -> !TestProcesses.processesWith("sleep 1003").isEmpty());
		type(session, "\u0003", "^C");
		type(session, "echo st'ill' $?\r", "still 130");
		type("\u0004");
		running.await();
	}

	@Test
	void breakInterruptsTheProgramAndNotTheShell() throws Exception {
		TestContext session = shell();
		TestProcesses.Running running = this.processes.start(session);
		type("sleep 1004\r");
		Awaitility.await().until(() -> !TestProcesses.processesWith("sleep 1004").isEmpty());
		assertThat(session.sendBreak()).isTrue();
		type(session, "echo st'ill' $?\r", "still 130");
		type("exit\r");
		running.await();
	}

	@Test
	void signalOfTheClientEndsTheProcessAndIsTold() throws Exception {
		TestContext session = TestContext.exec("echo ready; exec sleep 1005").terminal(TestProcesses.terminal(80, 24));
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().until(() -> !TestProcesses.processesWith("sleep 1005").isEmpty());
		Awaitility.await().until(() -> session.signal("TERM"));
		assertThat(running.await()).isEqualTo(ExitStatus.signal("TERM", ""));
	}

	@Test
	void endOfInputIsTypedAtTheTerminal() throws Exception {
		TestContext session = TestContext.exec("cat; echo end")
			.terminal(TestProcesses.terminal(80, 24))
			.input("a line");
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.OK);
		assertThat(session.out()).contains("a line").endsWith("end\r\n");
	}

	@Test
	void terminalHasTheModesOfTheClient() throws Exception {
		SshPseudoTerminal terminal = new SshPseudoTerminal("xterm", 80, 24, 0, 0,
				Map.of(SshTerminalMode.VERASE, 8, SshTerminalMode.VINTR, 255, SshTerminalMode.ECHO, 0,
						SshTerminalMode.IUTF8, 1, SshTerminalMode.ONLCR, 0, SshTerminalMode.TTY_OP_ISPEED, 38400));
		TestContext session = TestContext.exec("stty -a").terminal(terminal);
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.OK);
		assertThat(session.out()).contains("erase = ^H;", "intr = <undef>;", " -echo ", " iutf8", " -onlcr")
			.doesNotContain("\r");
	}

	@Test
	void editorEditsAFile(@TempDir Path directory) throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/vi")), "vi is not installed");
		Path file = directory.resolve("file");
		TestContext session = TestContext.exec("vi " + file).terminal(TestProcesses.terminal(80, 24));
		session.input(new PipedInputStream(this.keyboard));
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().until(() -> session.out().contains("~"));
		session.resize(TestProcesses.terminal(60, 10));
		type("ihello\u001b:wq\r");
		assertThat(running.await()).isEqualTo(ExitStatus.OK);
		assertThat(file).hasContent("hello");
	}

	@Test
	void pagerPages() throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/less")), "less is not installed");
		TestContext session = TestContext.exec("seq 1 1000 | less").terminal(TestProcesses.terminal(80, 24));
		session.input(new PipedInputStream(this.keyboard));
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().until(() -> session.out().contains("23"));
		type(session, "G", "1000");
		type("q");
		assertThat(running.await()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void topUsesTheWholeScreen() throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/top")), "top is not installed");
		TestContext session = TestContext.exec("top -d 1").terminal(TestProcesses.terminal(80, 24));
		session.input(new PipedInputStream(this.keyboard));
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().until(() -> session.out().contains("PID"));
		type("q");
		assertThat(running.await()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void clientThatLeavesLeavesNoJobs() throws Exception {
		String mark = UUID.randomUUID().toString();
		TestContext session = shell();
		TestProcesses.Running running = this.processes.gracePeriod(Duration.ofMillis(500)).start(session);
		type("sh -c 'sleep 1006; : " + mark + "' &\r");
		type("nohup sh -c 'sleep 1006; : " + mark + "' >/dev/null 2>&1 &\r");
		type("setsid sh -c 'trap \"\" HUP; sleep 1006; : " + mark + "' &\r");
		type("sh -c 'sleep 1006; : " + mark + "'\r");
		Awaitility.await().until(() -> TestProcesses.processesWith("; : " + mark).size() >= 4);
		running.interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(running::await);
		assertThat(TestProcesses.processesWith(mark)).isEmpty();
	}

	@Test
	void shellThatEndsLeavesNoJobs() throws Exception {
		String mark = UUID.randomUUID().toString();
		TestContext session = shell();
		TestProcesses.Running running = this.processes.start(session);
		type("sh -c 'sleep 1007; : " + mark + "' &\r");
		Awaitility.await().until(() -> !TestProcesses.processesWith(mark).isEmpty());
		type("exit 3\r");
		assertThat(running.await()).isEqualTo(ExitStatus.of(3));
		assertThat(TestProcesses.processesWith(mark)).isEmpty();
	}

	@Test
	void outputIsCompleteAtTheEnd() throws Exception {
		for (int i = 0; i < 20; i++) {
			TestContext session = TestContext.exec("seq 1 20000").terminal(TestProcesses.terminal(80, 24));
			this.processes.run(session);
			assertThat(session.out()).endsWith("19999\r\n20000\r\n").hasSize(108_894 + 20_000);
		}
	}

	@Test
	void environmentHasNothingOfTheApplication() throws Exception {
		TestContext session = TestContext.exec("env").terminal(TestProcesses.terminal(80, 24));
		this.processes.run(session);
		assertThat(session.out().lines().map((line) -> line.substring(0, line.indexOf('=')))).containsOnly("PATH",
				"HOME", "USER", "LOGNAME", "SHELL", "PS1", "TERM", "PWD", ProcessFamily.MARK);
	}

	@Test
	void withoutTheLibraryTerminalsAreRefused() {
		TestContext session = TestContext.exec("tty").terminal(TestProcesses.terminal(80, 24));
		assertThatExceptionOfType(SshSessionException.class)
			.isThrownBy(() -> this.processes.withoutTerminals().run(session))
			.withMessage("There are no terminals here: try ssh -T.");
	}

	@Test
	void processInADirectory(@TempDir Path directory) throws Exception {
		TestContext session = TestContext.exec("pwd").terminal(TestProcesses.terminal(80, 24));
		this.processes.directory((username) -> directory).run(session);
		assertThat(session.out()).isEqualTo(directory + "\r\n");
	}

	private TestContext shell() throws IOException {
		return TestContext.shell().terminal(TestProcesses.terminal(80, 24)).input(new PipedInputStream(this.keyboard));
	}

	private void type(String keys) throws IOException {
		this.keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
		this.keyboard.flush();
	}

	private void type(TestContext session, String keys, String expected) throws IOException {
		type(keys);
		Awaitility.await().until(() -> session.out().contains(expected));
	}

}
