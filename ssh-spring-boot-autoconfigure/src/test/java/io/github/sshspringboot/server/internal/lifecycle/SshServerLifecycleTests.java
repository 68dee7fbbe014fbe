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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshServerStartedEvent;
import io.github.sshspringboot.server.SshServerStoppedEvent;
import io.github.sshspringboot.server.internal.ManagedSshServer;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the server's life within an application.
 */
class SshServerLifecycleTests {

	@Test
	void startAndStopAreToldOnceEach() {
		SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Events.class));
		Events events = server.getBean(Events.class);
		assertThat(events.names).containsExactly("SshServerStartedEvent");
		server.close();
		assertThat(events.names).containsExactly("SshServerStartedEvent", "SshServerStoppedEvent");
		assertThat(events.addresses).hasSize(1).allMatch((address) -> address.getPort() > 0);
	}

	@Test
	void portIsPublishedBeforeTheStartIsTold() {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Events.class))) {
			ManagedSshServer running = server.getBean(SshServerManager.class).getServer();
			assertThat(running).isNotNull();
			assertThat(running.getListeners().get("default"))
				.containsExactly(new InetSocketAddress("127.0.0.1", server.getPort()));
		}
	}

	@Test
	void severalAddressesShareOneFreePort() throws IOException {
		try (SshTestServer server = SshTestServer.start("ssh.server.address=127.0.0.1,127.0.0.2")) {
			int port = server.getPort();
			ManagedSshServer running = server.getBean(SshServerManager.class).getServer();
			assertThat(running).isNotNull();
			assertThat(running.getListeners().get("default")).containsExactlyInAnyOrder(
					new InetSocketAddress("127.0.0.1", port), new InetSocketAddress("127.0.0.2", port));
			for (String address : List.of("127.0.0.1", "127.0.0.2")) {
				try (TestSession session = (TestSession) server.getClient()
					.connect("admin", address, port)
					.verify(SshTestServer.SOON)
					.getSession()) {
					session.addPasswordIdentity("admin-password");
					session.auth().verify(SshTestServer.SOON);
					assertThat(server.getBean(SshConnections.class).list()).extracting(SshConnection::getLocalAddress)
						.contains(new InetSocketAddress(address, port));
				}
			}
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect("127.0.0.3", port));
		}
	}

	@Test
	void contextCanStopAndStartTheServerAgain(@TempDir Path directory) throws IOException {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Events.class))) {
			ConfigurableApplicationContext context = server.getContext();
			ManagedSshServer first = server.getBean(SshServerManager.class).getServer();
			assertThat(first).isNotNull();
			int port = server.getPort();
			TestSession session = server.login();
			context.stop();
			await().atMost(SshTestServer.SOON).until(session::isClosed);
			assertThat(server.getBean(SshServerManager.class).getServer()).isNull();
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect("127.0.0.1", port));
			context.start();
			ManagedSshServer second = server.getBean(SshServerManager.class).getServer();
			assertThat(second).isNotNull().isNotSameAs(first);
			assertThat(new SshServerStartedEvent(second.getListeners()).getPort()).isEqualTo(server.getPort());
			assertThat(second.getHostKeys()).isEqualTo(first.getHostKeys());
			assertThat(SshTestServer.exec(server, "echo again").outputText()).isEqualTo("again\n");
			assertThat(server.getBean(Events.class).names).containsExactly("SshServerStartedEvent",
					"SshServerStoppedEvent", "SshServerStartedEvent");
		}
	}

	@Test
	void lazyInitializationDoesNotKeepTheServerFromStarting() throws IOException {
		try (SshTestServer server = SshTestServer.start("spring.main.lazy-initialization=true")) {
			assertThat(SshTestServer.exec(server, "echo eager").outputText()).isEqualTo("eager\n");
			assertThat(SshTestServer.exec(server, "help").status()).isZero();
		}
	}

	@Test
	void serverStartsAfterEveryOtherBeanAndStopsBefore() {
		SshTestServer server = SshTestServer
			.start(List.of(SshTestServer.Users.class, LastBean.class, WebServerLikeBean.class));
		LastBean last = server.getContext().getBean("sshServerLifecycleTests.LastBean", LastBean.class);
		WebServerLikeBean other = server.getBean(WebServerLikeBean.class);
		assertThat(last.runningAtStart).isFalse();
		assertThat(other.runningAtStart).isFalse();
		server.close();
		assertThat(other.runningAtStop).isFalse();
	}

	@Test
	void threadKeepsTheJvmAliveWhileTheServerRuns() {
		Set<Thread> before = nonDaemonThreads();
		SshTestServer server = SshTestServer.start();
		assertThat(nonDaemonThreads()).filteredOn((thread) -> !before.contains(thread))
			.extracting(Thread::getName)
			.contains("ssh-server");
		server.getContext().stop();
		await().atMost(SshTestServer.SOON)
			.untilAsserted(
					() -> assertThat(nonDaemonThreads()).extracting(Thread::getName).doesNotContain("ssh-server"));
		server.close();
	}

	private static Set<Thread> nonDaemonThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !thread.isDaemon())
			.collect(Collectors.toSet());
	}

	@Test
	void noThreadIsLeftAfterTheEnd() throws Exception {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		SshTestServer server = SshTestServer.start();
		TestSession session = server.login();
		assertThat(SshTestServer.exec(session, "echo on").status()).isZero();
		new TestTerminal(session, "xterm", 80, 24).awaitText("> ");
		ChannelExec channel = session.createExecChannel("wait");
		channel.open().verify(SshTestServer.SOON);
		server.getCommands().awaitStart();
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.anyMatch((name) -> name.startsWith("ssh-"));
		server.getContext().close();
		server.close();
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
				.filteredOn((thread) -> !before.contains(thread))
				.extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("ssh-") || name.contains("nio2") || name.startsWith("sshd-")));
	}

	@Test
	void runningCommandFinishesWhileNewConnectionsAndCommandsAreRefused() throws Exception {
		try (SshTestServer server = SshTestServer.start("spring.lifecycle.timeout-per-shutdown-phase=30s");
				TestSession session = server.login()) {
			int port = server.getPort();
			ChannelExec channel = session.createExecChannel("wait");
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			channel.setOut(output);
			channel.open().verify(SshTestServer.SOON);
			server.getCommands().awaitStart();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server.getContext()::close);
			await().atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThatExceptionOfType(ConnectException.class)
					.isThrownBy(() -> connect("127.0.0.1", port)));
			Result refused = SshTestServer.exec(session, "echo new");
			assertThat(refused.status()).isEqualTo(75);
			assertThat(refused.errorText()).contains("shutting down");
			assertThat(closing).isNotDone();
			server.getCommands().permit();
			Result result = SshTestServer.end(channel, output, new ByteArrayOutputStream());
			assertThat(result.outputText()).isEqualTo("permitted\n");
			assertThat(result.status()).isZero();
			await().atMost(Duration.ofSeconds(15)).until(closing::isDone);
			await().atMost(SshTestServer.SOON).until(session::isClosed);
			assertThat(session.getReceived()).extracting(Message::type).contains((int) SshConstants.SSH_MSG_DISCONNECT);
		}
	}

	@Test
	void idleShellIsToldAndLeft() throws Exception {
		try (SshTestServer server = SshTestServer.start("spring.lifecycle.timeout-per-shutdown-phase=30s",
				"ssh.shell.prompt=prompt> ");
				TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24)) {
			terminal.awaitText("prompt> ");
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server.getContext()::close);
			terminal.awaitText("The server is shutting down");
			assertThat(terminal.end().status()).isEqualTo(130);
			await().atMost(Duration.ofSeconds(15)).until(closing::isDone);
		}
	}

	@Test
	void commandInAShellFinishesBeforeTheShellIsLeft() throws Exception {
		try (SshTestServer server = SshTestServer.start("spring.lifecycle.timeout-per-shutdown-phase=30s",
				"ssh.shell.prompt=prompt> ");
				TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24)) {
			int port = server.getPort();
			terminal.awaitText("prompt> ");
			terminal.type("wait\r");
			server.getCommands().awaitStart();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server.getContext()::close);
			await().atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThatExceptionOfType(ConnectException.class)
					.isThrownBy(() -> connect("127.0.0.1", port)));
			assertThat(closing).isNotDone();
			server.getCommands().permit();
			terminal.awaitText("permitted\r\n");
			terminal.awaitText("The server is shutting down");
			assertThat(terminal.end().status()).isEqualTo(130);
			await().atMost(Duration.ofSeconds(15)).until(closing::isDone);
		}
	}

	@Test
	void commandThatTakesLongerThanThePhaseIsInterruptedAndToldWhy() throws Exception {
		try (SshTestServer server = SshTestServer.start("spring.lifecycle.timeout-per-shutdown-phase=1s");
				TestSession session = server.login()) {
			ChannelExec channel = session.createExecChannel("wait");
			ByteArrayOutputStream error = new ByteArrayOutputStream();
			channel.setErr(error);
			channel.open().verify(SshTestServer.SOON);
			server.getCommands().awaitStart();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server.getContext()::close);
			assertThat(server.getCommands().awaitEnd()).isInstanceOf(InterruptedException.class);
			Result result = SshTestServer.end(channel, new ByteArrayOutputStream(), error);
			assertThat(result.status()).isEqualTo(130);
			assertThat(result.errorText()).contains("shutting down");
			await().atMost(SshTestServer.SOON).until(closing::isDone);
		}
	}

	@Test
	void commandThatIgnoresItsInterruptDoesNotHoldUpTheEnd() throws Exception {
		try (SshTestServer server = SshTestServer.start("spring.lifecycle.timeout-per-shutdown-phase=1s");
				TestSession session = server.login()) {
			ChannelExec channel = session.createExecChannel("stubborn");
			channel.open().verify(SshTestServer.SOON);
			TestCommands commands = server.getCommands();
			commands.awaitStart();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server.getContext()::close);
			await().atMost(SshTestServer.SOON).until(closing::isDone);
			await().atMost(SshTestServer.SOON).until(session::isClosed);
			commands.permit();
		}
	}

	@Test
	void connectionsAreListedAndClosed() throws IOException {
		try (SshTestServer server = SshTestServer.start();
				TestSession first = server.login();
				TestSession second = server.login();
				TestSession other = server.login("other", "other-password");
				TestSession stranger = server.connectRaw()) {
			SshConnections connections = server.getBean(SshConnections.class);
			assertThat(connections.list()).extracting((connection) -> connection.getAuthentication().getName())
				.containsExactlyInAnyOrder("admin", "admin", "other");
			assertThat(connections.list()).extracting(SshConnection::getId).doesNotHaveDuplicates();
			SshConnection one = connections.list()
				.stream()
				.filter((connection) -> connection.getRemoteAddress().equals(first.getLocalAddress()))
				.findFirst()
				.orElseThrow();
			assertThat(one.getLocalAddress()).isEqualTo(new InetSocketAddress("127.0.0.1", server.getPort()));
			assertThat(one.getClientVersion()).isEqualTo(first.getClientVersion());
			assertThat(connections.close(one.getId())).isTrue();
			await().atMost(SshTestServer.SOON).until(first::isClosed);
			await().atMost(SshTestServer.SOON).until(() -> connections.list().size() == 2);
			assertThat(connections.close(one.getId())).isFalse();
			assertThat(second.isOpen()).isTrue();
			assertThat(connections.closeAll("nobody")).isZero();
			assertThat(connections.closeAll("admin")).isEqualTo(1);
			await().atMost(SshTestServer.SOON).until(second::isClosed);
			assertThat(other.isOpen()).isTrue();
			assertThat(stranger.isOpen()).isTrue();
		}
	}

	@Test
	void closedConnectionInterruptsItsCommand() throws Exception {
		try (SshTestServer server = SshTestServer.start(); TestSession session = server.login()) {
			ChannelExec channel = session.createExecChannel("wait");
			channel.open().verify(SshTestServer.SOON);
			server.getCommands().awaitStart();
			assertThat(server.getBean(SshConnections.class).closeAll("admin")).isEqualTo(1);
			assertThat(server.getCommands().awaitEnd()).isInstanceOf(InterruptedException.class);
		}
	}

	private static void connect(String address, int port) throws IOException {
		new Socket(address, port).close();
	}

	static class Events implements ApplicationListener<ApplicationEvent> {

		private final List<String> names = new CopyOnWriteArrayList<>();

		private final List<InetSocketAddress> addresses = new CopyOnWriteArrayList<>();

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			if (event instanceof SshServerStartedEvent started) {
				this.addresses.addAll(started.getAddresses());
				this.names.add("SshServerStartedEvent");
			}
			if (event instanceof SshServerStoppedEvent stopped) {
				assertThat(stopped.getAddresses()).isEqualTo(this.addresses);
				this.names.add("SshServerStoppedEvent");
			}
		}

	}

	static class LastBean implements SmartLifecycle {

		private final SshServerManager manager;

		private volatile boolean running;

		@Nullable Boolean runningAtStart;

		@Nullable Boolean runningAtStop;

		LastBean(SshServerManager manager) {
			this.manager = manager;
		}

		@Override
		public void start() {
			this.runningAtStart = this.manager.getServer() != null;
			this.running = true;
		}

		@Override
		public void stop() {
			this.runningAtStop = this.manager.getServer() != null;
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	/**
	 * Has the phase of the graceful stop of Boot's web servers.
	 */
	static class WebServerLikeBean extends LastBean {

		WebServerLikeBean(SshServerManager manager) {
			super(manager);
		}

		@Override
		public int getPhase() {
			return DEFAULT_PHASE - 1024;
		}

	}

}
