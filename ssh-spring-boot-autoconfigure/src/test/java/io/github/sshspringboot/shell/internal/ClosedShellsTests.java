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

package io.github.sshspringboot.shell.internal;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import javax.management.ObjectName;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.server.SshConnections;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what is left of shells that were closed.
 */
@SshTest("ssh.shell.prompt=prompt> ")
class ClosedShellsTests {

	private static final int ROUNDS = 10;

	private static final int SHELLS = 10;

	@Injected
	private static SshTestServer server;

	@Test
	void neitherThreadsNorObjectsAreLeft() throws Exception {
		openAndCloseShells();
		await().atMost(Duration.ofSeconds(10)).until(() -> countThreads() <= 1);
		Map<String, Long> before = countObjects();
		for (int round = 0; round < ROUNDS; round++) {
			openAndCloseShells();
		}
		await().atMost(Duration.ofSeconds(10)).until(() -> countThreads() <= 1);
		await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
			Map<String, Long> more = countObjects();
			more.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
			more.values().removeIf((count) -> count < ROUNDS);
			assertThat(more).isEmpty();
		});
	}

	private static void openAndCloseShells() throws Exception {
		try (TestSession session = server.login()) {
			for (int i = 0; i < SHELLS; i++) {
				TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24);
				terminal.awaitText("prompt> ");
				if (i % 2 == 0) {
					terminal.type("echo on\r");
					terminal.awaitText("prompt> ");
				}
			}
		}
		await().atMost(SshTestServer.SOON).until(() -> server.getBean(SshConnections.class).list().isEmpty());
	}

	private static long countThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("ssh-shell") || name.startsWith("ssh-command")
					|| name.startsWith("ssh-terminal") || name.startsWith("ssh-login"))
			.count();
	}

	/**
	 * Count the objects that are reachable.
	 * @return how many there are of each class of the server and what it is built on
	 * @throws Exception if that cannot be told
	 */
	private static Map<String, Long> countObjects() throws Exception {
		String histogram = (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
		Map<String, Long> counts = new TreeMap<>();
		histogram.lines().map((line) -> line.strip().split("\\s+")).forEach((words) -> {
			if (words.length >= 4 && isWatched(words[3])) {
				counts.merge(words[3], Long.valueOf(words[1]), Long::sum);
			}
		});
		return counts;
	}

	private static boolean isWatched(String name) {
		return (name.startsWith("io.github.sshspringboot.") && !name.contains("Test")) || name.startsWith("org.jline.")
				|| name.startsWith("java.util.concurrent.ScheduledThreadPoolExecutor")
				|| name.equals("java.lang.Thread") || name.equals("java.lang.ThreadLocal");
	}

}
