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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.sshspringboot.docker.internal.engine.EngineException.Kind;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What engines answer, and how they fail.
 */
@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Engines there are not at Unix sockets")
class DockerEngineTests {

	private static final String UPGRADED = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

	private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

	@TempDir
	private Path directory;

	private Path socket;

	private FakeEngine fake;

	private DockerEngine engine;

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ByteArrayOutputStream error = new ByteArrayOutputStream();

	@BeforeEach
	void start() throws IOException {
		this.socket = this.directory.resolve("engine.sock");
		this.fake = new FakeEngine(this.socket);
		this.engine = new DockerEngine(this.socket, Duration.ofSeconds(20));
	}

	@AfterEach
	void stop() throws IOException {
		this.fake.close();
	}

	@Test
	void isReachedAtAUnixSocketOnly() {
		assertThat(DockerEngine.socket("unix:///run/podman/podman.sock")).hasToString("/run/podman/podman.sock");
		assertThat(DockerEngine.socket("/run/docker.sock")).hasToString("/run/docker.sock");
		assertThatIllegalArgumentException().isThrownBy(() -> DockerEngine.socket("tcp://127.0.0.1:2375"))
			.withMessage("The engine is reached at a Unix socket only, such as 'unix:///var/run/docker.sock', "
					+ "and not at 'tcp://127.0.0.1:2375'");
	}

