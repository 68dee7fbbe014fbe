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

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.sshspringboot.docker.internal.engine.ContainerSummary;
import io.github.sshspringboot.test.SshResult;
import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.SshTestProcess;
import io.github.sshspringboot.test.SshTestShell;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sessions in containers of a real engine.
 */
@Timeout(180)
class ContainerBackendIntegrationTests {

	private static final long LARGE = Long.getLong("container-tests.bytes", 64L * 1024 * 1024);

	@TempDir
	private static Path directory;

	private static ContainerServer server;

	private SshTestClient alice;

	@BeforeAll
	static void start() {
		server = ContainerServer.start(directory, "ssh.backends.container.environment[GREETING]=hello {username}",
				"ssh.backends.container.environment[DANGER_FIXED]=fixed", "ssh.server.limits.max-connections=200",
				"ssh.server.limits.max-connections-per-user=200");
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
		await().atMost(ContainerServer.SOON)
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().matches("ssh-container-\\d+")));
	}

	@Test
	void outputAndErrorsAreApartAndTheStatusIsThatOfTheCommand() {
		assertThat(this.alice.run("echo out; echo err >&2; exit 3")).hasExitStatus(3)
			.hasStdout("out\n")
			.hasStderr("err\n");
	}

	@Test
	void endOfInputReachesTheProcessAndItsOutputIsComplete() {
		assertThat(this.alice.stdin("b\na\n").run("sort; echo end; exit 0").stdout()).isEqualTo("a\nb\nend\n");
	}

	@Test
	void unknownCommandIsToldByTheShell() {
		assertThat(this.alice.run("no-such-command")).hasExitStatus(127)
			.stderr()
			.contains("no-such-command: not found");
	}

	@Test
	void lineOfTheClientIsOneArgument() {
		assertThat(this.alice.run("printf '%s|' \"a b\" 'c\"d' \"e\n f\" $((1+1)); echo").stdout())
			.isEqualTo("a b|c\"d|e\n f|2|\n");
		assertThat(this.alice.run("--help; echo still here").stdout()).isEqualTo("still here\n");
		assertThat(this.alice.run("echo '\u00fc\ud83d\ude00'").stdout()).isEqualTo("\u00fc\ud83d\ude00\n");
	}

	@Test
	void shellWithoutATerminalReadsItsInput() {
		try (SshTestProcess shell = this.alice.stdin("echo $((20 + 3)); exit 4\n").shellWithoutTerminal()) {
			assertThat(shell.await()).hasExitStatus(4).hasStdout("23\n");
		}
	}

	@Test
	void terminalHasItsSizeFromTheFirstMomentAndEachLaterOne() {
		for (int i = 0; i < 5; i++) {
			try (SshTestShell terminal = this.alice.terminal("stty size; echo $TERM", 100 + i, 40)) {
				assertThat(terminal.awaitEnd()).succeeded().hasStdout("40 " + (100 + i) + "\r\nxterm-256color\r\n");
			}
		}
		String command = "stty size; trap 'stty size; exit 5' WINCH; echo ready; while :; do sleep 0.1; done";
		try (SshTestShell terminal = this.alice.terminal(command, 80, 24)) {
			terminal.expect("24 80\nready\n").resize(120, 50);
			assertThat(terminal.awaitEnd()).hasExitStatus(5).hasStdout("24 80\r\nready\r\n50 120\r\n");
		}
	}

	/**
	 * The program itself tells that it runs, because dash loses a signal that arrives
	 * while it starts one. What is typed before an interrupt shows is lost with it.
	 */
	@Test
	void keysInterruptAndEndWhatRunsAtATerminal() {
		try (SshTestShell terminal = this.alice.shell()) {
			terminal.enter("PS1='> '; sh -c \"echo r''eady; exec sleep 100\"").expect("ready\n").ctrlC().expect("^C");
			terminal.enter("echo a''gain").expect("again\n");
			terminal.enter("sh -c \"echo s''tarted; exec sleep 100\"").expect("started\n").sendBreak().expect("^C");
			terminal.enter("echo r''esult $?").expect("result 130\n");
			terminal.ctrlD().awaitEnd();
		}
	}

	@Test
	void signalsReachTheProcess() {
		try (SshTestProcess process = this.alice.start(
				"trap 'echo got INT' INT; trap 'echo got USR1; exit 9' USR1; echo ready; while :; do sleep 0.1; done")) {
			process.awaitStdout("ready").signal("INT").awaitStdout("got INT").signal("USR1");
			assertThat(process.await()).hasExitStatus(9).hasStdout("ready\ngot INT\ngot USR1\n");
		}
	}

	@Test
	void deathByASignalThatWasSentIsTold() {
		try (SshTestProcess process = this.alice.start("echo ready; exec sleep 100")) {
			assertThat(process.awaitStdout("ready").signal("TERM").await()).hasExitSignal("TERM");
		}
	}

	@Test
	void environmentIsThatOfTheClientAndOfTheConfigurationWhichWins() {
		SshTestClient client = this.alice.env("LC_TEST", "a b'\"\n=c")
			.env("DANGER_FIXED", "changed")
			.env("DANGER=X", "odd")
			.env("PATH", "/evil");
		assertThat(client.run("env")).stdout()
			.contains("LC_TEST=a b'\"\n=c\n", "DANGER_FIXED=fixed\n", "GREETING=hello alice\n")
			.doesNotContain("evil", "odd", "changed");
	}

	@Test
	void containerIsHardened() {
		SshResult result = this.alice
			.run("grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status; ls /sys/class/net; touch /etc/x; "
					+ "touch /tmp/x && echo written; mount -t tmpfs none /mnt; chown 1 /tmp/x");
		assertThat(result.stdout())
			.isEqualTo("CapEff:\t0000000000000000\nCapBnd:\t0000000000000000\n" + "NoNewPrivs:\t1\nlo\nwritten\n");
		assertThat(result.stderr()).contains("touch: cannot touch '/etc/x': Read-only file system", "mount: ",
				"chown: changing ownership of '/tmp/x': Operation not permitted");
	}

	@Test
	void processesAndMemoryAreLimited() {
		assertThat(this.alice.run("i=0; while [ $i -lt 200 ]; do sleep 3 & i=$((i+1)); done").stderr())
			.contains("fork");
		assertThat(
				this.alice.run("cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null")
					.stdout())
			.isEqualTo("268435456\n");
	}

	@Test
	void labelsTellTheSessionAndNotTheCommand() throws Exception {
		try (SshTestProcess process = this.alice.start("echo secret-word; cat")) {
			await().atMost(ContainerServer.SOON).until(() -> !server.containers().isEmpty());
			List<ContainerSummary> containers = server.containers();
			assertThat(containers).singleElement()
				.satisfies((container) -> assertThat(container.labels()).containsEntry(ContainerRegistry.USER, "alice")
					.containsKeys(ContainerRegistry.SESSION, ContainerRegistry.INSTANCE)
					.doesNotContainValue("secret-word"));
			process.closeStdin().await();
		}
	}

	@Test
	void clientThatLeavesTakesItsContainerWithIt() throws Exception {
		this.alice.start("trap '' HUP; while :; do sleep 1; done");
		await().atMost(ContainerServer.SOON)
			.until(() -> server.containers().stream().anyMatch((container) -> container.state().equals("running")));
		this.alice.close();
		server.awaitNoContainer();
	}

	@Test
	void processHearsThatItsClientHasLeft() throws Exception {
		this.alice.start("trap 'echo hung up >/proc/1/fd/2; sleep 0.2; exit' HUP; while :; do sleep 0.1; done");
		await().atMost(ContainerServer.SOON)
			.until(() -> server.containers().stream().anyMatch((container) -> container.state().equals("running")));
		long before = System.nanoTime();
		this.alice.close();
		server.awaitNoContainer();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	void subsystemsThatTheImageDoesNotHaveAreRefused() {
		try (SshTestProcess subsystem = this.alice.subsystem("sftp")) {
			assertThat(subsystem.closeStdin().await()).hasExitStatus(126)
				.hasStderr("There is no such subsystem in the container.\n");
		}
	}

	@Test
	void fiftySessionsRunAtOnce() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(50);
		try {
			List<Callable<SshResult>> calls = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				String input = "line " + i;
				calls.add(() -> server.run("user" + input.length() % 3, "cat; sleep 1; echo; exit 7", input));
			}
			List<Future<SshResult>> results = executor.invokeAll(calls);
			for (int i = 0; i < 50; i++) {
				assertThat(results.get(i).get()).hasExitStatus(7).hasStdout("line " + i + "\n");
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void muchDataPassesUnharmedInBothDirections() throws Exception {
		MessageDigest sent = MessageDigest.getInstance("SHA-256");
		MessageDigest received = MessageDigest.getInstance("SHA-256");
		try (SshClient client = SshClient.setUpDefaultClient()) {
			client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
			client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
			client.start();
			ClientSession session = client.connect("alice", "127.0.0.1", server.getPort())
				.verify(ContainerServer.SOON)
				.getSession();
			session.addPasswordIdentity("password");
			session.auth().verify(ContainerServer.SOON);
			ChannelExec exec = session.createExecChannel("cat");
			exec.setIn(new DigestInputStream(new RandomInput(LARGE), sent));
			exec.setOut(new DigestOutputStream(OutputStream.nullOutputStream(), received));
			exec.open().verify(ContainerServer.SOON);
			assertThat(exec.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofMinutes(2)))
				.contains(ClientChannelEvent.CLOSED);
			assertThat(exec.getExitStatus()).isZero();
		}
		assertThat(HexFormat.of().formatHex(received.digest())).isEqualTo(HexFormat.of().formatHex(sent.digest()));
	}

	private static final class RandomInput extends InputStream {

		private final Random random = new Random(1);

		private long left;

		RandomInput(long length) {
			this.left = length;
		}

		@Override
		public int read() {
			return (this.left-- > 0) ? this.random.nextInt(256) : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			if (this.left <= 0) {
				return -1;
			}
			byte[] block = new byte[(int) Math.min(length, this.left)];
			this.random.nextBytes(block);
			System.arraycopy(block, 0, bytes, offset, block.length);
			this.left -= block.length;
			return block.length;
		}

	}

}
