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

package io.github.sshspringboot.security.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshSubsystem;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshPublicKeyAuthenticationToken;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the options of {@code authorized_keys}, from the line to the session.
 */
@SshTest(value = { "ssh.session.accept-env=*", "ssh.session.agent-forwarding=true" },
		classes = KeyOptionsLoginTests.Lines.class)
class KeyOptionsLoginTests {

	private static final SigningKey KEY = new SigningKey();

	@Injected
	private static SshTestServer server;

	private Lines lines;

	@BeforeEach
	void reset() {
		this.lines = server.getBean(Lines.class);
		this.lines.keys.clear();
	}

	private void authorize(String options) {
		authorize(options, KEY.getKey());
	}

	private void authorize(String options, SshPublicKey key) {
		this.lines.keys.computeIfAbsent("admin", (user) -> new ArrayList<>())
			.add(AuthorizedKeyParser
				.parse((options + " " + key.getType() + " " + Base64.getEncoder().encodeToString(key.getEncoded()))
					.strip()));
	}

	private TestSession login() throws IOException {
		return server.login("admin", KEY.getPair());
	}

	private boolean canLogin() throws IOException {
		return server.canLogin("admin", KEY.getPair());
	}

	@Test
	void connectionTellsWhatTheOptionsForbid() throws IOException {
		authorize("no-pty,no-port-forwarding,permitopen=\"db:5432\",permitlisten=\"8080\"");
		server.awaitNoConnection();
		try (TestSession session = login()) {
			assertThat(session.isOpen()).isTrue();
			SshLoginRestrictions restrictions = server.getBean(SshConnections.class).list().get(0).getRestrictions();
			assertThat(restrictions.terminal()).isFalse();
			assertThat(restrictions.portForwarding()).isFalse();
			assertThat(restrictions.permitOpen()).containsExactly("db:5432");
			assertThat(restrictions.permitListen()).hasSize(1);
		}
	}

