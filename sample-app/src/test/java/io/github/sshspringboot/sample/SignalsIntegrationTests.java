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

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import io.github.sshspringboot.sample.Clients.Result;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command ends when its client wants it to, or is gone.
 */
@Tag("jdk")
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(RunningSample.class)
class SignalsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String SIGNAL = """
			import asyncio, os, sys, asyncssh
			async def run():
			    async with asyncssh.connect('127.0.0.1', int(sys.argv[1]), username='admin', known_hosts=None,
			            agent_path=None, config=None, client_keys=[sys.argv[2]]) as connection:
			        process = await connection.create_process('diag sleep 60s')
			        while not os.path.exists('/tmp/go'):
			            await asyncio.sleep(0.1)
			        process.send_signal('INT')
			        await process.wait()
			        print(process.exit_status)
			        other = await connection.run('diag echo alive')
			        print(other.stdout, end='')
			asyncio.run(run())
			""";

	private final Sample sample;

	SignalsIntegrationTests(Sample sample) {
		this.sample = sample;
	}

	@AfterEach
	void commandIsOver() {
		awaitCommand(false);
	}

	@Test
	void killedClientEndsCommand() {
		CompletableFuture<Result> ssh = runAsync(
				Client.OPENSSH.asAdmin(this.sample, "diag sleep 60s") + " & echo $! > /tmp/pid; wait");
		awaitCommand(true);
		Clients.succeed("kill -9 $(cat /tmp/pid)");
		awaitCommand(false);
		ssh.join();
	}

	@Test
	void signalEndsCommandAndLeavesConnection() {
		Clients.copy(SIGNAL, "/clients/send-signal.py");
		CompletableFuture<Result> client = runAsync("rm -f /tmp/go; python3 /clients/send-signal.py %d %s"
			.formatted(this.sample.port(), Clients.key("admin").path()));
		awaitCommand(true);
		Clients.succeed("touch /tmp/go");
		awaitCommand(false);
		Result result = client.join();
		assertThat(result.output()).as(result.toString()).isEqualTo("130\nalive\n");
	}

	@Test
	void controlCAtTerminalEndsCommand() {
		Clients.succeed("rm -f /tmp/go");
		CompletableFuture<Result> client = CompletableFuture
			.supplyAsync(() -> Clients.expect(this.sample, "diag sleep 60s", """
					while {![file exists /tmp/go]} { after 100 }
					send "\\003"
					expect eof
					exit [lindex [wait] 3]
					"""));
		awaitCommand(true);
		Clients.succeed("touch /tmp/go");
		awaitCommand(false);
		Result result = client.join();
		assertThat(result.status()).as(result.toString()).isEqualTo(130);
	}

	@Test
	void controlCInShellEndsCommandAndLeavesShell() {
		Clients.succeed("rm -f /tmp/go");
		CompletableFuture<Result> client = CompletableFuture.supplyAsync(() -> Clients.expect(this.sample, "", """
				expect "admin@orders> "
				send "diag sleep 60s\\r"
				while {![file exists /tmp/go]} { after 100 }
				send "\\003"
				expect "admin@orders> "
				send "diag echo still 'here'\\r"
				expect "still here"
				expect "admin@orders> "
				send "exit 7\\r"
				expect eof
				exit [lindex [wait] 3]
				"""));
		awaitCommand(true);
		Clients.succeed("touch /tmp/go");
		awaitCommand(false);
		Result result = client.join();
		assertThat(result.status()).as(result.toString()).isEqualTo(7);
	}

	@Test
	void otherChannelOfConnectionLivesOn() {
		Clients
			.succeed("ssh -F /clients/ssh_config -i %s -p %d -M -S /tmp/control -N -f admin@127.0.0.1 >/dev/null 2>&1"
				.formatted(Clients.key("admin").path(), this.sample.port()));
		try {
			String ssh = "ssh -F /clients/ssh_config -S /tmp/control -p %d admin@127.0.0.1 "
				.formatted(this.sample.port());
			CompletableFuture<Result> living = runAsync("{ echo one; sleep 5; echo two; } | " + ssh + "diag cat");
			CompletableFuture<Result> killed = runAsync(ssh + "diag sleep 60s & echo $! > /tmp/pid; wait");
			Awaitility.await().atMost(SOON).until(() -> commands("sleep") == 1);
			Clients.succeed("kill -9 $(cat /tmp/pid)");
			Awaitility.await().atMost(SOON).until(() -> commands("sleep") == 0);
			killed.join();
			Result result = living.join();
			assertThat(result.status()).as(result.toString()).isZero();
			assertThat(result.output()).isEqualTo("one\ntwo\n");
		}
		finally {
			Clients.run("ssh -S /tmp/control -O exit admin@127.0.0.1");
		}
	}

	/**
	 * Runs a script besides others, however few processors there are.
	 */
	private static CompletableFuture<Result> runAsync(String script) {
		return CompletableFuture.supplyAsync(() -> Clients.run(script), (task) -> new Thread(task).start());
	}

	private static void awaitCommand(boolean running) {
		Awaitility.await().atMost(SOON).until(() -> (commands("sleep") != 0) == running);
	}

	private static long commands(String method) {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.filter((frames) -> Arrays.stream(frames)
				.anyMatch((frame) -> frame.getClassName().endsWith(".DiagCommands")
						&& frame.getMethodName().equals(method)))
			.count();
	}

}
