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
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.internal.SshServerSettings.Sessions;
import io.github.sshspringboot.server.internal.SshSessionStart.Type;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a command that the server forces.
 */
@SshTest("ssh.session.force-command=env")
class ForcedSessionTests {

	@Injected
	private TestSession session;

	@Test
	void everyRequestRunsTheCommand() throws IOException {
		assertThat(SshTestServer.exec(this.session, "echo mine").outputText())
			.isEqualTo("{SSH_ORIGINAL_COMMAND=echo mine}\n");
		try (ChannelShell shell = this.session.createShellChannel()) {
			shell.setUsePty(false);
			assertThat(SshTestServer.run(shell).outputText()).isEqualTo("{}\n");
		}
		try (ChannelSubsystem subsystem = this.session.createSubsystemChannel("sftp")) {
			assertThat(SshTestServer.run(subsystem).outputText()).isEqualTo("{SSH_ORIGINAL_COMMAND=sftp}\n");
		}
	}

	@Test
	void commandOfTheServerComesBeforeThatOfTheKey() {
		SessionRequest request = new SessionRequest(Type.EXEC, "echo mine",
				Map.of("A", "client", "B", "client", "C", "client"))
			.restrict(new Sessions(List.of(), "server", Map.of("C", "server"), null, null, false),
					new SshLoginRestrictions("key", true, true, true, null, null, Map.of("B", "key", "C", "key")));
		assertThat(request.value()).isEqualTo("server");
		assertThat(request.original()).isEqualTo("echo mine");
		assertThat(request.environment()).containsOnly(Map.entry("A", "client"), Map.entry("B", "key"),
				Map.entry("C", "server"), Map.entry("SSH_ORIGINAL_COMMAND", "echo mine"));
	}

	@Test
	void internalSftpIsTheSubsystem() {
		SessionRequest request = new SessionRequest(Type.SHELL, null, Map.of())
			.restrict(new Sessions(List.of(), "internal-sftp", Map.of(), null, null, false), SshLoginRestrictions.NONE);
		assertThat(request.type()).isEqualTo(Type.SUBSYSTEM);
		assertThat(request.value()).isEqualTo("sftp");
	}

}