	@Test
	void connectionTellsTheKeyOfTheLogin() throws IOException {
		authorize("");
		server.awaitNoConnection();
		try (TestSession session = login()) {
			assertThat(session.isOpen()).isTrue();
			assertThat(server.getBean(SshConnections.class).list().get(0).getUserKeys())
				.containsExactly(SshUserKey.of(KEY.getKey()));
		}
		try (TestSession session = server.login()) {
			assertThat(session.isOpen()).isTrue();
			assertThat(server.getBean(SshConnections.class).list()).last()
				.satisfies((connection) -> assertThat(connection.getUserKeys()).isEmpty());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                        | true
			no-pty                    | true
			no-agent-forwarding       | false
			restrict                  | false
			restrict,agent-forwarding | true
			restrict,port-forwarding  | false
			""")
	void keyMayForbidTheAgent(String options, boolean permitted) throws Exception {
		authorize(options);
		try (TestSession session = server.connectRaw()) {
			assertThat(KEY.login(session, "admin", "ssh-ed25519", KEY.getKey().getEncoded(), null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 1000, 1000);
			session.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "auth-agent-req@openssh.com", true);
			session.receive(permitted ? SshConstants.SSH_MSG_CHANNEL_SUCCESS : SshConstants.SSH_MSG_CHANNEL_FAILURE);
		}
	}

	@Test
	void forcedCommandRunsInPlaceOfAnother() throws IOException {
		authorize("command=\"env\"");
		try (TestSession session = login()) {
			assertThat(SshTestServer.exec(session, "echo mine").outputText())
				.isEqualTo("{SSH_ORIGINAL_COMMAND=echo mine}\n");
		}
	}

	@Test
	void forcedCommandRunsInPlaceOfAShellWithoutOriginal() throws IOException {
		authorize("command=\"env\"");
		try (TestSession session = login(); ChannelShell shell = session.createShellChannel()) {
			shell.setUsePty(false);
			shell.setEnv("SSH_ORIGINAL_COMMAND", "forged");
			assertThat(SshTestServer.run(shell).outputText()).isEqualTo("{}\n");
		}
	}

	@Test
	void forcedCommandRunsInPlaceOfAShellOnATerminal() throws IOException {
		authorize("command=\"term\"");
		try (TestSession session = login(); ChannelShell shell = session.createShellChannel()) {
			shell.setPtyType("xterm");
			assertThat(SshTestServer.run(shell).outputText()).contains("xterm").doesNotContain(">");
		}
	}

	@Test
	void forcedCommandRunsInPlaceOfASubsystem() throws IOException {
		authorize("command=\"env\"");
		try (TestSession session = login(); ChannelSubsystem subsystem = session.createSubsystemChannel("sftp")) {
			assertThat(SshTestServer.run(subsystem).outputText()).isEqualTo("{SSH_ORIGINAL_COMMAND=sftp}\n");
		}
	}

	@Test
	void forcedCommandRunsInPlaceOfASubsystemThatIsThere() throws IOException {
		try (TestSession session = server.login();
				ChannelSubsystem subsystem = session.createSubsystemChannel("greeting")) {
			assertThat(SshTestServer.run(subsystem).outputText()).isEqualTo("hello");
		}
		authorize("command=\"env\"");
		try (TestSession session = login(); ChannelSubsystem subsystem = session.createSubsystemChannel("greeting")) {
			assertThat(SshTestServer.run(subsystem).outputText()).isEqualTo("{SSH_ORIGINAL_COMMAND=greeting}\n");
		}
	}

	@Test
	void forcedCommandMayBeRaw() throws IOException {
		authorize("command=\"show-rest of | it 'all\"");
		try (TestSession session = login()) {
			assertThat(SshTestServer.exec(session, "echo mine").outputText()).isEqualTo("of | it 'all\n");
		}
	}

	@Test
	void clientCannotForgeTheOriginalCommand() throws IOException {
		authorize("command=\"env\"");
		try (TestSession session = login(); ChannelExec exec = session.createExecChannel("real")) {
			exec.setEnv("SSH_ORIGINAL_COMMAND", "forged");
			assertThat(SshTestServer.run(exec).outputText()).isEqualTo("{SSH_ORIGINAL_COMMAND=real}\n");
		}
	}

	@Test
	void emptyForcedCommandRunsNothingOfTheClient() throws IOException {
		authorize("command=\"\"");
		try (TestSession session = login()) {
			assertThat(SshTestServer.exec(session, "echo mine").outputText()).doesNotContain("mine");
		}
	}

	@Test
	void forcedCommandIsRunWithTheRightsOfTheUserOnly() throws IOException {
		authorize("command=\"no-such-command\"");
		try (TestSession session = login()) {
			assertThat(SshTestServer.exec(session, "echo mine").status()).isEqualTo(127);
		}
	}

	@ParameterizedTest
	@CsvSource({ "'', vt100 80x24", "no-pty, none", "restrict, none", "'restrict,pty', vt100 80x24" })
	void terminal(String options, String expected) throws IOException {
		authorize(options);
		try (TestSession session = login(); ChannelExec exec = session.createExecChannel("term")) {
			exec.setUsePty(true);
			exec.setPtyType("vt100");
			assertThat(SshTestServer.run(exec).outputText().strip()).isEqualTo(expected);
		}
	}

	@Test
	void environmentOfTheKeyComesBeforeThatOfTheClient() throws IOException {
		authorize("environment=\"A=key\",environment=\"B=key\"");
		try (TestSession session = login(); ChannelExec exec = session.createExecChannel("env")) {
			exec.setEnv("A", "client");
			exec.setEnv("C", "client");
			assertThat(SshTestServer.run(exec).outputText()).isEqualTo("{A=key, B=key, C=client}\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=\"127.0.0.1\"", "from=\"127.*\"", "from=\"127.0.0.0/8,!127.0.0.2\"",
			"expiry-time=\"29990101\"", "expiry-time=\"299901010000Z\"" })
	void conditionThatHolds(String options) throws IOException {
		authorize(options);
		assertThat(canLogin()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "from=\"10.0.0.0/8\"", "from=\"*,!127.0.0.1\"", "from=\"localhost\"", "from=\"127.0.0.1/8\"",
					"expiry-time=\"20000101\"", "expiry-time=\"200001010000Z\"", "cert-authority", "verify-required" })
	void conditionThatDoesNotHold(String options) throws IOException {
		authorize(options);
		assertThat(canLogin()).isFalse();
	}

	@Test
	void laterLineCountsWhenTheConditionsOfAnEarlierOneDoNotHold() throws IOException {
		authorize("from=\"10.0.0.1\"");
		authorize("command=\"echo restricted\"");
		authorize("");
		try (TestSession session = login()) {
			assertThat(SshTestServer.exec(session, "echo mine").outputText()).isEqualTo("restricted\n");
		}
	}

	@ParameterizedTest
	@CsvSource({ "'', 1, true", "'', 0, false", "'', 4, false", "no-touch-required, 0, true",
			"verify-required, 1, false", "verify-required, 5, true", "verify-required, 4, false",
			"'verify-required,no-touch-required', 4, true" })
	void authenticatorMustSayWhatTheOptionsDemand(String options, int flags, boolean accepted) throws Exception {
		authorize(options, KEY.getSecurityKey());
		try (TestSession session = server.connectRaw()) {
			assertThat(
					KEY.login(session, "admin", "sk-ssh-ed25519@openssh.com", KEY.getSecurityKey().getEncoded(), flags))
				.isEqualTo(accepted ? SshConstants.SSH_MSG_USERAUTH_SUCCESS : SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
	}

	@Test
	void signatureOfAnotherAlgorithmIsRefused() throws Exception {
		authorize("", KEY.getSecurityKey());
		authorize("");
		try (TestSession session = server.connectRaw()) {
			assertThat(
					KEY.login(session, "admin", "sk-ssh-ed25519@openssh.com", KEY.getSecurityKey().getEncoded(), null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			assertThat(KEY.login(session, "admin", "ssh-ed25519", KEY.getSecurityKey().getEncoded(), 1))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			assertThat(KEY.login(session, "admin", "sk-ssh-ed25519@openssh.com", KEY.getKey().getEncoded(), 1))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			assertThat(KEY.login(session, "admin", "ssh-ed25519", KEY.getKey().getEncoded(), null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "password", "keyboard-interactive" })
	void restrictionsHoldAfterASecondMethod(String second) throws Exception {
		try (SshTestServer strict = SshTestServer.start(List.of(SshTestServer.Users.class, Lines.class),
				"ssh.auth.keyboard-interactive.password=true", "ssh.auth.methods=publickey+" + second);
				TestSession session = strict.connect("admin")) {
			SshLoginRestrictions restrictions = new SshLoginRestrictions("echo restricted", false, true, true, null,
					null, Map.of());
			strict.getBean(Lines.class).keys.put("admin", List.of(new AuthorizedKey(KEY.getKey(),
					new AuthorizedKeyOptions(false, null, null, null, true, false, restrictions))));
			session.addPublicKeyIdentity(KEY.getPair());
			session.addPasswordIdentity("admin-password");
			session.auth().verify(SshTestServer.SOON);
			assertThat(SshTestServer.exec(session, "echo mine").outputText()).isEqualTo("restricted\n");
			try (ChannelExec exec = session.createExecChannel("echo mine")) {
				exec.setUsePty(true);
				assertThat(SshTestServer.run(exec).outputText()).isEqualTo("restricted\n");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE, 79 })
	void onlyARequestSigns(int type) throws Exception {
		authorize("");
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", false,
					"ssh-ed25519", KEY.getKey().getEncoded());
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PK_OK);
			session.send(type, "ssh-ed25519", KEY.getKey().getEncoded(),
					KEY.sign(KEY.message(session, "admin", "ssh-ed25519", KEY.getKey().getEncoded())));
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void restrictionsStandInTheAuthentication() throws IOException {
		SshPublicKeyAuthenticationToken token = SshPublicKeyAuthenticationToken.authenticated("admin", List.of(),
				new SshLoginRestrictions(null, false, false, false, null, null, Map.of()));
		assertThat(token.toBuilder().build().getRestrictions().terminal()).isFalse();
	}

	static class Lines implements AuthorizedKeysSource {

		@SshSubsystem("greeting")
		byte[] greet() {
			return "hello".getBytes();
		}

		@SshCommand(name = "show-rest", raw = true)
		String showRest(@SshArgument String rest) {
			return rest;
		}

		private final Map<String, List<AuthorizedKey>> keys = new ConcurrentHashMap<>();

		@Override
		public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
			return this.keys.getOrDefault(username, List.of());
		}

	}

}
