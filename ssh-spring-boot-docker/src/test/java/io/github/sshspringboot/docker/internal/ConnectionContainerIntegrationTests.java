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

package io.github.sshspringboot.docker.internal;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.test.SshResult;
import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.SshTestProcess;
import io.github.sshspringboot.test.SshTestShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sessions that share the container of their connection.
 */
@Timeout(180)
class ConnectionContainerIntegrationTests {

	@TempDir
	private static Path directory;

	private static ContainerServer server;

	private SshTestClient alice;

	@BeforeAll
	static void start() {
		server = ContainerServer.start(directory, "ssh.backends.container.mode=connection",
				"ssh.backends.container.sftp-server=/bin/cat", "ssh.backends.container.timeouts.life=10h");
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.close();
		}
	}

	@BeforeEach
	void connect() {
		this.alice = server.client("alice");
	}

	@AfterEach
	void leavesNothingBehind() {
		this.alice.close();
		server.awaitNoContainer();
		assertThat(ReflectionTestUtils.getField(server.getBean(ContainerThreads.class), "timer"))
			.isInstanceOfSatisfying(ScheduledThreadPoolExecutor.class,
					(timer) -> await().atMost(ContainerServer.SOON).until(() -> timer.getQueue().size() <= 1));
	}

	private String processes() {
		return this.alice.run("cat /proc/[0-9]*/cmdline | tr '\\0' ' '").stdout();
	}

	@Test
	void sessionsOfAConnectionShareFilesAndThoseOfOthersDoNot() throws Exception {
		CompletableFuture<SshResult> other = CompletableFuture
			.supplyAsync(() -> this.alice.run("echo \"$GREETING\" >/tmp/left; hostname"));
		String host = this.alice.run("hostname").stdout();
		assertThat(other.get().stdout()).isEqualTo(host);
		assertThat(this.alice.run("ls /tmp").stdout()).isEqualTo("left\n");
		assertThat(server.containers()).hasSize(1);
		assertThat(server.run("hostname; ls /tmp").stdout()).isNotEqualTo(host).doesNotContain("left");
	}

	@Test
	void outputErrorsInputAndStatusAreThoseOfTheCommand() {
		assertThat(this.alice.stdin("9\n").run("cat; echo err >&2; printf 12; exit 3")).hasExitStatus(3)
			.hasStdout("9\n12")
			.hasStderr("err\n");
	}

	@Test
	void environmentIsThatOfEachSession() {
		assertThat(this.alice.env("LC_TEST", "mine").run("echo $LC_TEST").stdout()).isEqualTo("mine\n");
		assertThat(this.alice.run("echo $LC_TEST").stdout()).isEqualTo("\n");
	}

	@Test
	void terminalHasItsSizeAndEchoesWhatIsTypedEarly() {
		String command = "stty size; trap 'stty size; exit 5' WINCH; echo ready; while :; do sleep 0.1; done";
		try (SshTestShell terminal = this.alice.terminal(command, 90, 30)) {
			terminal.expect("30 90\nready\n").resize(120, 50);
			assertThat(terminal.awaitEnd()).hasExitStatus(5).hasStdout("30 90\r\nready\r\n50 120\r\n");
		}
		try (SshTestShell terminal = this.alice.shell()) {
			SshResult result = terminal.enter("exit 4").awaitEnd();
			assertThat(result.exitStatus()).isEqualTo(4);
			assertThat(result.stdout()).doesNotStartWith("1");
		}
	}

	@Test
	void signalsReachAllThatTheCommandStarted() {
		try (SshTestProcess process = this.alice.start("echo ready; sleep 1111; echo never")) {
			SshResult result = process.awaitStdout("ready").signal("TERM").await();
			assertThat(result).hasStdout("ready\n").hasExitSignal("TERM");
		}
		assertThat(processes()).doesNotContain("1111");
	}

	@Test
	void sessionThatIsAbandonedEndsAndItsContainerDoesNot() throws Exception {
		String host = this.alice.run("hostname").stdout();
		try (SshTestProcess process = this.alice
			.start("trap '' HUP; (trap '' HUP; sleep 2222) & echo ready; while :; do sleep 1; done")) {
			process.awaitStdout("ready");
			assertThat(processes()).contains("2222");
		}
		await().atMost(ContainerServer.SOON).until(() -> !processes().matches("(?s).*(2222|trap).*"));
		assertThat(this.alice.run("hostname").stdout()).isEqualTo(host);
	}

	@Test
	void programThatIsNotThereIsOneLine() {
		assertThat(this.alice.run("exec /no/such/program")).hasExitStatus(127);
	}

	@Test
	void sftpServerOfTheImageIsTheSubsystem() {
		try (SshTestProcess subsystem = this.alice.stdin("packets").subsystem("sftp")) {
			assertThat(subsystem.await()).succeeded().hasStdout("packets");
		}
	}

	@Test
	void commandMayCloseItsOutputLongBeforeItsEnd() {
		try (ContainerServer impatient = ContainerServer.start(directory, "ssh.backends.container.mode=connection",
				"ssh.backends.container.timeouts.start=20s")) {
			assertThat(impatient.run("exec >&- 2>&- <&-; sleep 22; exit 3")).hasExitStatus(3).hasNoStderr();
		}
	}

	@Test
	void sessionEndsWhoseProcessesStopWhatEndsThem() throws Exception {
		SshTestProcess process = this.alice.start("trap '' HUP; echo ready; while :; do "
				+ "for file in /proc/[0-9]*; do [ ${file#/proc/} -le $$ ] || kill -s STOP ${file#/proc/}; done; done");
		process.awaitStdout("ready");
		String before = server.containers().get(0).id();
		process.close();
		await().atMost(ContainerServer.SOON)
			.until(() -> server.containers().stream().noneMatch((container) -> container.id().equals(before)));
		assertThat(this.alice.run("echo back").stdout()).isEqualTo("back\n");
	}

	@Test
	void containerThatIsKilledIsReplaced() throws Exception {
		assertThat(this.alice.run("touch /tmp/left")).succeeded();
		server.getBean(DockerEngine.class).kill(server.containers().get(0).id(), "KILL");
		await().atMost(ContainerServer.SOON).untilAsserted(() -> assertThat(this.alice.run("ls /tmp")).succeeded());
		assertThat(this.alice.run("ls /tmp").stdout()).isEmpty();
		assertThat(server.containers()).hasSize(1);
	}

}
