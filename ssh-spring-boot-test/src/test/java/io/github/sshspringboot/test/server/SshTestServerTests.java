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

package io.github.sshspringboot.test.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import io.github.sshspringboot.test.SshResult;
import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.SshTestProcess;
import io.github.sshspringboot.test.server.SshEvent.ChannelOpened;
import io.github.sshspringboot.test.server.SshEvent.ClientIdentified;
import io.github.sshspringboot.test.server.SshEvent.ConnectionClosed;
import io.github.sshspringboot.test.server.SshEvent.ConnectionOpened;
import io.github.sshspringboot.test.server.SshEvent.ExecRequested;
import io.github.sshspringboot.test.server.SshEvent.Exited;
import io.github.sshspringboot.test.server.SshEvent.ForwardRequested;
import io.github.sshspringboot.test.server.SshEvent.HandlerFailed;
import io.github.sshspringboot.test.server.SshEvent.KeyOffered;
import io.github.sshspringboot.test.server.SshEvent.LineTyped;
import io.github.sshspringboot.test.server.SshEvent.LoginAttempted;
import io.github.sshspringboot.test.server.SshEvent.Prompted;
import io.github.sshspringboot.test.server.SshEvent.PtyRequested;
import io.github.sshspringboot.test.server.SshEvent.PtyResized;
import io.github.sshspringboot.test.server.SshEvent.ReverseForwardRequested;
import io.github.sshspringboot.test.server.SshEvent.SubsystemRequested;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SshTestServer} with MINA's client.
 */
@Timeout(60)
class SshTestServerTests {

	@Test
	void commandEchoes() {
		try (SshTestServer server = SshTestServer.start(); SshTestClient client = connectTo(server)) {
			assertThat(client.run("some words")).succeeded().hasStdout("some words\n").hasNoStderr();
			server.timeline().await(new Exited(0));
			assertThat(server.timeline()).startsWith(new ConnectionOpened())
				.containsSubsequence(LoginAttempted.accepted("user", "password"), new ChannelOpened("session"),
						new ExecRequested("some words"), new Exited(0));
			assertThat(server.timeline().await(ClientIdentified.class).software()).startsWith("SSH-2.0-");
		}
	}

	@Test
	void answerThatWasSaidLastWins() {
		try (SshTestServer server = SshTestServer.builder().onExec("ls").reply("configured\n").start();
				SshTestClient client = connectTo(server)) {
			assertThat(client.read("ls")).isEqualTo("configured\n");
			server.onExec("ls").reply("first\n").onExec("ls").reply("", "second\n", 7);
			assertThat(client.run("ls")).hasExitStatus(7).stderr().isEqualTo("second\n");
			server.reset();
			assertThat(client.read("ls")).isEqualTo("configured\n");
			assertThat(client.read("ls -l")).isEqualTo("ls -l\n");
		}
	}

	@Test
	void handlerKnowsEnvironmentAndInput() {
		try (SshTestServer server = SshTestServer.builder().onExec("env").handle((exchange) -> {
			exchange.print(exchange.username() + exchange.environment());
			exchange.printError(new String(exchange.stdin().readAllBytes(), StandardCharsets.UTF_8));
			return (exchange.pty() == null) ? 3 : 4;
		}).start(); SshTestClient client = connectTo(server)) {
			SshResult result = client.env("A", "1").stdin("typed").run("env");
			assertThat(result).hasExitStatus(3).hasStdout("user{A=1}").stderr().isEqualTo("typed");
		}
	}

	@Test
	void handlerAnswersToSignals() {
		try (SshTestServer server = SshTestServer.start(); SshTestClient client = connectTo(server)) {
			server.onExec("wait").handle((exchange) -> {
				exchange.print("ready");
				exchange.exitSignal(String.valueOf(exchange.awaitSignal(Duration.ofSeconds(20))));
				return 0;
			});
			SshTestProcess process = client.start("wait").awaitStdout("ready").signal("USR1");
			assertThat(process.await().exitSignal()).isEqualTo("USR1");
			assertThat(server.timeline()).containsSubsequence(new SshEvent.SignalReceived("USR1"),
					new SshEvent.ExitedBySignal("USR1"));
		}
	}

