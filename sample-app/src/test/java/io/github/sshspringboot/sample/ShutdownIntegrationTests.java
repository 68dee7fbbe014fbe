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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.sample.Clients.Result;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of the application, and its next start.
 */
@Tag("jdk")
@Testcontainers(disabledWithoutDocker = true)
class ShutdownIntegrationTests {

	@Test
	void runningCommandEndsWithItsOutputAndNextStartHasSameHostKey(@TempDir Path data) throws Exception {
		try (Sample sample = Sample.fork(data)) {
			Clients.succeed("rm -f /tmp/known_hosts; " + ssh(sample, "accept-new", "diag echo first"));
			CompletableFuture<Result> sleep = CompletableFuture
				.supplyAsync(() -> Clients.run("rm -f /tmp/verbose; " + ssh(sample, "yes", "diag sleep 15s")
					.replace("LogLevel=ERROR", "LogLevel=DEBUG1 -E /tmp/verbose")));
			Awaitility.await()
				.atMost(20, TimeUnit.SECONDS)
				.until(() -> Clients.run("grep 'Sending command: diag sleep' /tmp/verbose").status() == 0);
			sample.process().destroy();
			Awaitility.await()
				.atMost(10, TimeUnit.SECONDS)
				.until(() -> Clients.run(ssh(sample, "yes", "diag echo late")).status() == 255);
			assertThat(sleep).as("command that still runs").isNotDone();
			Result result = sleep.get(30, TimeUnit.SECONDS);
			assertThat(result.status()).as(result.toString()).isZero();
			assertThat(result.output()).isEqualTo("slept 15s\n");
			assertThat(sample.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
		try (Sample sample = Sample.fork(data)) {
			Result result = Clients.run(ssh(sample, "yes", "diag echo second"));
			assertThat(result.status()).as(result.toString()).isZero();
			assertThat(result.output()).isEqualTo("second\n");
		}
	}

	private static String ssh(Sample sample, String strictHostKeyChecking, String command) {
		return "ssh -o BatchMode=yes -o LogLevel=ERROR -o HostKeyAlias=sample -o UserKnownHostsFile=/tmp/known_hosts "
				+ "-o StrictHostKeyChecking=%s -i %s -p %d admin@127.0.0.1 %s".formatted(strictHostKeyChecking,
						Clients.key("admin").path(), sample.port(), command);
	}

}
