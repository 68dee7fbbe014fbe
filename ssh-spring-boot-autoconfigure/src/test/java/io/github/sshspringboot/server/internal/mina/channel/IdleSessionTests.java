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

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for sessions without traffic.
 */
@SshTest(value = { "ssh.session.idle-timeout=3s", "ssh.shell.prompt={username}> " },
		classes = IdleSessionTests.TickCommands.class)
class IdleSessionTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	@Test
	void commandWithoutTrafficIsInterrupted() throws Exception {
		Result result = SshTestServer.exec(this.session, "wait");
		assertThat(server.getCommands().awaitEnd()).isInstanceOf(InterruptedException.class);
		assertThat(result.status()).isEqualTo(124);
		assertThat(result.errorText())
			.isEqualTo("wait: interrupted, because nothing was sent or received for too long\n");
		assertThat(SshTestServer.exec(this.session, "echo on").outputText()).isEqualTo("on\n");
	}

	@Test
	void commandThatDoesNotEndLosesItsSession() throws Exception {
		Result result = SshTestServer.exec(this.session, "stubborn");
		assertThat(result.status()).isNull();
		server.getCommands().permit();
	}

	@Test
	void commandWithTrafficGoesOn() throws Exception {
		assertThat(SshTestServer.exec(this.session, "tick").outputText()).isEqualTo("20");
	}

	@Test
	void shellWithoutTrafficEnds(TestTerminal terminal) {
		assertThat(terminal.end().status()).isNotZero();
	}

	@SshCommand
	static class TickCommands {

		@SshCommand("tick")
		void tick(SshCommandContext context) throws Exception {
			for (int i = 1; i <= 20; i++) {
				Thread.sleep(200);
				context.getError().write('.');
				context.getError().flush();
			}
			context.getOutput().write("20".getBytes());
		}

	}

}
