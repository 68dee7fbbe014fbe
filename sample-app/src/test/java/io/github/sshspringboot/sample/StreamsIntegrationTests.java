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

package io.github.sshspringboot.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.sshspringboot.sample.Clients.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes arrive as they are, however slow the reader, from an application with little
 * memory.
 */
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(RunningSample.class)
class StreamsIntegrationTests {

	private static final int SIZE = 256 * 1024 * 1024;

	private final Sample sample;

	StreamsIntegrationTests(Sample sample) {
		this.sample = sample;
	}

	@Tag("jdk")
	@ParameterizedTest
	@CsvSource({ "OPENSSH, 0", "OPENSSH, 1", "OPENSSH, 200000", "OPENSSH, 5000000", "DROPBEAR, 0", "DROPBEAR, 1",
			"DROPBEAR, 200000", "DROPBEAR, 5000000", "PLINK, 0", "PLINK, 1", "PLINK, 200000", "PLINK, 5000000" })
	void catReturnsTheSameBytes(Client client, int size) {
		Result result = Clients.run("""
				head -c %d /dev/urandom > /tmp/input && %s < /tmp/input > /tmp/output && cmp /tmp/input /tmp/output
				""".formatted(size, client.asAdmin(this.sample, "diag cat")));
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void slowReadersGetAllBytesAndCostLittleMemory(@TempDir Path data) throws Exception {
		try (Sample application = Sample.fork(data)) {
			List<CompletableFuture<String>> readers = Stream.of(Client.OPENSSH, Client.PLINK)
				.flatMap((client) -> Stream.of("(head -c 1000000; sleep 40; cat)", "cat")
					.map((reader) -> digestOfBytes(client, application, reader)))
				.toList();
			String expected = digest();
			for (CompletableFuture<String> reader : readers) {
				assertThat(reader.get(240, TimeUnit.SECONDS)).isEqualTo(expected);
			}
			assertThat(application.process().isAlive()).isTrue();
			assertThat(Clients.succeed(Client.OPENSSH.asAdmin(application, "diag echo alive"))).isEqualTo("alive\n");
		}
	}

	private static String digest() {
		return Clients.succeed("""
				python3 -c '
				import hashlib, struct
				digest = hashlib.sha256()
				for start in range(0, %d, 1 << 20):
				    digest.update(struct.pack(">131072Q", *range(start, start + (1 << 20), 8)))
				print(digest.hexdigest())'
				""".formatted(SIZE)).trim();
	}

	private static CompletableFuture<String> digestOfBytes(Client client, Sample application, String reader) {
		String script = "%s | %s | sha256sum | cut -d ' ' -f 1"
			.formatted(client.asAdmin(application, "diag bytes " + SIZE), reader);
		return CompletableFuture.supplyAsync(() -> {
			Result result = Clients.run(script, 240);
			return result.error() + result.output().trim();
		});
	}

}
