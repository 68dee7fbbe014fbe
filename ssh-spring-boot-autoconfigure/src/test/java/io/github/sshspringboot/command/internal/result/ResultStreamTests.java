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

package io.github.sshspringboot.command.internal.result;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.github.sshspringboot.command.SshResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the built-in formats when there are many rows, or rows come over time.
 */
class ResultStreamTests {

	private static final int WINDOW = 1000;

	private final ResultFormats formats = new ResultFormats(List.of());

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void rowsThatComeOverTimeAreSeenAtOnce(String format) throws Exception {
		SynchronousQueue<Item> queue = new SynchronousQueue<>();
		ByteArrayOutputStream seen = new ByteArrayOutputStream();
		Iterator<Item> items = new Iterator<>() {

			@Override
			public boolean hasNext() {
				return true;
			}

			@Override
			public Item next() {
				try {
					return queue.take();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}

		};
		Thread thread = new Thread(() -> render(format, items, true, List.of(), new BufferedOutputStream(seen)));
		thread.start();
		for (String text : List.of("first", "second", "third")) {
			assertThat(queue.offer(new Item(1, text), 10, TimeUnit.SECONDS)).isTrue();
			Awaitility.await().untilAsserted(() -> assertThat(seen.toString(StandardCharsets.UTF_8)).contains(text));
		}
		thread.interrupt();
		thread.join(10_000);
		assertThat(thread.isAlive()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "table, true", "text, true", "json, true", "ndjson, true", "csv, true", "yaml, true", "table, false",
			"text, false", "json, false", "ndjson, false", "csv, false", "yaml, false" })
	void noMoreRowsAreMadeThanTheClientReads(String format, boolean overTime) throws Exception {
		AtomicLong made = new AtomicLong();
		Iterator<Item> endless = LongStream.iterate(0, (id) -> id + 1)
			.peek((id) -> made.incrementAndGet())
			.mapToObj((id) -> new Item(id, "text"))
			.iterator();
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		try (PipedInputStream client = new PipedInputStream(1024);
				PipedOutputStream output = new PipedOutputStream(client)) {
			Thread thread = new Thread(() -> {
				try {
					this.formats.render(format, result(endless, overTime, List.of()), output);
				}
				catch (IOException ex) {
					failure.complete(ex);
				}
			});
			thread.start();
			Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
			long before = made.get();
			assertThat(before).isLessThanOrEqualTo(overTime ? 400 : WINDOW + 1);
			assertThat(client.readNBytes(100_000)).hasSize(100_000);
			assertThat(made.get()).isGreaterThan(before);
		}
		assertThat(failure).succeedsWithin(10, TimeUnit.SECONDS).isInstanceOf(IOException.class);
	}

	@ParameterizedTest
	@CsvSource({ "table, true", "text, true", "json, true", "ndjson, true", "csv, true", "yaml, true", "table, false",
			"text, false", "json, false", "ndjson, false", "csv, false", "yaml, false" })
	void rowsBeforeFailureAreWritten(String format, boolean overTime) {
		for (List<String> columns : List.of(List.<String>of(), List.of("text"))) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			assertThatIllegalStateException().isThrownBy(() -> render(format, failing(), overTime, columns, output))
				.withMessage("no more");
			assertThat(output.toString(StandardCharsets.UTF_8)).contains("row-1")
				.contains("row-2")
				.doesNotContain("row-3");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void failureOfPropertyIsThatOfTheApplication(String format) {
		assertThatIllegalStateException()
			.isThrownBy(() -> render(format, List.of(new Unreadable(1)).iterator(), false, List.of(),
					OutputStream.nullOutputStream()))
			.withMessage("unreadable");
	}

	private static Iterator<Item> failing() {
		return LongStream.rangeClosed(1, 3).mapToObj((id) -> {
			if (id == 3) {
				throw new IllegalStateException("no more");
			}
			return new Item(id, "row-" + id);
		}).iterator();
	}

	private void render(String format, Iterator<?> values, boolean overTime, List<String> columns,
			OutputStream output) {
		try {
			this.formats.render(format, result(values, overTime, columns), output);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static SshResult result(Iterator<?> values, boolean overTime, List<String> columns) {
		return new SshResult(values, true, overTime, columns, true, null, false);
	}

	record Item(long id, String text) {

	}

	record Unreadable(int id) {

		@Override
		public int id() {
			throw new IllegalStateException("unreadable");
		}

	}

}
