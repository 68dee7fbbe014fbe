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

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.command.SshAgent;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands that use the agents of clients.
 */
@SshTest(value = "ssh.session.agent-forwarding=true", classes = AgentForwardingTests.AgentCommands.class)
class AgentForwardingTests {

	private static final String REQUEST = "auth-agent-req@openssh.com";

	private static final int AGENT = 9;

	private static final SigningKey KEY = new SigningKey();

	@Injected
	private static SshTestServer server;

	private TestSession raw;

	private RawSessionChannel channel;

	private int recipient;

	@BeforeEach
	void login() throws Exception {
		this.raw = server.loginRaw();
		this.channel = new RawSessionChannel(this.raw, 100_000);
	}

	@AfterEach
	void logout() throws Exception {
		this.raw.close();
	}

	@Test
	void agentListsItsKeysAndSigns() throws Exception {
		forward("identities");
		assertThat(awaitAgent().getCompactData()).containsExactly(11);
		answer(identities());
		assertThat(status()).isZero();
		assertThat(this.channel.getOutput()).isEqualTo(KEY.getKey().getFingerprint() + " my key??[31m\n");
	}

	@Test
	void channelLastsForTheCommandOnly() throws Exception {
		forward("sign data");
		assertThat(awaitAgent().getCompactData()).containsExactly(11);
		answer(identities());
		Buffer request = next();
		assertThat(request.getByte()).isEqualTo((byte) 13);
		assertThat(request.getBytes()).isEqualTo(KEY.getKey().getEncoded());
		assertThat(request.getString()).isEqualTo("data");
		assertThat(request.getInt()).isZero();
		Buffer signature = new ByteArrayBuffer();
		signature.putByte((byte) 14);
		signature.putBytes(KEY.sign("data".getBytes()));
		answer(signature);
		Message message = this.raw.next();
		while (message.type() != SshConstants.SSH_MSG_CHANNEL_CLOSE || message.body().getInt() != AGENT) {
			message = this.raw.next();
		}
	}

	@Test
	void agentMayRefuse() throws Exception {
		forward("sign data");
		awaitAgent();
		answer(identities());
		next();
		Buffer failure = new ByteArrayBuffer();
		failure.putByte((byte) 5);
		answer(failure);
		assertThat(status()).isEqualTo(1);
		assertThat(this.channel.getError())
			.isEqualTo("sign: your agent does not sign with " + KEY.getKey().getFingerprint() + "\n");
	}

