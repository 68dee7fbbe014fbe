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
import java.util.stream.Stream;

import io.github.sshspringboot.sample.Clients.Result;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions that run elsewhere, in containers and as processes, are for their clients what
 * those of an OpenSSH server are.
 */
@Testcontainers(disabledWithoutDocker = true)
class SessionsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String SIGNALS = """
			import asyncio, sys, asyncssh
			async def run():
			    async with asyncssh.connect('127.0.0.1', int(sys.argv[1]), username=sys.argv[2], known_hosts=None,
			            agent_path=None, config=None, client_keys=[sys.argv[3]]) as connection:
			        process = await connection.create_process("trap 'echo got USR1' USR1; trap 'echo got INT' INT;"
			            " trap 'echo got TERM; exit 9' TERM; echo ready; while :; do sleep 0.1; done")
			        print(await process.stdout.readline(), end='', flush=True)
			        for send in (lambda: process.send_signal('USR1'), lambda: process.send_break(0), process.terminate):
			            send()
			            print(await process.stdout.readline(), end='', flush=True)
			        await process.wait()
			        print(process.exit_status)
			asyncio.run(run())
			""";

	private static Sample sample;

	@BeforeAll
	static void start(@TempDir Path data) throws Exception {
		sample = Backend.start(data);
	}

	@AfterAll
	static void stop() {
		sample.close();
	}

	static Stream<Arguments> clients() {
		return Stream.of(Backend.values())
			.flatMap((backend) -> Stream.of(Client.OPENSSH, Client.DROPBEAR, Client.PLINK)
				.map((client) -> Arguments.of(client, backend)));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void outputErrorsAndStatusComeApart(Client client, Backend backend) {
		Result result = Clients.run(backend.run(client, sample, "echo out; echo err >&2; exit 3"));
		assertThat(result.status()).as(result.toString()).isEqualTo(3);
		assertThat(result.output()).isEqualTo("out\n");
		assertThat(result.error()).contains("err\n");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void inputEndsAndBytesAreUnharmed(Client client, Backend backend) {
		assertThat(Clients.succeed("printf 'b\\na\\n' | " + backend.run(client, sample, "sort"))).isEqualTo("a\nb\n");
		Clients.succeed("head -c 5000000 /dev/urandom > /tmp/input && %s < /tmp/input | cmp - /tmp/input"
			.formatted(backend.run(client, sample, "cat")));
		assertThat(Clients.succeed(backend.run(client, sample, "sha256sum") + " < /tmp/input"))
			.isEqualTo(Clients.succeed("sha256sum < /tmp/input"));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void shellHasTheTerminalOfTheClient(Client client, Backend backend) {
		try (Screen screen = Screen.run(backend.runAtTerminal(client, sample, "") + "; echo status=$?; sleep 60", 90,
				30)) {
			screen.awaitText(Backend.PROMPT);
			screen.enter("tty; stty size");
			screen.awaitText("/dev/pts/");
			String size = screen.size();
			screen.awaitText(size);
			screen.resize(70, 20);
			screen.enter("clear; while [ \"$(stty size)\" = '" + size + "' ]; do sleep 0.1; done; stty size");
			screen.awaitText(screen.size());
			screen.enter("sh -c \"echo s''tarted; exec sleep 100\"");
			screen.awaitText("started");
			screen.press("C-c");
			screen.enter("echo interrupted=$?");
			screen.awaitText("interrupted=130");
			screen.enter("exit 7");
			screen.awaitText("status=7");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sizeChangesUnderARunningProgram(Backend backend) {
		String program = "trap 'echo changed $(stty size)' WINCH; echo ready; while :; do sleep 0.1; done";
		try (Screen screen = Screen.run(backend.runAtTerminal(Client.OPENSSH, sample, program), 90, 30)) {
			screen.awaitText("ready");
			screen.resize(60, 10);
			screen.awaitText("changed " + screen.size());
		}
	}

	@ParameterizedTest
	@EnumSource
	void editorPagerAndTopWork(Backend backend) {
		try (Screen screen = Screen
			.run(backend.runAtTerminal(Client.OPENSSH, sample, "") + "; echo status=$?; sleep 60", 90, 30)) {
			screen.awaitText(Backend.PROMPT);
			screen.enter("cd /tmp; vi note-$$");
			screen.awaitText("~");
			screen.type("ifirst line");
			screen.press("Enter");
			screen.type("second line");
			screen.press("Escape");
			screen.awaitText("second line");
			screen.enter(":wq");
			screen.awaitLastLine(Backend.PROMPT);
			screen.enter("clear; cat note-$$; rm note-$$");
			screen.awaitText("first line\nsecond line");
			screen.enter("seq 1 500 | less");
			screen.awaitLastLine(":");
			screen.resize(60, 10);
			screen.press("G");
			screen.awaitText("500");
			screen.press("q");
			screen.awaitLastLine(Backend.PROMPT);
			screen.enter("top");
			screen.awaitText("PID");
			screen.press("q");
			screen.awaitLastLine(Backend.PROMPT);
			screen.enter("clear; exit 4");
			screen.awaitText("status=4");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signalsAndBreakReachTheProgram(Backend backend) {
		Clients.copy(SIGNALS, "/clients/signals.py");
		Result result = Clients.run("python3 /clients/signals.py %d %s %s".formatted(sample.port(), backend.user(),
				Clients.key(backend.user()).path()));
		assertThat(result.output()).as(result.toString()).isEqualTo("ready\ngot USR1\ngot INT\ngot TERM\n9\n");
	}

	@ParameterizedTest
	@EnumSource
	void breakOfTheUserInterrupts(Backend backend) {
		try (Screen screen = Screen
			.run(backend.runAtTerminal(Client.OPENSSH, sample, "") + "; echo status=$?; sleep 60", 90, 30)) {
			screen.awaitText(Backend.PROMPT);
			screen.enter("trap 'echo g''ot INT' INT; sh -c \"echo re''ady; exec sleep 100\"");
			screen.awaitText("ready");
			screen.press("Enter");
			screen.type("~B");
			screen.awaitText("got INT");
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsLeftOfAKilledClient(Backend backend) {
		CompletableFuture<Result> client = CompletableFuture.supplyAsync(() -> Clients
			.run(backend.runAtTerminal(Client.OPENSSH, sample, "echo $$; sleep 4242") + " & echo $! > /tmp/pid; wait"));
		Awaitility.await().atMost(SOON).until(SessionsIntegrationTests::sleeps);
		Clients.succeed("kill -9 $(cat /tmp/pid)");
		Awaitility.await().atMost(SOON).until(() -> !sleeps());
		client.join();
		Awaitility.await().atMost(SOON).until(() -> Boxes.list(sample).isEmpty());
	}

	private static boolean sleeps() {
		return ProcessHandle.allProcesses()
			.anyMatch((process) -> process.info().commandLine().orElse("").matches("\\S*sleep 4242"));
	}

}