	@Test
	void speaksTheVersionOfTheEngine() throws EngineException {
		this.fake.answers(204, "").answers(204, "");
		this.engine.start("a");
		this.engine.start("b");
		assertThat(this.fake.requests()).containsExactly("POST /v1.44/containers/a/start",
				"POST /v1.44/containers/b/start");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Api-Version: ../x\r\n" })
	void speaksToAnEngineWithoutAVersion(String header) throws EngineException {
		this.fake.pings("HTTP/1.1 200 OK\r\n" + header + "Content-Length: 2\r\n\r\nOK").answers(204, "");
		this.engine.start("a");
		assertThat(this.fake.requests()).containsExactly("POST /containers/a/start");
	}

	@Test
	void speaksTheVersionOfAnotherEngineAfterAnInterruption() throws EngineException {
		this.fake.answers("").answers(204, "");
		assertFails(() -> this.engine.start("a"), Kind.LOST);
		this.fake.pings("HTTP/1.1 200 OK\r\nApi-Version: 1.52\r\nContent-Length: 2\r\n\r\nOK");
		this.engine.start("a");
		assertThat(this.fake.requests()).containsExactly("POST /v1.44/containers/a/start",
				"POST /v1.52/containers/a/start");
	}

	@Test
	void tellsItsVersion() throws EngineException {
		this.fake.answers(200, "{\"Version\":\"29.0.1\",\"ApiVersion\":\"1.52\"}");
		assertThat(this.engine.ping()).isEqualTo("29.0.1, API 1.52");
	}

	@Test
	void answerMayComeByteByByteAndInChunks() throws EngineException {
		String answer = "HTTP/1.1 100 Continue\r\n\r\n" + CHUNKED
				+ "5;x=y\r\n{\"Id\"\r\n00A\r\n:\"c0ffee\"}\r\n0\r\nTrailer: x\r\n\r\n";
		this.fake.answers((connection) -> {
			for (char single : answer.toCharArray()) {
				FakeEngine.write(connection, String.valueOf(single));
			}
		});
		assertThat(this.engine.create(definition("image", null))).isEqualTo("c0ffee");
	}

	@Test
	void answerMayEndWithTheConnection() throws EngineException {
		this.fake.answers("HTTP/1.0 200 OK\r\n\r\n{\"Id\":\"c0ffee\"}");
		assertThat(this.engine.create(definition("image", null))).isEqualTo("c0ffee");
	}

	@ParameterizedTest
	@CsvSource({ "400, REFUSED", "403, REFUSED", "404, NOT_FOUND", "409, CONFLICT", "500, FAILED", "301, FAILED" })
	void failureHasTheMessageOfTheEngine(int status, Kind kind) {
		this.fake.answers(status, "{\"message\":\"it cannot\"}");
		assertFails(() -> this.engine.start("a"), kind).hasMessage("it cannot");
	}

	@Test
	void failureWithoutAMessageHasWhatTheEngineAnswered() {
		this.fake.answers(502, "<html>" + "x".repeat(5000));
		assertFails(() -> this.engine.start("a"), Kind.FAILED).message().startsWith("Status 502: <html>").hasSize(2000);
	}

	@Test
	void thereMayBeNoEngine() throws IOException {
		this.fake.close();
		assertFails(() -> this.engine.ping(), Kind.UNREACHABLE).hasMessageContaining(this.socket.toString());
		DockerEngine nowhere = new DockerEngine(this.directory.resolve("nothing"), Duration.ofSeconds(1));
		assertFails(nowhere::ping, Kind.UNREACHABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{",
			CHUNKED + "5\r\n{", CHUNKED })
	void engineMayLeaveInTheMiddle(String answer) {
		this.fake.answers(answer);
		assertFails(() -> this.engine.create(definition("image", null)), Kind.LOST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH\r\n", "HTTP/2 200 OK\r\n\r\n", "HTTP/1.1 200 OK\n\n",
			"HTTP/1.1 200 OK\r\nNo header\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length : 1\r\n\r\n1",
			"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n12",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", CHUNKED + "x\r\n", CHUNKED + "-1\r\n",
			CHUNKED + "1\r\n{}\r\n", "HTTP/1.1 200 OK\r\n\r\nno json", "HTTP/1.1 200 OK\r\n\r\n{\"Id\":1}" })
	void answerMayMakeNoSense(String answer) {
		this.fake.answers(answer);
		assertFails(() -> this.engine.create(definition("image", null)), Kind.FAILED);
	}

	@Test
	void headOfAnAnswerIsBounded() {
		this.fake.answers("HTTP/1.1 200 OK\r\n" + "Header: value\r\n".repeat(2000));
		assertFails(() -> this.engine.start("a"), Kind.FAILED).hasMessageContaining("16384");
	}

	@Test
	void answerIsBounded() {
		this.fake.answers((connection) -> {
			FakeEngine.write(connection, "HTTP/1.1 200 OK\r\n\r\n[");
			while (true) {
				FakeEngine.write(connection, " ".repeat(100_000));
			}
		});
		assertFails(() -> this.engine.list(Map.of()), Kind.FAILED).hasMessageContaining("longer than");
	}

	@Test
	void engineMayHang() {
		this.engine = new DockerEngine(this.socket, Duration.ofMillis(300));
		this.fake.answers(FakeEngine::hang).answers((connection) -> {
			FakeEngine.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
			FakeEngine.hang(connection);
		});
		assertFails(() -> this.engine.start("a"), Kind.LOST).hasMessageContaining("did not answer within 300 ms");
		assertFails(() -> this.engine.list(Map.of()), Kind.LOST).hasMessageContaining("did not answer within 300 ms");
	}

	@Test
	void interruptEndsACall() {
		this.fake.answers(FakeEngine::hang);
		Thread.currentThread().interrupt();
		EngineException failure = catchThrowableOfType(EngineException.class, () -> this.engine.start("a"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(failure).isNotNull();
		assertThat(failure.getKind()).isEqualTo(Kind.LOST);
	}

	@Test
	void interruptDoesNotKeepFromRemoving() throws Exception {
		CompletableFuture<Boolean> asked = new CompletableFuture<>();
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		this.fake.answers((connection) -> {
			asked.complete(true);
			FakeEngine.hang(connection);
		}).answers(204, "");
		Thread thread = new Thread(() -> {
			Thread.currentThread().interrupt();
			try {
				this.engine.remove("a");
				interrupted.complete(Thread.interrupted());
			}
			catch (EngineException ex) {
				interrupted.completeExceptionally(ex);
			}
		});
		thread.start();
		asked.join();
		thread.interrupt();
		assertThat(interrupted.get()).isTrue();
		assertThat(this.fake.requests()).containsExactly("DELETE /v1.44/containers/a?force=1&v=1",
				"DELETE /v1.44/containers/a?force=1&v=1");
	}

	@Test
	void removalMayFail() {
		this.fake.answers(409, "{\"message\":\"container a has dependent containers\"}");
		assertFails(() -> this.engine.remove("a"), Kind.CONFLICT);
	}

	@Test
	void removesWhatIsNotThere() throws EngineException {
		this.fake.answers(404, "{\"message\":\"No such container: a\"}")
			.answers(409, "{\"message\":\"removal of container a is already in progress\"}");
		this.engine.remove("a");
		this.engine.remove("a");
		assertThat(this.fake.requests()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "../images", "a/b", "a?force=1", "a b", "a\r\nX: y", "-a" })
	void namesAreNoPaths(String name) {
		assertFails(() -> this.engine.start(name), Kind.REFUSED);
		assertFails(() -> this.engine.create(definition("image", name)), Kind.REFUSED);
		assertThat(this.fake.requests()).isEmpty();
	}

	@Test
	void containerIsRestricted() throws EngineException {
		this.fake.answers(201, "{\"Id\":\"c0ffee\"}");
		this.engine.create(definition("image", "session-1"));
		String request = this.fake.requests().get(0);
		assertThat(request).startsWith("POST /v1.44/containers/create?name=session-1 {");
		Map<String, Object> json = JsonParserFactory.getJsonParser().parseMap(request.substring(request.indexOf('{')));
		assertThat(json).containsEntry("Image", "image")
			.containsEntry("Cmd", List.of("sh", "-c", "a \"b\"\n"))
			.containsEntry("Env", List.of("NAME=value=x"))
			.containsEntry("Labels", Map.of("a.b", "c"))
			.containsEntry("OpenStdin", true)
			.containsEntry("StdinOnce", true)
			.doesNotContainKeys("Entrypoint", "WorkingDir");
		assertThat(json.get("HostConfig")).asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("CapDrop", List.of("ALL"))
			.containsEntry("SecurityOpt", List.of("no-new-privileges"))
			.containsEntry("Privileged", false)
			.containsEntry("NetworkMode", "none")
			.containsEntry("LogConfig", Map.of("Type", "none"))
			.containsEntry("NanoCpus", 500_000_000)
			.containsEntry("Mounts",
					List.of(Map.of("Type", "bind", "Source", "/data", "Target", "/mnt", "ReadOnly", true)))
			.doesNotContainKeys("Memory", "PidsLimit", "Runtime");
	}

	@Test
	void pullFailsWithTheErrorWithinTheAnswer() {
		this.fake.answers(200,
				"{\"status\":\"Pulling \\\"error\\\"\"}\r\n{\"errorDetail\":{},\"error\":\"no space left\"}\r\n");
		assertFails(() -> this.engine.pull("image", Duration.ofSeconds(20)), Kind.FAILED).hasMessage("no space left");
	}

	@Test
	void pullFailsWithAnErrorAfterProgress() {
		String progress = "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":1,\"total\":2},\"id\":\"a\"}\r\n";
		String failure = "{\"errorDetail\":{\"message\":\"denied\"},\"error\":\"denied\"}\r\n";
		this.fake.answers((connection) -> {
			FakeEngine.write(connection, CHUNKED);
			for (String line : List.of(progress, progress, failure)) {
				FakeEngine.write(connection, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
			}
			FakeEngine.hang(connection);
		});
		assertFails(() -> this.engine.pull("image", Duration.ofSeconds(20)), Kind.FAILED).hasMessage("denied");
	}

	@Test
	void pullThatGoesOnTooLongIsGivenUp() {
		this.fake.answers((connection) -> {
			FakeEngine.write(connection, CHUNKED);
			while (true) {
				FakeEngine.write(connection, "f\r\n{\"status\":\"x\"}\n\r\n");
			}
		});
		assertFails(() -> this.engine.pull("image", Duration.ofMillis(300)), Kind.LOST)
			.hasMessageContaining("did not answer within 300 ms");
	}

	@Test
	void messageOfTheEngineIsOneLine() {
		this.fake.answers(500, "{\"message\":\"first\\r\\n2026 INFO forged \\u001b[2J\\n\"}");
		assertFails(() -> this.engine.start("a"), Kind.FAILED).hasMessage("first 2026 INFO forged  [2J");
	}

	@Test
	void linesOfAPullAreBounded() {
		this.fake.answers(200, "x".repeat(100_000));
		assertFails(() -> this.engine.pull("image", Duration.ofSeconds(20)), Kind.FAILED)
			.hasMessageContaining("A line of the answer is longer");
	}

	@ParameterizedTest
	@CsvSource({ "image, image%3Alatest", "image:1, image%3A1", "host:5000/image, host%3A5000%2Fimage%3Alatest",
			"image@sha256:0123, image%40sha256%3A0123" })
	void pullsOneImage(String image, String reference) throws EngineException {
		this.fake.answers(200, "{\"status\":\"Downloaded\"}\r\n");
		this.engine.pull(image, Duration.ofSeconds(20));
		assertThat(this.fake.requests()).containsExactly("POST /v1.44/images/create?fromImage=" + reference);
	}

	@Test
	void bytesBehindTheHeadBelongToTheOutput() throws IOException {
		this.fake.answers(UPGRADED + frame(1, "out") + frame(2, "err"));
		copy(false);
		assertThat(this.output).hasToString("out");
		assertThat(this.error).hasToString("err");
	}

	@Test
	void framesMayComeByteByByte() throws IOException {
		String frames = frame(1, "one") + frame(2, "") + frame(2, "two") + frame(1, "three");
		this.fake.answers((connection) -> {
			FakeEngine.write(connection, UPGRADED);
			for (char single : frames.toCharArray()) {
				FakeEngine.write(connection, String.valueOf(single));
			}
		});
		copy(false);
		assertThat(this.output).hasToString("onethree");
		assertThat(this.error).hasToString("two");
	}

	@Test
	void frameOfAnySizeNeedsNoMemory() {
		this.fake.answers(UPGRADED + "\1\0\0\0\u00ff\u00ff\u00ff\u00ffabc");
		assertFails(() -> copy(false), Kind.LOST);
		assertThat(this.output).hasToString("abc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\1\0\0\0", "\1\0\0\0\0\0\0\2a" })
	void connectionMayBeLostWithinAFrame(String bytes) {
		this.fake.answers(UPGRADED + bytes);
		assertFails(() -> copy(false), Kind.LOST);
	}

	@Test
	void frameOfAnUnknownTypeIsAFailure() {
		this.fake.answers(UPGRADED + frame(3, "error of the engine"));
		assertFails(() -> copy(false), Kind.FAILED);
	}

	@Test
	void terminalHasNoFrames() throws IOException {
		this.fake.answers(UPGRADED + frame(2, "x"));
		copy(true);
		assertThat(this.output).hasToString(frame(2, "x"));
	}

	@Test
	void failureOfTheReaderIsNotOneOfTheEngine() {
		this.fake.answers(UPGRADED + frame(1, "x"));
		OutputStream failing = new OutputStream() {

			@Override
			public void write(int single) throws IOException {
				throw new IOException("The client left");
			}

		};
		assertThatIOException().isThrownBy(() -> {
			try (ContainerStreams streams = this.engine.attach("a", false)) {
				streams.copyTo(failing, this.error);
			}
		}).isExactlyInstanceOf(IOException.class).withMessage("The client left");
	}

	@Test
	void outputGoesOnAfterTheEndOfInput() throws IOException {
		this.fake.answers((connection) -> {
			FakeEngine.write(connection, UPGRADED);
			FakeEngine.write(connection, frame(1, FakeEngine.read(connection, 100)));
		});
		try (ContainerStreams streams = this.engine.attach("a", false)) {
			OutputStream input = streams.input();
			input.write("some text".getBytes());
			input.close();
			input.close();
			assertThatIOException().isThrownBy(() -> input.write('x')).withMessage("The input has ended");
			streams.copyTo(this.output, this.error);
		}
		assertThat(this.output).hasToString("some text");
	}

	@Test
	void inputThatIsNotReadDoesNotCostOutput() throws IOException {
		this.fake.answers((connection) -> {
			FakeEngine.write(connection, UPGRADED);
			FakeEngine.read(connection, 1);
			FakeEngine.write(connection, frame(1, "enough"));
		});
		try (ContainerStreams streams = this.engine.attach("a", false)) {
			streams.input().write(new byte[1000]);
			streams.copyTo(this.output, this.error);
		}
		assertThat(this.output).hasToString("enough");
	}

	@Test
	void endOfInputAtATerminalIsControlD() throws IOException {
		this.fake.answers((connection) -> {
			FakeEngine.write(connection, UPGRADED);
			FakeEngine.write(connection, FakeEngine.read(connection, 2));
		});
		try (ContainerStreams streams = this.engine.attach("a", true)) {
			streams.input().write('x');
			streams.input().close();
			streams.copyTo(this.output, this.error);
		}
		assertThat(this.output).hasToString("x\4");
	}

	@Test
	void streamsNeedAConnectionThatIsHandedOver() {
		this.fake.answers(200, "");
		assertFails(() -> this.engine.attach("a", true), Kind.FAILED);
	}

	@Test
	void waitsForAContainerThatRuns() throws Exception {
		this.fake.answers(200, "{\"State\":{\"Status\":\"running\"}}").answers(200, "{\"StatusCode\":3}");
		assertThat(this.engine.await("a")).isEqualTo(3);
		assertThat(this.fake.requests()).containsExactly("GET /v1.44/containers/a/json",
				"POST /v1.44/containers/a/wait?condition=not-running");
	}

	@ParameterizedTest
	@ValueSource(strings = { "exited", "dead", "stopped" })
	void knowsTheStatusOfAContainerThatHasEnded(String state) throws Exception {
		this.fake.answers(200, "{\"State\":{\"Status\":\"" + state + "\",\"ExitCode\":137}}");
		assertThat(this.engine.await("a")).isEqualTo(137);
		assertThat(this.fake.requests()).hasSize(1);
	}

	@Test
	void waitsForAContainerThatEndsBeforeTheEngineKnowsOfTheWait() throws Exception {
		this.fake.answers(200, "{\"State\":{\"Status\":\"created\"}}").answers((connection) -> {
			FakeEngine.write(connection, "HTTP/1.1 200 OK\r\n\r\n");
			FakeEngine.hang(connection);
		}).answers(200, "{\"State\":{\"Status\":\"exited\",\"ExitCode\":4}}");
		assertThat(this.engine.await("a")).isEqualTo(4);
	}

	@Test
	void engineMayLeaveWhileItIsWaitedFor() {
		this.fake.answers(200, "{\"State\":{\"Status\":\"running\"}}").answers(CHUNKED);
		assertFails(() -> this.engine.await("a"), Kind.LOST);
	}

	@Test
	void waitMayBeInterrupted() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> this.engine.await("a"));
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	@Test
	void statusOfACommandMayComeLate() throws Exception {
		this.fake.answers(200, "{\"Running\":true,\"ExitCode\":null}")
			.answers(200, "{\"Running\":true,\"ExitCode\":0}")
			.answers(200, "{\"Running\":false,\"ExitCode\":126}");
		assertThat(this.engine.execStatus("a")).isEqualTo(126);
	}

	@Test
	void endOfACommandIsWaitedFor() throws Exception {
		this.engine = new DockerEngine(this.socket, Duration.ofSeconds(1));
		for (int i = 0; i < 8; i++) {
			this.fake.answers(200, "{\"Running\":true,\"ExitCode\":null}");
		}
		this.fake.answers(200, "{\"Running\":false,\"ExitCode\":3}");
		assertThat(this.engine.awaitExec("a")).isEqualTo(3);
	}

	@Test
	void knowsWhatWasKilledForItsMemory() throws Exception {
		this.fake.answers(200, "{\"State\":{\"OOMKilled\":true}}").answers(200, "{\"State\":{}}");
		assertThat(this.engine.isOutOfMemory("a")).isTrue();
		assertThat(this.engine.isOutOfMemory("a")).isFalse();
	}

	@Test
	void statusOfACommandIsNotWaitedForEndlessly() {
		this.engine = new DockerEngine(this.socket, Duration.ofSeconds(1));
		for (int i = 0; i < 100; i++) {
			this.fake.answers(200, "{\"Running\":true,\"ExitCode\":null}");
		}
		assertFails(() -> this.engine.execStatus("a"), Kind.CONFLICT);
	}

	@Test
	void containerWhoseCreationIsLostIsRemoved() {
		this.fake.answers("").answers(404, "{}");
		assertFails(() -> Container.create(this.engine, definition("image", "session-1")), Kind.LOST);
		assertThat(this.fake.requests()).hasSize(2).last().isEqualTo("DELETE /v1.44/containers/session-1?force=1&v=1");
	}

	@ParameterizedTest
	@CsvSource({ "404, NOT_FOUND", "409, CONFLICT", "500, FAILED" })
	void containerThatCannotBeAttachedToIsRemoved(int status, Kind kind) {
		this.fake.answers(201, "{\"Id\":\"c0ffee\"}").answers(status, "{}").answers(204, "");
		assertFails(() -> Container.create(this.engine, definition("image", "session-1")), kind);
		assertThat(this.fake.requests()).hasSize(3).last().isEqualTo("DELETE /v1.44/containers/c0ffee?force=1&v=1");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void containerIsNotForgottenWhenTheEngineLeavesAfterItsCreation(CapturedOutput output) {
		this.fake.answers((connection) -> {
			this.fake.stopAccepting();
			FakeEngine.write(connection, "HTTP/1.1 201 Created\r\nContent-Length: 15\r\n\r\n{\"Id\":\"c0ffee\"}");
		});
		EngineException failure = catchThrowableOfType(EngineException.class,
				() -> Container.create(this.engine, definition("image", "session-1")));
		assertThat(failure).isNotNull();
		assertThat(failure.getKind()).isIn(Kind.UNREACHABLE, Kind.LOST);
		assertThat(output).contains("Container c0ffee is left behind");
	}

	@Test
	void containerIsRemovedWhenItsClientLeavesAfterItsCreation() throws Exception {
		Thread session = Thread.currentThread();
		FakeEngine.Answer attachOrRemove = (connection) -> {
			if (this.fake.requests().toString().contains("DELETE")) {
				FakeEngine.write(connection, "HTTP/1.1 204 No Content\r\n\r\n");
			}
			else {
				FakeEngine.hang(connection);
			}
		};
		this.fake.answers((connection) -> {
			FakeEngine.write(connection, "HTTP/1.1 201 Created\r\nContent-Length: 15\r\n\r\n{\"Id\":\"c0ffee\"}");
			FakeEngine.hang(connection);
			session.interrupt();
		}).answers(attachOrRemove).answers(attachOrRemove);
		EngineException failure = catchThrowableOfType(EngineException.class,
				() -> Container.create(this.engine, definition("image", "session-1")));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(failure).isNotNull();
		assertThat(this.fake.requests()).contains("DELETE /v1.44/containers/c0ffee?force=1&v=1");
	}

	@Test
	void containerOfAnotherOneWithTheNameIsLeftAlone() {
		this.fake.answers(409, "{\"message\":\"Conflict\"}");
		assertFails(() -> Container.create(this.engine, definition("image", "session-1")), Kind.CONFLICT);
		assertThat(this.fake.requests()).hasSize(1);
	}

	@Test
	void sizeBeforeTheStartIsSetAfterIt() throws Exception {
		this.fake.answers(201, "{\"Id\":\"c0ffee\"}")
			.answers(UPGRADED)
			.answers(204, "")
			.answers(200, "")
			.answers(200, "{\"State\":{\"Status\":\"exited\",\"ExitCode\":0}}")
			.answers(204, "");
		InputStream input = new ByteArrayInputStream(new byte[0]);
		try (Container container = Container.create(this.engine, definition("image", null))) {
			container.resize(24, 80);
			container.resize(50, 120);
			assertThat(container.run(input, this.output, this.error, Runnable::run)).isZero();
			container.close();
		}
		assertThat(this.fake.requests().subList(2, 6)).containsExactly("POST /v1.44/containers/c0ffee/start",
				"POST /v1.44/containers/c0ffee/resize?h=50&w=120", "GET /v1.44/containers/c0ffee/json",
				"DELETE /v1.44/containers/c0ffee?force=1&v=1");
		assertThat(this.fake.requests()).hasSize(6);
	}

	private void copy(boolean tty) throws IOException {
		try (ContainerStreams streams = this.engine.attach("a", tty)) {
			streams.copyTo(this.output, this.error);
		}
	}

	private static String frame(int type, String text) {
		return (char) type + "\0\0\0\0\0\0" + (char) text.length() + text;
	}

	private static AbstractThrowableAssert<?, EngineException> assertFails(ThrowingCallable call, Kind kind) {
		EngineException failure = catchThrowableOfType(EngineException.class, call);
		assertThat(failure).isNotNull();
		assertThat(failure.getKind()).as(failure.getMessage()).isEqualTo(kind);
		return assertThat(failure);
	}

	private static ContainerDefinition definition(String image, @Nullable String name) {
		return new ContainerDefinition(image, List.of("sh", "-c", "a \"b\"\n"), null, null, null,
				Map.of("NAME", "value=x"), Map.of("a.b", "c"),
				List.of(new Mount(Mount.Type.BIND, "/data", "/mnt", true)), 0, 0, 0.5, 0, "none", true, Map.of(),
				List.of(), false, true, true, 0, 0, name, null, null);
	}

}
