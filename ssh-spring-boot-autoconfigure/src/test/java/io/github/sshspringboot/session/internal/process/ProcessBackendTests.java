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
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionType;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProcessBackend} without terminals.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "runs programs of Linux")
@Timeout(120)
class ProcessBackendTests {

	private final TestProcesses processes = new TestProcesses();

	@Test
	void commandLineIsOneArgumentWithQuotesAndLineBreaks() throws Exception {
		TestContext session = TestContext.exec("a 'b' \"c\" $(d) `e`;\n*");
		assertThat(this.processes.command("/usr/bin/printf", "[%s]", "{command}", "end").run(session))
			.isEqualTo(ExitStatus.OK);
		assertThat(session.out()).isEqualTo("[a 'b' \"c\" $(d) `e`;\n*][end]");
	}

	@Test
	void commandAloneIsTheCommandLineInAShell() throws Exception {
		TestContext session = TestContext.exec("echo out; echo err >&2; exit 3");
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.of(3));
		assertThat(session.out()).isEqualTo("out\n");
		assertThat(session.err()).isEqualTo("err\n");
	}

	@Test
	void fixedCommandIsToldTheCommandLineAndRunsNoneOfIt() throws Exception {
		TestContext session = TestContext.exec("echo $(id)");
		this.processes.command("/usr/bin/printenv", "SSH_ORIGINAL_COMMAND").run(session);
		assertThat(session.out()).isEqualTo("echo $(id)\n");
	}

	@Test
	void fixedCommandIsToldTheForcedCommandRatherThanTheOneOfTheClient() throws Exception {
		TestContext session = TestContext.exec("rm").forced("ls");
		this.processes.command("/usr/bin/printenv", "SSH_ORIGINAL_COMMAND").run(session);
		assertThat(session.out()).isEqualTo("ls\n");
	}

	@Test
	void forcedCommandRunsInsteadOfTheOneOfTheClient() throws Exception {
		TestContext session = TestContext.exec("echo client").forced("echo forced $SSH_ORIGINAL_COMMAND");
		this.processes.run(session);
		assertThat(session.out()).isEqualTo("forced echo client\n");
	}

	@Test
	void whatIsNotConfiguredIsRefused() {
		this.processes.command().shell();
		for (TestContext session : List.of(TestContext.exec("ls"), TestContext.shell(),
				new TestContext(SshSessionType.SUBSYSTEM, "sftp"))) {
			assertThatExceptionOfType(SshSessionException.class).isThrownBy(() -> this.processes.run(session))
				.satisfies((ex) -> assertThat(ex.getStatus()).isEqualTo(ExitStatus.DENIED));
		}
	}

	@Test
	void subsystemRunsItsProgram() throws Exception {
		TestContext session = new TestContext(SshSessionType.SUBSYSTEM, "upper").input("abc");
		this.processes.subsystem("upper", "/usr/bin/tr", "a-z", "A-Z").run(session);
		assertThat(session.out()).isEqualTo("ABC");
	}

	@Test
	void shellReadsItsInputToTheEnd() throws Exception {
		TestContext session = TestContext.shell().input("echo one\nexit 4\n");
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.of(4));
		assertThat(session.out()).isEqualTo("one\n");
	}

	@Test
	void endOfInputReachesTheProcess() throws Exception {
		TestContext session = TestContext.exec("sort").input("b\na\n");
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.OK);
		assertThat(session.out()).isEqualTo("a\nb\n");
	}

	@Test
	void lostInputIsNoEndOfInput(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("read");
		InputStream lost = new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("lost");
			}

		};
		TestProcesses.Running running = this.processes.start(TestContext.exec("cat; touch " + file).input(lost));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> running.await(Duration.ofSeconds(1)));
		running.interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(running::await);
		assertThat(file).doesNotExist();
	}

	@Test
	void userNameIsOneArgument() throws Exception {
		TestContext session = TestContext.exec("ignored").user("alice@example.org");
		this.processes.command("/usr/bin/printf", "[%s]", "{username}").run(session);
		assertThat(session.out()).isEqualTo("[alice@example.org]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-i", "a b", "a;b", "../b", "a/b", "a$b", "a\nb", "", ".", "\u00e4", "0", "1000", "0x0" })
	void userNameThatCouldMeanSomethingElseIsRefused(String name) {
		TestContext session = TestContext.exec("ignored").user(name.isEmpty() ? " " : name);
		assertThatExceptionOfType(SshSessionException.class)
			.isThrownBy(() -> this.processes.command("/usr/bin/printf", "[%s]", "{username}").run(session))
			.withMessage("Your user name cannot be passed to a program.");
		assertThat(session.out()).isEmpty();
	}

	@Test
	void commandLineThatCannotBePassedExactlyIsRefused() {
		TestContext session = TestContext.exec("echo a\0b");
		assertThatExceptionOfType(SshSessionException.class).isThrownBy(() -> this.processes.run(session))
			.satisfies((ex) -> assertThat(ex.getStatus()).isEqualTo(ExitStatus.USAGE));
	}

	@Test
	void commandLineThatIsTooLongForTheSystemIsOneMessage() {
		TestContext session = TestContext.exec("echo " + "a".repeat(200_000));
		assertThatExceptionOfType(SshSessionException.class).isThrownBy(() -> this.processes.run(session))
			.withMessage("The session cannot be started.");
	}

	@Test
	void environmentHasNothingOfTheApplication() throws Exception {
		TestContext session = TestContext.exec("env").environment("LANG", "C.UTF-8").environment("PATH", "/tmp/evil");
		this.processes.environment("PATH", "/usr/bin:/bin").environment("STAGE", "test").run(session);
		assertThat(session.out().lines().map((line) -> line.substring(0, line.indexOf('=')))).containsOnly("PATH",
				"HOME", "USER", "LOGNAME", "SHELL", "LANG", "STAGE", "PWD", ProcessFamily.MARK);
		assertThat(session.out()).contains("PATH=/usr/bin:/bin\n", "STAGE=test\n", "LANG=C.UTF-8\n");
	}

	@Test
	void directoryIsThatOfTheUserAndItsHome(@TempDir Path directory) throws Exception {
		Path home = Files.createDirectory(directory.resolve("alice"));
		TestContext session = TestContext.exec("pwd; echo $HOME");
		this.processes.directory(directory::resolve).run(session);
		assertThat(session.out()).isEqualTo(home + "\n" + home + "\n");
	}

	@Test
	void directoryOfTheApplicationIsTheHomeToo() throws Exception {
		TestContext session = TestContext.exec("pwd; echo $HOME");
		this.processes.run(session);
		assertThat(session.out().lines().distinct()).containsExactly(System.getProperty("user.dir"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void processWithoutAThreadForItsStreamsIsEnded(int threads) {
		String mark = UUID.randomUUID().toString();
		TestContext session = TestContext.exec("trap '' HUP; sleep 1003; : " + mark);
		this.processes.maxThreads(threads).gracePeriod(Duration.ofMillis(300));
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> this.processes.run(session))
			.withCauseInstanceOf(OutOfMemoryError.class);
		assertThat(TestProcesses.processesWith(mark)).isEmpty();
	}

	@Test
	void missingDirectoryIsRefused(@TempDir Path directory) {
		TestContext session = TestContext.exec("pwd");
		assertThatExceptionOfType(SshSessionException.class)
			.isThrownBy(() -> this.processes.directory(directory::resolve).run(session))
			.withMessage("There is no directory for you here.");
	}

	@Test
	void signalOfTheClientReachesTheProcessGroupAndIsTold() throws Exception {
		String mark = UUID.randomUUID().toString();
		TestContext session = TestContext.exec("sleep 1000; : " + mark);
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().until(() -> TestProcesses.processesWith(mark).size() > 0);
		Awaitility.await().until(() -> session.signal("TERM"));
		assertThat(running.await()).isEqualTo(ExitStatus.signal("TERM", ""));
		assertThat(TestProcesses.processesWith(mark)).isEmpty();
	}

	@Test
	void processMayTakeASignalOfTheClient() throws Exception {
		TestContext session = TestContext
			.exec("trap 'echo usr1; exit 5' USR1; echo ready; while :; do sleep 0.05; done");
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().until(() -> session.out().equals("ready\n"));
		assertThat(session.signal("USR1")).isTrue();
		assertThat(running.await()).isEqualTo(ExitStatus.of(5));
		assertThat(session.out()).isEqualTo("ready\nusr1\n");
	}

	@Test
	void unknownSignalIsNotTaken() throws Exception {
		TestContext session = TestContext.exec("echo ready; cat").input("");
		this.processes.run(session);
		assertThat(session.signal("USR1; touch /tmp/x")).isFalse();
		assertThat(session.signal("STOP@example.org")).isFalse();
	}

	@Test
	void statusOfAProgramThatASignalOfItsOwnEndsIsThatOfAShell() throws Exception {
		assertThat(this.processes.run(TestContext.exec("kill -9 $$"))).isEqualTo(ExitStatus.of(137));
	}

	@Test
	void interruptedSessionLeavesNothingBehind() throws Exception {
		String mark = UUID.randomUUID().toString();
		TestContext session = TestContext.exec("sh -c 'sleep 1001; : " + mark + "' & " + "setsid sh -c 'sleep 1001; : "
				+ mark + "' & " + "nohup sh -c 'sleep 1001; : " + mark + "' >/dev/null 2>&1 & "
				+ "(setsid sh -c 'trap \"\" HUP TERM; echo ready; sleep 1001; : " + mark + "' &); "
				+ "sh -c 'sleep 1001; : " + mark + "'");
		TestProcesses.Running running = this.processes.gracePeriod(Duration.ofMillis(300)).start(session);
		Awaitility.await().until(() -> TestProcesses.processesWith("; : " + mark).size() >= 5);
		Awaitility.await().until(() -> session.out().contains("ready"));
		running.interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(running::await);
		assertThat(TestProcesses.processesWith(mark)).isEmpty();
	}

	@Test
	void programMayTidyUpWhenTheClientLeaves(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("tidy");
		TestContext session = TestContext
			.exec("trap 'sleep 0.2; touch " + file + "; exit' HUP; echo ready; while :; do sleep 0.05; done");
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().until(() -> session.out().contains("ready"));
		running.interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(running::await);
		assertThat(file).exists();
	}

	@Test
	void stoppedProcessEndsToo() throws Exception {
		String mark = UUID.randomUUID().toString();
		TestContext session = TestContext.exec("kill -STOP $$; : " + mark);
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().until(() -> !TestProcesses.processesWith(mark).isEmpty());
		running.interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(running::await);
		assertThat(TestProcesses.processesWith(mark)).isEmpty();
	}

	@Test
	void whatRunsOnAfterTheCommandIsEnded() throws Exception {
		String mark = UUID.randomUUID().toString();
		TestContext session = TestContext.exec("sh -c 'sleep 1002; : " + mark + "' & echo done; exit 6");
		assertThat(this.processes.gracePeriod(Duration.ofMillis(300)).run(session)).isEqualTo(ExitStatus.of(6));
		assertThat(session.out()).isEqualTo("done\n");
		assertThat(TestProcesses.processesWith(mark)).isEmpty();
	}

	@Test
	void whatRunsOnMayFinishItsOutput() throws Exception {
		TestContext session = TestContext.exec("(sleep 0.5; echo late) & echo early");
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.OK);
		assertThat(session.out()).isEqualTo("early\nlate\n");
	}

	@Test
	void endlessOutputOfWhatRunsOnIsCutOff() throws Exception {
		AtomicLong written = new AtomicLong();
		TestContext session = TestContext.exec("yes & echo; exit 0").output(counting(written));
		assertThat(this.processes.gracePeriod(Duration.ofMillis(300)).run(session)).isEqualTo(ExitStatus.OK);
		assertThat(written).hasPositiveValue();
	}

	@Test
	void outputIsCompleteWhenTheClientIsSlow() throws Exception {
		AtomicLong written = new AtomicLong();
		OutputStream slow = new OutputStream() {

			@Override
			public void write(int b) {
				written.incrementAndGet();
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				try {
					Thread.sleep(300);
				}
				catch (InterruptedException ex) {
					throw new IOException(ex);
				}
				written.addAndGet(length);
			}

		};
		TestContext session = TestContext.exec("head -c 200000 /dev/zero").output(slow);
		assertThat(this.processes.gracePeriod(Duration.ofMillis(100)).run(session)).isEqualTo(ExitStatus.OK);
		assertThat(written).hasValue(200_000);
	}

	@Test
	void clientThatDoesNotReadHoldsUpTheProcessAndNotItsEnd() throws Exception {
		CountDownLatch reads = new CountDownLatch(1);
		AtomicLong written = new AtomicLong();
		OutputStream stuck = new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				write(new byte[] { (byte) b }, 0, 1);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				written.addAndGet(length);
				try {
					reads.await();
				}
				catch (InterruptedException ex) {
					throw new IOException(ex);
				}
			}

		};
		String mark = UUID.randomUUID().toString();
		TestContext session = TestContext.exec("yes " + mark).output(stuck);
		TestProcesses.Running running = this.processes.start(session);
		Awaitility.await().untilAtomic(written, Matchers.greaterThan(0L));
		running.interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(running::await);
		assertThat(written).hasValueLessThanOrEqualTo(64 * 1024L);
		assertThat(TestProcesses.processesWith(mark)).isEmpty();
	}

	@Test
	void clientThatWantsNoMoreOutputIsABrokenPipe() throws Exception {
		OutputStream unwanted = new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				throw new IOException("unwanted");
			}

		};
		assertThat(this.processes.run(TestContext.exec("yes").output(unwanted))).isEqualTo(ExitStatus.of(141));
	}

	@Test
	void inputThatNobodyReadsWaitsAndBlocksNothing() throws Exception {
		PipedOutputStream client = new PipedOutputStream();
		PipedInputStream input = new PipedInputStream(client, 1024);
		Thread sender = new Thread(() -> {
			try {
				client.write(new byte[1_000_000]);
			}
			catch (IOException ex) {
				// the session has ended
			}
		});
		sender.setDaemon(true);
		sender.start();
		TestContext session = TestContext.exec("sleep 0.5; echo done").input(input);
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.OK);
		assertThat(session.out()).isEqualTo("done\n");
		input.close();
	}

	@Test
	void muchPassesBothWaysUnharmed() throws Exception {
		long size = 256L * 1024 * 1024;
		AtomicLong written = new AtomicLong();
		AtomicLong wrong = new AtomicLong();
		OutputStream checking = new OutputStream() {

			@Override
			public void write(int b) {
				write(new byte[] { (byte) b }, 0, 1);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) {
				int expected = (int) (written.getAndAdd(length) % 251);
				for (int i = 0; i < length; i++) {
					if (bytes[offset + i] != (byte) expected) {
						wrong.incrementAndGet();
					}
					expected = (expected < 250) ? expected + 1 : 0;
				}
			}

		};
		TestContext session = TestContext.exec("cat").input(new CountingInput(size)).output(checking);
		assertThat(this.processes.run(session)).isEqualTo(ExitStatus.OK);
		assertThat(written).hasValue(size);
		assertThat(wrong).hasValue(0);
	}

	@Test
	void noFileAndNoThreadRemains() throws Exception {
		Set<String> before = pipes();
		this.processes.run(TestContext.exec("true"));
		Awaitility.await().untilAsserted(() -> assertThat(pipes()).isSubsetOf(before));
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
				.noneMatch((thread) -> thread.getName().startsWith("test-process-")));
	}

	/**
	 * Return the directories of pipes, which may be those of processes of others for a
	 * moment.
	 */
	private static Set<String> pipes() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.startsWith("ssh-process-"))
				.collect(Collectors.toSet());
		}
	}

	private static OutputStream counting(AtomicLong written) {
		return new OutputStream() {

			@Override
			public void write(int b) {
				written.incrementAndGet();
			}

			@Override
			public void write(byte[] bytes, int offset, int length) {
				written.addAndGet(length);
			}

		};
	}

	/**
	 * So many bytes of a pattern.
	 */
	private static final class CountingInput extends InputStream {

		private static final byte[] PATTERN = new byte[251 * 1024];

		static {
			for (int i = 0; i < PATTERN.length; i++) {
				PATTERN[i] = (byte) (i % 251);
			}
		}

		private final long size;

		private long read;

		CountingInput(long size) {
			this.size = size;
		}

		@Override
		public int read() {
			return (this.read < this.size) ? (int) (this.read++ % 251) : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			int count = (int) Math.min(length, Math.min(this.size - this.read, PATTERN.length - 251));
			if (count <= 0) {
				return -1;
			}
			System.arraycopy(PATTERN, (int) (this.read % 251), bytes, offset, count);
			this.read += count;
			return count;
		}

	}

}
