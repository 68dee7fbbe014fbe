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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.sshspringboot.sample.Clients.Result;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions in containers: many, large, with files, and when what runs them fails.
 */
@Testcontainers(disabledWithoutDocker = true)
class ContainerSessionsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String LOGIN = "-F /clients/ssh_config -o BatchMode=yes -i %s";

	private static Sample sample;

	@BeforeAll
	static void start(@TempDir Path data) throws Exception {
		sample = Backend.start(data, "--ssh.server.limits.max-connections-per-user=60",
				"--ssh.server.limits.max-startups=100", "--ssh.server.limits.max-startups-per-source=none");
	}

	@AfterAll
	static void stop() {
		sample.close();
	}

	@Test
	void fiftySessionsRunAtOnce() {
		String session = Backend.CONTAINER.run(Client.OPENSSH, sample, "echo ready; cat; echo done");
		Clients.succeed("""
				rm -rf /tmp/fifty && mkdir /tmp/fifty && cd /tmp/fifty && mkfifo input
				(timeout 100 sh -c 'exec 3> input; while [ ! -e go ]; do sleep 0.2; done') & holder=$!
				for i in $(seq 50); do (%s < input > out-$i 2>&1; echo $? > status-$i) & done
				for i in $(seq 450); do
				    [ $(grep -l ready out-* | wc -l) = 50 ] && break
				    sleep 0.2
				done
				touch go
				wait""".formatted(session));
		assertThat(Clients.succeed("cd /tmp/fifty; cat status-* | sort | uniq -c | xargs")).isEqualTo("50 0\n");
		assertThat(Clients.succeed("cd /tmp/fifty; cat out-* | sort | uniq -c | xargs"))
			.isEqualTo("50 done 50 ready\n");
		awaitNoBox(sample);
	}

	@Test
	void gigabyteIsUnharmedBothWays() {
		Result result = Clients.run("""
				yes "$(seq 3000)" | head -c 1073741824 | tee /tmp/sum.in 2>/dev/null | %s | sha256sum > /tmp/sum.out
				yes "$(seq 3000)" | head -c 1073741824 | sha256sum | cmp - /tmp/sum.out
				""".replace(" | tee /tmp/sum.in 2>/dev/null", "")
			.formatted(Backend.CONTAINER.run(Client.OPENSSH, sample, "cat")), 600);
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void filesAreTransferredByTheImagesOwnServer() {
		String options = LOGIN.formatted(Clients.key("operator").path());
		Clients.succeed("""
				head -c 3000000 /dev/urandom > /tmp/file
				printf 'put /tmp/file /tmp/up\\nget /tmp/up /tmp/down\\n' | sftp -b - %1$s -P %2$d operator@127.0.0.1
				cmp /tmp/file /tmp/down
				scp %1$s -P %2$d operator@127.0.0.1:/etc/debian_version /tmp/version
				grep '^12' /tmp/version
				scp -O %1$s -P %2$d operator@127.0.0.1:/etc/debian_version /tmp/version
				""".formatted(options, sample.port()));
	}

	@Test
	void containersOfAKilledApplicationAreRemovedAtTheNextStart(@TempDir Path data) throws Exception {
		CompletableFuture<Result> client;
		Sample killed = Backend.fork(data);
		try (killed) {
			client = CompletableFuture.supplyAsync(
					() -> Clients.run(Backend.CONTAINER.run(Client.OPENSSH, killed, "echo ready; sleep 4343")));
			Awaitility.await().atMost(SOON).until(() -> !Boxes.list(killed).isEmpty());
		}
		assertThat(client.join().status()).isEqualTo(255);
		assertThat(Boxes.list(killed)).isNotEmpty();
		try (Sample next = Backend.fork(data)) {
			awaitNoBox(killed);
			assertThat(Clients.succeed(Backend.CONTAINER.run(Client.OPENSSH, next, "echo on"))).isEqualTo("on\n");
		}
	}

	private static void awaitNoBox(Sample application) {
		Awaitility.await().atMost(SOON).until(() -> Boxes.list(application).isEmpty());
	}

}