	@Test
	void clientMayRefuseTheChannel() throws Exception {
		forward("identities");
		Message open = this.raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN);
		Buffer body = open.body();
		body.getString();
		this.raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE, (int) body.getUInt(), 2, "no\u001b[31m agent", "");
		assertThat(status()).isEqualTo(1);
		assertThat(this.channel.getError())
			.isEqualTo("identities: your agent cannot be reached: the client says 'no?[31m agent'\n");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 300_000, -1 })
	void answerIsBounded(int length) throws Exception {
		forward("identities");
		awaitAgent();
		Buffer data = new ByteArrayBuffer();
		data.putInt(length);
		data.putRawBytes(new byte[8]);
		send(data.getCompactData());
		assertThat(status()).isEqualTo(1);
		assertThat(this.channel.getError())
			.isEqualTo("identities: your agent cannot be reached: it answers with nonsense\n");
	}

	@Test
	void floodClosesTheChannel() throws Exception {
		forward("identities");
		awaitAgent();
		Buffer data = new ByteArrayBuffer();
		data.putInt(200_000);
		send(data.getCompactData());
		for (int i = 0; i < 10; i++) {
			send(new byte[32_000]);
		}
		assertThat(status()).isEqualTo(1);
		assertThat(this.channel.getError()).startsWith("identities: your agent cannot be reached: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0c00000001", "0cffffffff", "0c0000000100000004ffffffff00000000", "0e00000000", "0c" })
	void nonsenseIsReportedInOneLine(String hex) throws Exception {
		forward("identities");
		awaitAgent();
		Buffer answer = new ByteArrayBuffer();
		answer.putRawBytes(HexFormat.of().parseHex(hex));
		answer(answer);
		long status = status();
		if (status != 0) {
			assertThat(this.channel.getError()).isEqualTo("identities: your agent answers with nonsense\n");
		}
		else {
			assertThat(this.channel.getOutput()).isEmpty();
		}
	}

	@Test
	void lostAgentEndsTheWait() throws Exception {
		forward("identities");
		awaitAgent();
		this.raw.send(SshConstants.SSH_MSG_CHANNEL_CLOSE, this.recipient);
		assertThat(status()).isEqualTo(1);
		assertThat(this.channel.getError())
			.isEqualTo("identities: your agent cannot be reached: the connection to it was closed\n");
	}

	@Test
	void signalInterruptsTheWait() throws Exception {
		forward("identities");
		awaitAgent();
		this.channel.send("signal", false, "INT");
		assertThat(status()).isEqualTo(130);
	}

	@Test
	void withoutAnAgentTheCommandFailsInOneLine() throws Exception {
		assertThat(this.channel.request("exec", "identities")).isTrue();
		assertThat(this.channel.status()).isEqualTo(1);
		assertThat(this.channel.getError())
			.isEqualTo("identities: there is no agent. Connect with ssh -A, if this server permits it\n");
		RawSessionChannel other = new RawSessionChannel(this.raw, 100_000);
		assertThat(other.request("exec", "perhaps")).isTrue();
		assertThat(other.status()).isZero();
		assertThat(other.getOutput()).isEqualTo("none\n");
	}

	@Test
	void agentBelongsToItsSession() throws Exception {
		assertThat(this.channel.request(REQUEST)).isTrue();
		RawSessionChannel other = new RawSessionChannel(this.raw, 100_000);
		assertThat(other.request("exec", "perhaps")).isTrue();
		assertThat(other.status()).isZero();
		assertThat(other.getOutput()).isEqualTo("none\n");
	}

	@Test
	void clientCannotOpenAnAgentChannel() throws Exception {
		this.raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "auth-agent@openssh.com", 3, 1000, 1000);
		Buffer failure = this.raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE).body();
		failure.getUInt();
		assertThat(failure.getUInt()).isEqualTo(SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED);
	}

	private void forward(String line) throws Exception {
		assertThat(this.channel.request(REQUEST)).isTrue();
		assertThat(this.channel.request("exec", line)).isTrue();
	}

	private static Buffer identities() {
		Buffer answer = new ByteArrayBuffer();
		answer.putByte((byte) 12);
		answer.putInt(2);
		answer.putString("unknown");
		answer.putString("of another kind");
		answer.putBytes(KEY.getKey().getEncoded());
		answer.putString("my key\u001b\u202e[31m");
		return answer;
	}

	private Buffer awaitAgent() throws Exception {
		Buffer open = this.raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN).body();
		assertThat(open.getString()).isEqualTo("auth-agent@openssh.com");
		this.recipient = (int) open.getUInt();
		this.raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION, this.recipient, AGENT, 100_000, 32_768);
		return next();
	}

	private Buffer next() throws Exception {
		Message message = this.raw.next();
		while (message.type() == SshConstants.SSH_MSG_CHANNEL_WINDOW_ADJUST) {
			message = this.raw.next();
		}
		assertThat(message.type()).isEqualTo(SshConstants.SSH_MSG_CHANNEL_DATA);
		Buffer body = message.body();
		assertThat(body.getUInt()).isEqualTo(AGENT);
		return new ByteArrayBuffer(new ByteArrayBuffer(body.getBytes()).getBytes());
	}

	private void answer(Buffer answer) throws Exception {
		Buffer framed = new ByteArrayBuffer();
		framed.putBytes(answer.getCompactData());
		byte[] bytes = framed.getCompactData();
		send(Arrays.copyOf(bytes, 3));
		send(Arrays.copyOfRange(bytes, 3, bytes.length));
	}

	private void send(byte[] data) throws Exception {
		this.raw.send(SshConstants.SSH_MSG_CHANNEL_DATA, this.recipient, data);
	}

	private long status() throws Exception {
		return this.channel.status();
	}

	@SshCommand
	static class AgentCommands {

		@SshCommand("identities")
		List<String> identities(SshAgent agent) {
			return agent.getIdentities()
				.stream()
				.map((identity) -> identity.key().key().getFingerprint() + " " + identity.comment())
				.toList();
		}

		@SshCommand("sign")
		ExitStatus sign(@SshArgument String text, SshAgent agent) {
			agent.sign(agent.getIdentities().get(0).key(), text.getBytes());
			return ExitStatus.OK;
		}

		@SshCommand("perhaps")
		String perhaps(@Nullable SshAgent agent) {
			return (agent != null) ? "agent" : "none";
		}

	}

}