	@Test
	void handlerThatFailsIsRecorded() {
		try (SshTestServer server = SshTestServer.start(); SshTestClient client = connectTo(server)) {
			server.onExec("bug").handle((exchange) -> {
				throw new IOException("wrong");
			});
			assertThat(client.run("bug")).hasExitStatus(255).stderr().contains("wrong");
			assertThat(server.timeline().await(HandlerFailed.class).exception()).contains("wrong");
		}
	}

	@Test
	void handlerIsInterruptedWhenTheClientLeaves() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		try (SshTestServer server = SshTestServer.start(); MinaClient client = new MinaClient(server)) {
			server.onExec("sleep").handle((exchange) -> {
				exchange.print("ready");
				try {
					Thread.sleep(Long.MAX_VALUE);
				}
				catch (InterruptedException ex) {
					interrupted.countDown();
				}
				return 0;
			});
			try (ClientSession session = client.login(); ChannelExec channel = session.createExecChannel("sleep")) {
				channel.open().verify(MinaClient.TIMEOUT);
				assertThat(channel.getInvertedOut().readNBytes(5)).asString().isEqualTo("ready");
			}
			interrupted.await();
			server.timeline().await(ConnectionClosed.class);
			assertThat(server.timeline().events(Exited.class)).isEmpty();
		}
	}

	@Test
	void wrongPasswordAndUnknownUserAreRefused() {
		try (SshTestServer server = SshTestServer.builder().user("alice", "secret-word").start();
				MinaClient client = new MinaClient(server)) {
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> client.login("alice", "secret-wrong"));
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> client.login("user", "password"));
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> client.login("bob", "any"));
			assertThat(server.timeline()).contains(LoginAttempted.refused("alice", "password"),
					LoginAttempted.refused("user", "password"));
			assertThat(List.of(server, server.timeline(), server.timeline().dump())).extracting(Object::toString)
				.noneMatch((text) -> text.contains("secret"));
			assertThat(SshTestUser.named("alice").password("secret").toString()).doesNotContain("secret");
			assertThat(SshPrompt.hidden("Token: ", "secret").toString()).doesNotContain("secret");
		}
	}

	@Test
	void keyLogsIn() throws Exception {
		KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
		KeyPair other = KeyUtils.generateKeyPair("ssh-ed25519", 256);
		try (SshTestServer server = SshTestServer.builder().user(SshTestUser.named("alice").key(key)).start();
				MinaClient client = new MinaClient(server)) {
			client.login("alice", key).close();
			assertThat(server.timeline()).containsSubsequence(
					new KeyOffered("alice", KeyUtils.getFingerPrint(key.getPublic()), true),
					LoginAttempted.accepted("alice", "publickey"));
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> client.login("alice", other));
			assertThat(server.timeline())
				.contains(new KeyOffered("alice", KeyUtils.getFingerPrint(other.getPublic()), false));
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> client.login("alice", "password"));
		}
	}

	@Test
	void promptsAreAnsweredInRounds() {
		try (SshTestServer server = SshTestServer.builder()
			.user(SshTestUser.named("alice")
				.prompts(SshPrompt.hidden("Password: ", "secret-1"), new SshPrompt("Realm: ", "secret-2", true))
				.prompt("Token: ", "secret-3"))
			.start(); SshTestClient client = SshTestClient.connectTo(server.port())) {
			assertThat(client.as("alice").answers("secret-1", "secret-2", "secret-3").read("hi")).isEqualTo("hi\n");
			assertThat(server.timeline()).containsSubsequence(new Prompted("alice", List.of("Password: ", "Realm: ")),
					new Prompted("alice", List.of("Token: ")),
					LoginAttempted.accepted("alice", "keyboard-interactive"));
			assertThatExceptionOfType(Throwable.class)
				.isThrownBy(() -> client.as("alice").answers("secret-1", "secret-work", "secret-3").run("hi"));
			assertThatExceptionOfType(Throwable.class)
				.isThrownBy(() -> client.as("eve").answers("secret-4", "", "").run("hi"));
			assertThat(server.timeline()).contains(LoginAttempted.refused("alice", "keyboard-interactive"),
					LoginAttempted.refused("eve", "keyboard-interactive"));
			assertThat(List.of(server, server.timeline(), server.timeline().dump())).extracting(Object::toString)
				.noneMatch((text) -> text.contains("secret"));
		}
	}

	@Test
	void severalMethodsAreNeeded() throws Exception {
		KeyPair key = KeyUtils.generateKeyPair("ssh-ed25519", 256);
		try (SshTestServer server = SshTestServer.builder()
			.user(SshTestUser.named("alice").key(key).password("secret"))
			.methods("publickey", "password")
			.start(); MinaClient client = new MinaClient(server)) {
			try (ClientSession session = client.connect("alice")) {
				session.addPublicKeyIdentity(key);
				session.addPasswordIdentity("secret");
				session.auth().verify(MinaClient.TIMEOUT);
			}
			assertThat(server.timeline()).containsSubsequence(LoginAttempted.partial("alice", "publickey"),
					LoginAttempted.accepted("alice", "password"));
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> client.login("alice", "secret"));
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> client.login("alice", key));
		}
	}

	@Test
	void shellAnswersLines() throws Exception {
		try (SshTestServer server = SshTestServer.builder().onExec("ls").reply("a b\n").start();
				MinaClient client = new MinaClient(server);
				ClientSession session = client.login();
				ChannelShell shell = session.createShellChannel()) {
			shell.setPtyType("vt100");
			shell.setPtyColumns(100);
			shell.setPtyLines(40);
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			shell.setOut(output);
			shell.open().verify(MinaClient.TIMEOUT);
			OutputStream typed = shell.getInvertedIn();
			typed.write("ls\r".getBytes(StandardCharsets.UTF_8));
			typed.flush();
			server.timeline().await(new LineTyped("ls"));
			shell.sendWindowChange(120, 50);
			server.timeline().await(new PtyResized(new SshPty("vt100", 120, 50)));
			typed.write("abc\u0003\u0004".getBytes(StandardCharsets.UTF_8));
			typed.flush();
			awaitClosed(shell);
			assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("$ ls\r\na b\r\n$ abc^C\r\n$ ");
			assertThat(shell.getExitStatus()).isZero();
			assertThat(server.timeline()).contains(new PtyRequested(new SshPty("vt100", 100, 40)));
		}
	}

	@Test
	void shellAndSubsystemsCanBeReplaced() throws Exception {
		try (SshTestServer server = SshTestServer.builder().shell((exchange) -> {
			exchange.print("no shell here");
			return 9;
		}).subsystem("netconf", (exchange) -> {
			exchange.print("<hello/>");
			return 0;
		}).start(); MinaClient client = new MinaClient(server); ClientSession session = client.login()) {
			try (ChannelShell shell = session.createShellChannel();
					ChannelSubsystem netconf = session.createSubsystemChannel("netconf")) {
				ByteArrayOutputStream output = new ByteArrayOutputStream();
				shell.setOut(output);
				shell.open().verify(MinaClient.TIMEOUT);
				awaitClosed(shell);
				assertThat(output).hasToString("no shell here");
				assertThat(shell.getExitStatus()).isEqualTo(9);
				netconf.open().verify(MinaClient.TIMEOUT);
				assertThat(netconf.getInvertedOut().readAllBytes()).asString().isEqualTo("<hello/>");
				server.timeline().await(new Exited(0));
			}
			try (ChannelSubsystem unknown = session.createSubsystemChannel("unknown")) {
				unknown.open().verify(MinaClient.TIMEOUT);
				server.timeline().await(new SubsystemRequested("unknown"));
				assertThat(server.timeline().events(Exited.class)).hasSize(2);
			}
		}
	}

	@Test
	void filesAreInMemory() throws Exception {
		try (SshTestServer server = SshTestServer.builder().file("in/a.txt", "seeded").start();
				MinaClient client = new MinaClient(server)) {
			try (ClientSession session = client.login();
					SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
				assertThat(sftp.canonicalPath(".")).isEqualTo("/");
				try (InputStream input = sftp.read("/in/a.txt")) {
					assertThat(input.readAllBytes()).asString().isEqualTo("seeded");
				}
				try (OutputStream output = sftp.write("/in/b.txt", OpenMode.Write, OpenMode.Create)) {
					output.write("written".getBytes(StandardCharsets.UTF_8));
				}
				assertThatIOException().isThrownBy(() -> sftp.read("/etc/passwd").close());
			}
			assertThat(server.files().resolve("in/b.txt")).hasContent("written");
			Files.writeString(server.files().resolve("c.txt"), "by the test");
			server.reset();
			assertThat(server.files().resolve("c.txt")).doesNotExist();
			assertThat(server.files().resolve("in/b.txt")).doesNotExist();
			assertThat(server.files().resolve("in/a.txt")).hasContent("seeded");
		}
	}

	@Test
	void filesAreBounded() throws Exception {
		try (SshTestServer server = SshTestServer.start();
				MinaClient client = new MinaClient(server);
				ClientSession session = client.login();
				SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
			try (SftpClient.CloseableHandle file = sftp.open("/far", OpenMode.Write, OpenMode.Create)) {
				byte[] data = { 1 };
				assertThatIOException().isThrownBy(() -> sftp.write(file, 1L << 40, data));
				sftp.write(file, 0, data);
			}
			assertThat(Files.size(server.files().resolve("far"))).isEqualTo(1);
		}
	}

	@Test
	void forwardsAreToAndFromLoopbackOnly() throws Exception {
		try (SshTestServer server = SshTestServer.start();
				MinaClient client = new MinaClient(server);
				ClientSession session = client.login();
				ServerSocket target = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			SshdSocketAddress targetAddress = new SshdSocketAddress("127.0.0.1", target.getLocalPort());
			SshdSocketAddress local = session.startLocalPortForwarding(new SshdSocketAddress("127.0.0.1", 0),
					targetAddress);
			assertThatBytesPass(local.getPort(), target);
			assertThat(server.timeline()).contains(new ForwardRequested("127.0.0.1", target.getLocalPort(), true),
					new ChannelOpened("direct-tcpip"));
			SshdSocketAddress remote = session.startRemotePortForwarding(new SshdSocketAddress("", 0), targetAddress);
			assertThatBytesPass(remote.getPort(), target);
			assertThat(server.timeline()).contains(new ReverseForwardRequested("0.0.0.0", remote.getPort(), true),
					new ChannelOpened("forwarded-tcpip"));
			session.stopRemotePortForwarding(remote);
			SshdSocketAddress far = session.startLocalPortForwarding(new SshdSocketAddress("127.0.0.1", 0),
					new SshdSocketAddress("192.0.2.1", 80));
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), far.getPort())) {
				assertThat(socket.getInputStream().read()).isEqualTo(-1);
			}
			assertThat(server.timeline()).contains(new ForwardRequested("192.0.2.1", 80, false));
			assertThatIOException().isThrownBy(
					() -> session.startRemotePortForwarding(new SshdSocketAddress("192.0.2.1", 0), targetAddress));
			assertThat(server.timeline()).contains(new ReverseForwardRequested("192.0.2.1", 0, false));
		}
	}

	@Test
	void connectionsAreDroppedAndDisconnected() throws Exception {
		try (SshTestServer server = SshTestServer.start(); MinaClient client = new MinaClient(server)) {
			ClientSession session = client.login();
			server.disconnect("going down");
			assertThat(session.waitFor(EnumSet.of(ClientSession.ClientSessionEvent.CLOSED), MinaClient.TIMEOUT))
				.contains(ClientSession.ClientSessionEvent.CLOSED);
			assertThat(server.timeline()).contains(new SshEvent.Disconnected(11, "going down", false));
			ClientSession other = client.login();
			server.drop();
			other.waitFor(EnumSet.of(ClientSession.ClientSessionEvent.CLOSED), MinaClient.TIMEOUT);
			assertThat(server.timeline()).endsWith(new ConnectionClosed());
		}
	}

	@Test
	void manyChannelsEndTheConnectionOnly() throws Exception {
		try (SshTestServer server = SshTestServer.start(); MinaClient client = new MinaClient(server)) {
			server.onExec("hang").hang();
			ClientSession session = client.login();
			assertThatIOException().isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					session.createExecChannel("hang").open().verify(MinaClient.TIMEOUT);
				}
			});
			try (SshTestClient other = connectTo(server)) {
				assertThat(other.read("still here")).isEqualTo("still here\n");
			}
		}
	}

	@Test
	void knownHostsHasTheHostKeys() {
		try (SshTestServer server = SshTestServer.start(); SshTestServer other = SshTestServer.start()) {
			assertThat(server.knownHosts()).contains("[127.0.0.1]:" + server.port() + " ssh-ed25519 AAAA")
				.contains("[127.0.0.1]:" + server.port() + " ecdsa-sha2-nistp256 AAAA")
				.endsWith("\n");
			assertThat(server.hostKeys()).hasSize(2).doesNotContainAnyElementsOf(other.hostKeys());
		}
	}

	@Test
	void closeLeavesNoThread() throws Exception {
		Set<Thread> before = threads();
		try (SshTestServer server = SshTestServer.start()) {
			server.onExec("hang").hang();
			try (MinaClient client = new MinaClient(server)) {
				ClientSession session = client.login();
				session.createExecChannel("hang").open().verify(MinaClient.TIMEOUT);
				SftpClientFactory.instance().createSftpClient(session);
				session.startRemotePortForwarding(new SshdSocketAddress("localhost", 0),
						new SshdSocketAddress("localhost", 9));
				server.close();
			}
		}
		await().untilAsserted(() -> {
			Set<Thread> left = threads();
			left.removeAll(before);
			assertThat(left).noneMatch((thread) -> thread.getName().startsWith("ssh-test-server"));
			assertThat(left).noneMatch((thread) -> thread.getName().contains("ServerEngine"));
		});
	}

	@Test
	void closeTellsOfHandlersThatGoOn() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		SshTestServer server = SshTestServer.start();
		try (MinaClient client = new MinaClient(server); ClientSession session = client.login()) {
			server.onExec("stubborn").handle((exchange) -> {
				exchange.print("ready");
				while (end.getCount() > 0) {
					awaitUninterrupted(end);
				}
				return 0;
			});
			ChannelExec channel = session.createExecChannel("stubborn");
			channel.open().verify(MinaClient.TIMEOUT);
			channel.getInvertedOut().readNBytes(5);
			assertThatIllegalStateException().isThrownBy(server::close);
		}
		finally {
			end.countDown();
		}
	}

	private static void awaitUninterrupted(CountDownLatch end) {
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			// It goes on
		}
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).collect(Collectors.toSet());
	}

	private static void assertThatBytesPass(int port, ServerSocket target) throws IOException {
		try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port); Socket accepted = target.accept()) {
			client.getOutputStream().write(42);
			assertThat(accepted.getInputStream().read()).isEqualTo(42);
			accepted.getOutputStream().write(43);
			assertThat(client.getInputStream().read()).isEqualTo(43);
		}
	}

	private static void awaitClosed(ChannelShell channel) {
		assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), MinaClient.TIMEOUT))
			.contains(ClientChannelEvent.CLOSED);
	}

	private static SshTestClient connectTo(SshTestServer server) {
		return SshTestClient.builder()
			.port(server.port())
			.serverKeys(server::hostKeys)
			.build()
			.as(SshTestServer.DEFAULT_USERNAME)
			.password(SshTestServer.DEFAULT_PASSWORD);
	}

}
