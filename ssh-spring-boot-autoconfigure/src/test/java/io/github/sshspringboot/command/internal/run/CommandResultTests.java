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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what commands return: {@link ResultWriter} and the renderers.
 */
class CommandResultTests {

	private static final byte[] BYTES = bytes();

	private final State state = new State();

	private final CommandTester tester = new CommandTester(Commands.class).bean(State.class, this.state);

	private static byte[] bytes() {
		byte[] bytes = new byte[100_000];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i * 31);
		}
		return bytes;
	}

	@AfterEach
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes", "input-stream", "resource", "output-stream", "future-bytes" })
	void bytesReachTheOutputUnchanged(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
		assertThat(session.bytes()).isEqualTo(BYTES);
		assertThat(session.errors()).isEmpty();
	}

	@Test
	void inputStreamIsClosed() {
		this.tester.run("input-stream");
		assertThat(this.state.closed).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			nothing        | ~~
			null           | ~~
			text           | ~hello\\n~
			lines          | ~a\\nb\\n~
			number         | ~42\\n~
			optional       | ~present\\n~
			empty-optional | ~~
			stage          | ~later\\n~
			void-stage     | ~~
			mono           | ~one\\n~
			texts          | ~a\\nb\\n~
			int-array      | ~1\\n2\\n3\\n~
			empty-list     | ~~
			iterator       | ~a\\nb\\n~
			writer         | ~by hand\\nreturned\\n~
			record         | ~ID  CUSTOMER-NAME  TAGS\\n 7  Ada            a,b\\n~
			records        | ~ID  CUSTOMER-NAME  TAGS\\n 7  Ada            a,b\\n10  漢字\\n~
			bean           | ~SECOND  FIRST\\n2       1\\n~
			map            | ~A  B\\n1  2\\n~
			echo           | ~typed\\n~
			read           | ~typed\\n~
			""")
	void resultIsRendered(String line, String expected) {
		StubSession session = this.tester.run(line, (prepared) -> prepared.input("typed".getBytes()));
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo(expected.replace("\\n", "\n"));
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void textFormatSeparatesCellsByTabs() {
		assertThat(this.tester.run("records --output text").text()).isEqualTo("7\tAda\ta,b\n10\t漢字\t\n");
		assertThat(this.tester.run("records -o text").text()).isEqualTo("7\tAda\ta,b\n10\t漢字\t\n");
	}

	@ParameterizedTest
	@CsvSource({ "status, 3", "generator, 7", "generator-zero, 0", "generator-256, 1", "generator-negative, 1" })
	void resultMayBeTheStatus(String line, int status) {
		StubSession session = this.tester.run(line);
		assertThat(session.status()).isEqualTo(ExitStatus.of(status));
		assertThat(session.text()).isEmpty();
	}

	@Test
	void resultMayBeSignal() {
		assertThat(this.tester.run("signal").status()).isEqualTo(ExitStatus.signal("TERM", "stopped"));
	}

	@Test
	void failedStageFailsTheCommand() {
		StubSession session = this.tester.run("failed-stage");
		assertThat(session.status()).isEqualTo(ExitStatus.of(9));
		assertThat(session.errors()).isEqualTo("not today\n");
	}

	@Test
	void failedPublisherFailsTheCommandAfterTheRowsBefore() {
		StubSession session = this.tester.run("failed-flux");
		assertThat(session.status()).isEqualTo(ExitStatus.of(9));
		assertThat(session.text()).isEqualTo("1\n2\n");
		assertThat(session.errors()).isEqualTo("not today\n");
	}

	@Test
	void publisherIsAskedForNoMoreThanIsNeeded() {
		StubSession session = this.tester.run("flux");
		assertThat(session.text().lines()).hasSize(10_000).startsWith("0", "1").endsWith("9999");
		assertThat(this.state.requested).isLessThanOrEqualTo(64);
	}

	@Test
	void streamIsClosedAtTheEnd() {
		assertThat(this.tester.run("stream").text()).isEqualTo("1\n2\n3\n");
		assertThat(this.state.closed).isTrue();
	}

	@Test
	void streamIsClosedWhenItFails() {
		StubSession session = this.tester.run("failing-stream");
		assertThat(session.status()).isEqualTo(ExitStatus.of(9));
		assertThat(session.text()).isEqualTo("1\n");
		assertThat(this.state.closed).isTrue();
	}

	@Test
	void streamIsClosedWhenRenderingFails() {
		assertThat(this.tester.run("unreadable-stream").status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(this.state.closed).isTrue();
	}

	@Test
	void publisherIsCancelledWhenRenderingFails() {
		assertThat(this.tester.run("unreadable-flux").status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(this.state.closed).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "endless-stream", "endless-flux", "endless-bytes", "silent-flux", "silent-stage",
			"sleeping-stream" })
	void cancellationEndsTheResultAndReleasesIt(String line) throws Exception {
		StubSession session = new StubSession(line);
		this.tester.runtime();
		Thread thread = this.tester.start(session);
		assertThat(this.state.started.await(10, TimeUnit.SECONDS)).isTrue();
		session.getCancellation().cancel(Cancellation.Reason.INTERRUPTED);
		thread.join(10_000);
		assertThat(thread.isAlive()).isFalse();
		assertThat(session.status()).isEqualTo(ExitStatus.INTERRUPTED);
		assertThat(session.errors()).isEmpty();
		assertThat(this.state.closed).isTrue();
	}

	@Test
	void rowsThatComeOverTimeAreSeenAtOnce() throws Exception {
		StubSession session = new StubSession("slow-rows");
		this.tester.runtime();
		Thread thread = this.tester.start(session);
		Awaitility.await()
			.untilAsserted(() -> assertThat(session.text()).isEqualTo("ID  CUSTOMER-NAME  TAGS\n 1  first\n"));
		assertThat(thread.isAlive()).isTrue();
		this.state.proceed.countDown();
		thread.join(10_000);
		assertThat(session.text()).isEqualTo("ID  CUSTOMER-NAME  TAGS\n 1  first\n 2  second\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hostile-records", "hostile-map", "hostile-records --output text", "hostile-message",
			"hostile-texts-in-row" })
	void controlCharactersOfDataAndMessagesNeverReachTheOutput(String line) {
		StubSession session = this.tester.run(line);
		assertThat(session.text() + session.errors()).contains("[31m")
			.matches((text) -> text.replace("\n", "").replace("\t", "").chars().noneMatch(Character::isISOControl));
	}

	record Row(long id, String customerName, List<String> tags) {

	}

	record Unreadable(int id) {

		@Override
		public int id() {
			throw new IllegalStateException("unreadable");
		}

	}

	public static class Bean {

		private final int second = 2;

		private final String first = "1";

		public String getFirst() {
			return this.first;
		}

		public String getSecond() {
			return String.valueOf(this.second);
		}

	}

	static class State {

		final AtomicBoolean closed = new AtomicBoolean();

		final CountDownLatch started = new CountDownLatch(1);

		final CountDownLatch proceed = new CountDownLatch(1);

		volatile long requested;

		<T> T started(T value) {
			this.started.countDown();
			return value;
		}

		void close() {
			this.closed.set(true);
		}

	}

	@SshCommand
	static class Commands {

		private final State state;

		Commands(State state) {
			this.state = state;
		}

		@SshCommand("bytes")
		byte[] bytes() {
			return BYTES;
		}

		@SshCommand("input-stream")
		InputStream inputStream() {
			return new ByteArrayInputStream(BYTES) {

				@Override
				public void close() {
					Commands.this.state.close();
				}

			};
		}

		@SshCommand("resource")
		Resource resource() {
			return new ByteArrayResource(BYTES);
		}

		@SshCommand("output-stream")
		void outputStream(OutputStream output) throws IOException {
			try (output) {
				output.write(BYTES, 0, 10);
				output.write(BYTES, 10, BYTES.length - 10);
			}
		}

		@SshCommand("future-bytes")
		CompletableFuture<byte[]> futureBytes() {
			return CompletableFuture.completedFuture(BYTES);
		}

		@SshCommand("nothing")
		void nothing() {
		}

		@SshCommand("null")
		@Nullable Row nullRow() {
			return null;
		}

		@SshCommand("text")
		String text() {
			return "hello";
		}

		@SshCommand("lines")
		String lines() {
			return "a\nb\n";
		}

		@SshCommand("number")
		int number() {
			return 42;
		}

		@SshCommand("optional")
		Optional<String> optional() {
			return Optional.of("present");
		}

		@SshCommand("empty-optional")
		Optional<String> emptyOptional() {
			return Optional.empty();
		}

		@SshCommand("stage")
		CompletionStage<String> stage() {
			return CompletableFuture.supplyAsync(() -> "later").minimalCompletionStage();
		}

		@SshCommand("void-stage")
		CompletableFuture<Void> voidStage() {
			return CompletableFuture.runAsync(() -> {
			});
		}

		@SshCommand("mono")
		Mono<String> mono() {
			return Mono.just("one");
		}

		@SshCommand("texts")
		List<String> texts() {
			return List.of("a", "b");
		}

		@SshCommand("int-array")
		int[] intArray() {
			return new int[] { 1, 2, 3 };
		}

		@SshCommand("empty-list")
		List<Row> emptyList() {
			return List.of();
		}

		@SshCommand("iterator")
		Iterator<String> iterator() {
			return List.of("a", "b").iterator();
		}

		@SshCommand("writer")
		String writer(PrintWriter writer) {
			writer.println("by hand");
			return "returned";
		}

		@SshCommand("record")
		Row singleRecord() {
			return new Row(7, "Ada", List.of("a", "b"));
		}

		@SshCommand("records")
		List<Row> records() {
			return List.of(singleRecord(), new Row(10, "漢字", List.of()));
		}

		@SshCommand("bean")
		Bean bean() {
			return new Bean();
		}

		@SshCommand("map")
		Map<String, String> map() {
			return new TreeMap<>(Map.of("a", "1", "b", "2"));
		}

		@SshCommand("echo")
		String echo(InputStream input) throws IOException {
			return new String(input.readAllBytes(), StandardCharsets.UTF_8);
		}

		@SshCommand("read")
		String read(Reader reader) throws IOException {
			char[] text = new char[100];
			return new String(text, 0, reader.read(text));
		}

		@SshCommand("status")
		ExitStatus status() {
			return ExitStatus.of(3);
		}

		@SshCommand("signal")
		ExitStatus signal() {
			return ExitStatus.signal("TERM", "stopped");
		}

		@SshCommand("generator")
		ExitCodeGenerator generator() {
			return () -> 7;
		}

		@SshCommand("generator-zero")
		ExitCodeGenerator generatorZero() {
			return () -> 0;
		}

		@SshCommand("generator-256")
		ExitCodeGenerator generatorTooLarge() {
			return () -> 256;
		}

		@SshCommand("generator-negative")
		ExitCodeGenerator generatorNegative() {
			return () -> -1;
		}

		@SshCommand("failed-stage")
		CompletableFuture<String> failedStage() {
			return CompletableFuture.failedFuture(failure());
		}

		@SshCommand("failed-flux")
		Flux<Integer> failedFlux() {
			return Flux.just(1, 2).concatWith(Flux.error(failure()));
		}

		private static SshCommandException failure() {
			return new SshCommandException("not today", ExitStatus.of(9));
		}

		@SshCommand("flux")
		Flux<Integer> flux() {
			return Flux.range(0, 10_000)
				.doOnRequest((count) -> this.state.requested = Math.max(this.state.requested, count));
		}

		@SshCommand("stream")
		Stream<Integer> stream() {
			return Stream.of(1, 2, 3).onClose(this.state::close);
		}

		@SshCommand("failing-stream")
		Stream<Integer> failingStream() {
			return Stream.of(1, 2).peek((value) -> {
				if (value == 2) {
					throw failure();
				}
			}).onClose(this.state::close);
		}

		@SshCommand("unreadable-stream")
		Stream<Unreadable> unreadableStream() {
			return Stream.of(new Unreadable(1)).onClose(this.state::close);
		}

		@SshCommand("unreadable-flux")
		Flux<Unreadable> unreadableFlux() {
			return Flux.concat(Flux.just(new Unreadable(1)), Flux.never()).doOnCancel(this.state::close);
		}

		@SshCommand("endless-stream")
		IntStream endlessStream() {
			return IntStream.generate(() -> this.state.started(1)).onClose(this.state::close);
		}

		@SshCommand("endless-flux")
		Flux<Integer> endlessFlux() {
			return Flux.<Integer>generate((sink) -> sink.next(this.state.started(1))).doOnCancel(this.state::close);
		}

		@SshCommand("endless-bytes")
		InputStream endlessBytes() {
			return new InputStream() {

				@Override
				public int read() {
					return Commands.this.state.started(1);
				}

				@Override
				public void close() {
					Commands.this.state.close();
				}

			};
		}

		@SshCommand("silent-flux")
		Flux<Integer> silentFlux() {
			return Flux.<Integer>never()
				.doOnRequest((count) -> this.state.started.countDown())
				.doOnCancel(this.state::close);
		}

		@SshCommand("silent-stage")
		CompletableFuture<String> silentStage() {
			CompletableFuture<String> stage = new CompletableFuture<>() {

				@Override
				public String get() throws InterruptedException, ExecutionException {
					Commands.this.state.started.countDown();
					return super.get();
				}

			};
			stage.whenComplete((value, failure) -> {
				if (stage.isCancelled()) {
					this.state.close();
				}
			});
			return stage;
		}

		@SshCommand("sleeping-stream")
		Stream<Integer> sleepingStream() {
			return Stream.generate(() -> {
				this.state.started.countDown();
				try {
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
				return 1;
			}).onClose(this.state::close);
		}

		@SshCommand("slow-rows")
		Iterator<Row> slowRows() {
			return new Iterator<>() {

				private int rows;

				@Override
				public boolean hasNext() {
					return this.rows < 2;
				}

				@Override
				public Row next() {
					this.rows++;
					if (this.rows == 1) {
						return new Row(1, "first", List.of());
					}
					try {
						Commands.this.state.proceed.await();
					}
					catch (InterruptedException ex) {
						throw new NoSuchElementException(ex);
					}
					return new Row(2, "second", List.of());
				}

			};
		}

		@SshCommand("hostile-records")
		List<Row> hostileRecords() {
			return List.of(new Row(1, "\u001b[31mred\r\n\u0007\u009b31m", List.of("\u001b[31m")));
		}

		@SshCommand("hostile-texts-in-row")
		Map<String, Object> hostileTexts() {
			return Map.of("texts", new String[] { "\u001b[31m" });
		}

		@SshCommand("hostile-map")
		Map<String, String> hostileMap() {
			return Map.of("\u001b[31m\u0007key", "\u001b[31mvalue");
		}

		@SshCommand("hostile-message")
		void hostileMessage() {
			throw new SshCommandException("\u001b[31mno such order: 'a\r\nb'");
		}

	}

}
