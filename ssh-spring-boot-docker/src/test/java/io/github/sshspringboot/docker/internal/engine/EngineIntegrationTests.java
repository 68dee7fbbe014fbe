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

package io.github.sshspringboot.docker.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.sshspringboot.docker.internal.engine.EngineException.Kind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Containers of a real engine.
 */
@Timeout(120)
class EngineIntegrationTests {

	private static final String IMAGE = "debian:bookworm-slim";

	private static final int LARGE = 100 * 1024 * 1024;

	private final Map<String, String> labels = Map.of("ssh-spring-boot.test", UUID.randomUUID().toString());

	private final DockerEngine engine = new DockerEngine(DockerEngine.socket(null), Duration.ofSeconds(30));

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ByteArrayOutputStream error = new ByteArrayOutputStream();

	@BeforeEach
	void needsAnEngine() {
		assumeTrue(Files.exists(DockerEngine.socket(null)), "There is no engine");
	}

	@AfterEach
	void leavesNothingBehind() throws EngineException {
		this.executor.shutdownNow();
		if (Files.exists(DockerEngine.socket(null))) {
			List<ContainerSummary> left = this.engine.list(this.labels);
			for (ContainerSummary container : left) {
				this.engine.remove(container.id());
			}
			assertThat(left).isEmpty();
		}
	}

	@Test
	void tellsItsVersion() throws EngineException {
		assertThat(this.engine.ping()).matches(".+, API \\d+\\.\\d+");
	}

	@Test
	void endOfInputReachesTheProcessAndOutputGoesOn() throws Exception {
		assertThat(run("cat; echo end", "some text\n")).isZero();
		assertThat(this.output).hasToString("some text\nend\n");
	}

	@Test
	void outputAndErrorsAreApart() throws Exception {
		assertThat(run("echo out; echo err >&2; exit 3", "")).isEqualTo(3);
		assertThat(this.output).hasToString("out\n");
		assertThat(this.error).hasToString("err\n");
	}

	@Test
	void processEndsWhileItsInputIsOpenAndUnread() throws Exception {
		InputStream endless = new InputStream() {

			@Override
			public int read() {
				return 'x';
			}

		};
		try (Container container = create("head -c 3; echo; echo done", false)) {
			assertThat(container.run(endless, this.output, this.error, this.executor)).isZero();
		}
		assertThat(this.output).hasToString("xxx\ndone\n");
	}

