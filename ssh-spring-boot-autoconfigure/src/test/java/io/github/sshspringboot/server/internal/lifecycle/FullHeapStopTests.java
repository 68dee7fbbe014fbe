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

package io.github.sshspringboot.server.internal.lifecycle;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the end of a JVM whose heap a command keeps full.
 */
class FullHeapStopTests {

	@Test
	void jvmEndsWithinTheTimeOutsAlthoughACommandKeepsItsHeapFull(@TempDir Path directory) throws Exception {
		Path output = directory.resolve("output");
		try (ForkedJvm jvm = ForkedJvm.start(output, List.of("-Xmx64m", "-XX:+UseSerialGC"), Application.class)) {
			jvm.awaitOutput("The heap is full of junk");
			jvm.terminate();
			assertThat(jvm.awaitEnd(240)).as(jvm.output()).isTrue();
		}
	}

	public static final class Application {

		private static final int CHURNERS = 20;

		private Application() {
		}

		public static void main(String[] args) throws Exception {
			SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Hoarder.class),
					"spring.lifecycle.timeout-per-shutdown-phase=1s",
					"ssh.server.limits.max-sessions-per-connection=50");
			server.getContext().registerShutdownHook();
			TestSession session = server.login();
			for (int i = 0; i < CHURNERS; i++) {
				session.createExecChannel("churn").open().verify(SshTestServer.SOON);
			}
			session.createExecChannel("hoard").open().verify(SshTestServer.SOON);
		}

	}

	@SshCommand
	static class Hoarder {

		private static final byte[] FULL = "The heap is full of junk\n".getBytes(StandardCharsets.UTF_8);

		private static final FileOutputStream OUTPUT = new FileOutputStream(FileDescriptor.out);

		private final CountDownLatch full = new CountDownLatch(1);

		private byte[] junk = new byte[0];

		/**
		 * Fill the heap but for a little, which all allocations compete for.
		 */
		@SshCommand("hoard")
		void hoard() {
			List<byte[]> held = new ArrayList<>(100_000);
			while (true) {
				try {
					held.add(new byte[1024]);
				}
				catch (OutOfMemoryError ex) {
					held.subList(held.size() - 100, held.size()).clear();
					if (tell()) {
						break;
					}
				}
			}
			this.full.countDown();
			churn();
			held.clear();
		}

		@SshCommand("churn")
		void churn() {
			awaitFull();
			while (true) {
				try {
					this.junk = new byte[1024];
				}
				catch (OutOfMemoryError ex) {
					// It ignores that as well as interrupts.
				}
			}
		}

		private void awaitFull() {
			try {
				this.full.await();
			}
			catch (InterruptedException ex) {
				// It ignores that too.
			}
		}

		private static boolean tell() {
			try {
				OUTPUT.write(FULL);
				return true;
			}
			catch (IOException | OutOfMemoryError ex) {
				return false;
			}
		}

	}

}
