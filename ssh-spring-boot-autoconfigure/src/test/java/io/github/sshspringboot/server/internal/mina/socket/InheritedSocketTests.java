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

package io.github.sshspringboot.server.internal.mina.socket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.UnixRelay;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.SshServerException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for servers whose socket another process has opened, as systemd and inetd do.
 */
class InheritedSocketTests {

	private static final Log logger = LogFactory.getLog(InheritedSocketTests.class);

	/** Opens the socket, tells its port, and becomes the JVM that has it as input. */
	private static final String LAUNCHER = """
			use Socket; use POSIX;
			my ($kind, $path, @command) = @ARGV;
			my $unix = $kind eq 'unix';
			socket(my $server, $unix ? PF_UNIX : PF_INET, SOCK_STREAM, 0) or die $!;
			bind($server, $unix ? sockaddr_un($path) : sockaddr_in(0, INADDR_LOOPBACK)) or die $!;
			listen($server, 5) or die $!;
			$| = 1;
			print 'port ' . ($unix ? 0 : (sockaddr_in(getsockname($server)))[0]) . "\\n";
			my $socket = $server;
			if ($kind eq 'connected') { accept($socket = undef, $server) or die $!; }
			POSIX::dup2(fileno($socket), 0) or die $!;
			exec(@command) or die $!;
			""";

	@TempDir
	private Path directory;

	@Test
	void listeningSocketAccepts() throws Exception {
		try (ForkedJvm jvm = start("listening");
				TestClient client = new TestClient(() -> port(jvm));
				TestSession session = awaitServer(jvm, client)) {
			assertThat(SshTestServer.exec(session, "echo hello").outputText()).isEqualTo("hello\n");
			assertThat(jvm.output()).contains("client /127.0.0.1:");
			assertThat(client.canLogin("admin", "admin-password")).isTrue();
		}
	}

	@Test
	void listeningUnixSocketAccepts() throws Exception {
		try (ForkedJvm jvm = start("unix");
				UnixRelay relay = new UnixRelay(this.directory.resolve("socket"));
				TestClient client = new TestClient(relay::getPort);
				TestSession session = awaitServer(jvm, client)) {
			assertThat(SshTestServer.exec(session, "echo hello").outputText()).isEqualTo("hello\n");
			assertThat(jvm.output()).contains("client unix:" + System.getProperty("user.name"));
		}
	}

	@Test
	void connectedSocketIsServed() throws Exception {
		try (ForkedJvm jvm = start("connected"); TestClient client = new TestClient(() -> port(jvm))) {
			jvm.awaitOutput("port \\d+");
			try (TestSession session = client.connect("admin")) {
				jvm.awaitOutput(": started");
				session.addPasswordIdentity("admin-password");
				session.auth().verify(SshTestServer.SOON);
				assertThat(SshTestServer.exec(session, "echo hello").outputText()).isEqualTo("hello\n");
			}
		}
	}

	@Test
	void startFailsWithoutASocket() {
		Throwable failure = catchThrowable(() -> SshTestServer.start("ssh.server.address=inherited:").close());
		assertThat(failure).isNotNull();
		assertThat(failure.getCause()).isInstanceOf(SshServerException.class)
			.hasMessageContaining("The listener 'default' has no inherited socket");
	}

	private ForkedJvm start(String kind) throws IOException {
		return ForkedJvm.startBy(List.of("perl", "-e", LAUNCHER, kind, this.directory.resolve("socket").toString()),
				this.directory.resolve("output"), List.of("-Xmx256m"), Program.class, kind);
	}

	private static int port(ForkedJvm jvm) {
		try {
			return Integer.parseInt(jvm.awaitOutput("port (\\d+)").group(1));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static TestSession awaitServer(ForkedJvm jvm, TestClient client) throws IOException {
		jvm.awaitOutput(": started");
		return client.login();
	}

	/**
	 * A server on the socket that it was started with. One that listens stops and starts
	 * again first.
	 */
	public static final class Program {

		private Program() {
		}

		public static void main(String[] arguments) {
			SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Peers.class),
					"ssh.server.address=inherited:");
			if (!"connected".equals(arguments[0])) {
				server.getContext().stop();
				server.getContext().start();
			}
			logger.info("started");
		}

	}

	/**
	 * Tells who connects.
	 */
	static final class Peers implements SshServerListener {

		@Override
		public void connectionAccepted(SshPeer peer) {
			logger.info("client " + peer.remoteAddress());
		}

	}

}