	@Test
	void muchOutputArrivesUnharmed() throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		String script = "head -c " + LARGE + " /dev/urandom | tee /tmp/pipe | sha256sum >&2";
		try (Container container = create("mkfifo /tmp/pipe; cat /tmp/pipe & " + script + "; wait", false);
				OutputStream target = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
			assertThat(container.run(InputStream.nullInputStream(), target, this.error, this.executor)).isZero();
		}
		assertThat(this.error).hasToString(HexFormat.of().formatHex(digest.digest()) + "  -\n");
	}

	@Test
	void muchInputArrivesUnharmed() throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		try (Container container = create("sha256sum", false);
				InputStream source = new DigestInputStream(new RandomInputStream(LARGE), digest)) {
			assertThat(container.run(source, this.output, this.error, this.executor)).isZero();
		}
		assertThat(this.output).hasToString(HexFormat.of().formatHex(digest.digest()) + "  -\n");
	}

	@Test
	void muchGoesThroughBothWaysAtOnce() throws Exception {
		MessageDigest sent = MessageDigest.getInstance("SHA-256");
		MessageDigest received = MessageDigest.getInstance("SHA-256");
		try (Container container = create("cat", false);
				InputStream source = new DigestInputStream(new RandomInputStream(LARGE), sent);
				OutputStream target = new DigestOutputStream(OutputStream.nullOutputStream(), received)) {
			assertThat(container.run(source, target, this.error, this.executor)).isZero();
		}
		assertThat(received.digest()).isEqualTo(sent.digest());
	}

	@Test
	void terminalHasTheSizeOfTheClientFromItsStartAndFollowsIt() throws Exception {
		try (Container container = create(
				"read x; stty size; trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.1; done", true)) {
			CompletableFuture<Integer> status = runAsync(container, new ByteArrayInputStream(new byte[] { '\n' }));
			await(() -> this.output.toString().contains("ready"));
			container.resize(50, 120);
			assertThat(status.get()).isZero();
		}
		assertThat(this.output.toString()).contains("40 100\r\nready\r\n", "50 120\r\n");
		assertThat(this.error.size()).isZero();
	}

	@Test
	void endOfInputAtATerminalIsControlD() throws Exception {
		try (Container container = create("cat; echo end", true)) {
			assertThat(container.run(input("text\n"), this.output, this.error, this.executor)).isZero();
		}
		assertThat(this.output.toString()).endsWith("text\r\nend\r\n");
	}

	@Test
	void keysThatLeaveAContainerOtherwiseReachTheProcess() throws Exception {
		try (Container container = create("stty raw -echo; echo ready; head -c 3 | od -An -tx1", true)) {
			CompletableFuture<Integer> status = runAsync(container, afterReady("\u0010\u0011x"));
			assertThat(status.get()).isZero();
		}
		assertThat(this.output.toString()).contains("10 11 78");
	}

	@Test
	void signalsReachTheProcess() throws Exception {
		try (Container container = create("trap 'echo got it; exit 5' USR1; echo ready; while :; do sleep 0.1; done",
				false)) {
			CompletableFuture<Integer> status = runAsync(container, InputStream.nullInputStream());
			await(() -> this.output.toString().contains("ready"));
			assertThat(container.kill("USR1")).isTrue();
			assertThat(status.get()).isEqualTo(5);
			assertThat(container.kill("TERM")).isFalse();
		}
		assertThat(this.output).hasToString("ready\ngot it\n");
	}

	@Test
	void statusTellsTheSignalThatEndedTheProcess() throws Exception {
		try (Container container = create("echo ready; exec sleep 60", false)) {
			CompletableFuture<Integer> status = runAsync(container, InputStream.nullInputStream());
			await(() -> this.output.toString().contains("ready"));
			assertThat(container.kill("TERM")).isTrue();
			assertThat(status.get()).isEqualTo(128 + 15);
		}
	}

	@Test
	void statusIsKnownWheneverItIsWaitedFor() throws Exception {
		try (Container container = create("sleep 0.5; exit 7", false)) {
			CompletableFuture<Integer> before = awaitAsync(container);
			Thread.sleep(300);
			assertThat(before).isNotDone();
			this.engine.start(container.id());
			CompletableFuture<Integer> during = awaitAsync(container);
			assertThat(before.get()).isEqualTo(7);
			assertThat(during.get()).isEqualTo(7);
			assertThat(this.engine.await(container.id())).isEqualTo(7);
		}
	}

	@Test
	void interruptEndsTheContainer() throws Exception {
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try (Container container = create("echo ready; sleep 60", false)) {
				container.run(InputStream.nullInputStream(), this.output, this.error, this.executor);
			}
			catch (Exception ex) {
				failure.complete(Thread.interrupted() ? ex : new IllegalStateException("Not interrupted", ex));
			}
		});
		thread.start();
		await(() -> this.output.toString().contains("ready"));
		thread.interrupt();
		thread.join();
		assertThat(failure.get()).isInstanceOf(EngineException.class);
		assertThat(this.engine.list(this.labels)).isEmpty();
	}

	@Test
	void closeFromAnotherThreadEndsTheContainer() throws Exception {
		try (Container container = create("echo ready; sleep 60", false)) {
			CompletableFuture<Integer> status = runAsync(container, InputStream.nullInputStream());
			await(() -> this.output.toString().contains("ready"));
			container.close();
			await(status::isCompletedExceptionally);
			assertThat(this.engine.list(this.labels)).isEmpty();
		}
	}

	@Test
	void commandThatIsNotThereHasAStatusOfItsOwn() throws Exception {
		try (Container container = create(List.of("no-such-command"), false)) {
			assertThat(container.run(InputStream.nullInputStream(), this.output, this.error, this.executor))
				.isEqualTo(127);
		}
		assertThat(this.error.toString()).contains("no-such-command");
	}

	@Test
	void imageThatIsNotThereIsNotFound() throws Exception {
		assertThat(this.engine.hasImage(IMAGE)).isTrue();
		assertThat(this.engine.hasImage("no/such-image:1")).isFalse();
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> Container.create(this.engine,
					definition("127.0.0.1:1/no/such-image", List.of("true"), false)))
			.withMessageContaining("127.0.0.1:1/no/such-image")
			.extracting(EngineException::getKind)
			.isEqualTo(Kind.NOT_FOUND);
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> this.engine.pull("127.0.0.1:1/no/such-image", Duration.ofSeconds(30)))
			.withMessageContaining("127.0.0.1:1");
	}

	@Test
	void restrictionsAreInForce() throws Exception {
		String script = """
				grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status; ls /sys/class/net; id -u
				touch /x 2>&1; touch /tmp/x && echo ok; pwd; echo $GREETING; hostname
				cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null
				cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids/pids.max 2>/dev/null
				exit 0
				""";
		assertThat(run(script, "")).isZero();
		assertThat(this.output.toString().lines().map((line) -> line.replaceAll("\\s+", " "))).contains(
				"CapEff: 0000000000000000", "CapBnd: 0000000000000000", "NoNewPrivs: 1", "lo", "1000",
				"touch: cannot touch '/x': Read-only file system", "ok", "/tmp", "a b=c", "box",
				String.valueOf(64 * 1024 * 1024), "50");
	}

	@Test
	void listsItsContainersInWhateverState() throws Exception {
		try (Container created = create("true", false); Container running = create("sleep 60", false)) {
			this.engine.start(running.id());
			assertThat(this.engine.list(this.labels))
				.satisfiesExactlyInAnyOrder((container) -> assertThat(container.state()).isEqualTo("created"),
						(container) -> assertThat(container.state()).isEqualTo("running"))
				.allSatisfy((container) -> {
					assertThat(container.labels()).containsAllEntriesOf(this.labels);
					assertThat(container.created()).isNotNull();
				})
				.extracting(ContainerSummary::id)
				.containsExactlyInAnyOrder(created.id(), running.id());
			this.engine.remove(created.id());
			this.engine.remove(created.id());
			assertThat(this.engine.list(this.labels)).hasSize(1);
		}
	}

	@Test
	void runsCommandsInAContainerThatRuns() throws Exception {
		try (Container container = create("sleep 60", false)) {
			this.engine.start(container.id());
			String exec = this.engine.createExec(container.id(), exec("cat; echo $GREETING >&2; exit 4", false));
			try (ContainerStreams streams = this.engine.startExec(exec, false)) {
				try (OutputStream input = streams.input()) {
					input.write("some text".getBytes(StandardCharsets.UTF_8));
				}
				streams.copyTo(this.output, this.error);
			}
			assertThat(this.output).hasToString("some text");
			assertThat(this.error).hasToString("hello\n");
			assertThat(this.engine.execStatus(exec)).isEqualTo(4);
		}
	}

	@Test
	void runsCommandsWithATerminalInAContainerThatRuns() throws Exception {
		try (Container container = create("sleep 60", false)) {
			this.engine.start(container.id());
			String exec = this.engine.createExec(container.id(), exec("read x; stty size", true));
			try (ContainerStreams streams = this.engine.startExec(exec, true); OutputStream input = streams.input()) {
				this.engine.resizeExec(exec, 30, 90);
				input.write('\n');
				streams.copyTo(this.output, this.error);
			}
			assertThat(this.output.toString()).contains("30 90\r\n");
			assertThat(this.engine.execStatus(exec)).isZero();
		}
	}

	private int run(String script, String input) throws Exception {
		try (Container container = create(script, false)) {
			return container.run(input(input), this.output, this.error, this.executor);
		}
	}

	private CompletableFuture<Integer> runAsync(Container container, InputStream input) {
		return async(() -> container.run(input, this.output, this.error, this.executor));
	}

	private CompletableFuture<Integer> awaitAsync(Container container) {
		return async(() -> this.engine.await(container.id()));
	}

	private CompletableFuture<Integer> async(Callable<Integer> task) {
		CompletableFuture<Integer> result = new CompletableFuture<>();
		this.executor.execute(() -> {
			try {
				result.complete(task.call());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		});
		return result;
	}

	private void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
	}

	private InputStream input(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private InputStream afterReady(String text) {
		InputStream input = input(text);
		return new InputStream() {

			@Override
			public int read() throws IOException {
				EngineIntegrationTests.this
					.await(() -> EngineIntegrationTests.this.output.toString().contains("ready"));
				return input.read();
			}

		};
	}

	private Container create(String script, boolean tty) throws EngineException {
		return create(List.of("bash", "-c", script), tty);
	}

	private Container create(List<String> command, boolean tty) throws EngineException {
		return Container.create(this.engine, definition(IMAGE, command, tty));
	}

	private ContainerDefinition definition(String image, List<String> command, boolean tty) {
		return new ContainerDefinition(image, command, List.of(), "1000:1000", "/tmp", Map.of("GREETING", "a b=c"),
				this.labels, List.of(), 64 * 1024 * 1024, 64 * 1024 * 1024, 0.5, 50, "none", true,
				Map.of("/tmp", "size=16m,mode=1777"), List.of(), tty, true, true, 40, 100,
				"ssh-test-" + UUID.randomUUID(), "box", null);
	}

	private ExecDefinition exec(String script, boolean tty) {
		return new ExecDefinition(List.of("bash", "-c", script), null, null, Map.of("GREETING", "hello"), tty, true, 0,
				0);
	}

	private static final class RandomInputStream extends InputStream {

		private final Random random = new Random(1);

		private long left;

		RandomInputStream(long left) {
			this.left = left;
		}

		@Override
		public int read() {
			byte[] single = new byte[1];
			return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			if (this.left == 0) {
				return -1;
			}
			byte[] bytes = new byte[(int) Math.min(length, this.left)];
			this.random.nextBytes(bytes);
			System.arraycopy(bytes, 0, target, offset, bytes.length);
			this.left -= bytes.length;
			return bytes.length;
		}

	}

}
