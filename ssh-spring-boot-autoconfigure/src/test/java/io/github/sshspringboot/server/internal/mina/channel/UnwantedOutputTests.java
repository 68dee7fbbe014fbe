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

package io.github.sshspringboot.server.internal.mina.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for clients that read no more output ({@code eow@openssh.com}).
 */
@SshTest(classes = UnwantedOutputTests.Producers.class)
class UnwantedOutputTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private Producers producers;

	@BeforeEach
	void reset() {
		this.producers.ended.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes-for-ever", "lines-for-ever", "rows", "rows -o json", "rows | grep 1",
			"watch -n 100ms rows", "rows; rows" })
	void producerEnds(String line) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 1000);
			assertThat(channel.request("exec", line)).isTrue();
			channel.awaitOutput("1");
			channel.send("eow@openssh.com", false);
			assertThat(channel.status()).isZero();
			assertThat(channel.getError()).isEmpty();
		}
		server.awaitNoCommand();
	}

	@Test
	void writerThatWaitsForTheClientIsWoken() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 0);
			assertThat(channel.request("exec", "bytes-for-ever")).isTrue();
			channel.send("eow@openssh.com", false);
			assertThat(channel.status()).isZero();
			assertThat(this.producers.next()).isEqualTo("PipeClosedException false");
			assertThat(channel.getOutput()).isEmpty();
		}
	}

	@Test
	void errorsAreStillWrittenAndInputIsStillRead() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 1000);
			assertThat(channel.request("exec", "consume")).isTrue();
			channel.send("eow@openssh.com", false);
			raw.send(SshConstants.SSH_MSG_CHANNEL_DATA, channel.getRecipient(), "input");
			raw.send(SshConstants.SSH_MSG_CHANNEL_EOF, channel.getRecipient());
			assertThat(channel.status()).isZero();
			assertThat(channel.getError()).isEqualTo("5 bytes");
		}
	}

	@Test
	void requestBeforeTheCommandIsRefused() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 1000);
			assertThat(channel.request("eow@openssh.com")).isFalse();
			assertThat(channel.request("exec", "echo on")).isTrue();
			assertThat(channel.status()).isZero();
			assertThat(channel.getOutput()).isEqualTo("on\n");
		}
	}

	@SshCommand
	static class Producers {

		private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

		private final CountDownLatch never = new CountDownLatch(1);

		String next() throws InterruptedException {
			return Objects.requireNonNull(this.ended.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS));
		}

		@SshCommand("bytes-for-ever")
		void bytes(OutputStream output) throws IOException {
			try {
				while (this.never.getCount() > 0) {
					output.write("1111\n".getBytes(StandardCharsets.UTF_8));
				}
			}
			catch (RuntimeException ex) {
				this.ended.add(ex.getClass().getSimpleName() + " " + Thread.currentThread().isInterrupted());
				throw ex;
			}
		}

		@SshCommand("lines-for-ever")
		void lines(PrintWriter writer) {
			while (this.never.getCount() > 0) {
				writer.println("1");
			}
		}

		@SshCommand("rows")
		IntStream rows() {
			return IntStream.iterate(1, (last) -> last + 1);
		}

		@SshCommand("consume")
		void consume(SshCommandContext context) throws IOException {
			int length = context.getInput().readAllBytes().length;
			context.getError().write((length + " bytes").getBytes(StandardCharsets.UTF_8));
			context.getError().flush();
			context.getOutput().write(1);
		}

	}

}
