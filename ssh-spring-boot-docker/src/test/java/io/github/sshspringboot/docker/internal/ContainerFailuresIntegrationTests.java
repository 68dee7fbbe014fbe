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

package io.github.sshspringboot.docker.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.docker.SshContainerCustomizer;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.SshTestProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What users see of containers that do not start or go on, and what is left of them.
 */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class ContainerFailuresIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void imageThatIsMissingIsAWarningAtTheStartAndALineAtEachSession(CapturedOutput log) throws IOException {
		try (ContainerServer server = ContainerServer.start(this.directory,
				"ssh.backends.container.image=no-such-image:1")) {
			await().atMost(ContainerServer.SOON)
				.until(() -> log.toString().contains("The image 'no-such-image:1' is not there, and"));
			assertThat(server.run("echo secret-word")).hasExitStatus(1)
				.stderr()
				.matches("The image of the container is not there\\. \\(id [0-9a-f]+\\)\n");
			assertThat(log).doesNotContain("secret-word");
		}
	}

	@Test
	void containerThatCannotStartIsALineAndItsCauseIsLogged(CapturedOutput log) throws Exception {
		try (ContainerServer server = ContainerServer.start(this.directory,
				"ssh.backends.container.mounts[0].source=/no/such/directory",
				"ssh.backends.container.mounts[0].target=/data")) {
			assertThat(server.run("true").stderr())
				.matches("The container could not be started\\. \\(id [0-9a-f]+\\)\n");
			assertThat(log).contains("/no/such/directory");
			assertThat(server.containers()).isEmpty();
		}
		try (ContainerServer server = ContainerServer.start(this.directory,
				"ssh.backends.container.network=no-such-network")) {
			assertThat(server.run("true").stderr()).startsWith("The container could not be started. ");
			server.awaitNoContainer();
		}
	}

	@Test
	void engineThatIsAwayIsALineAndTheServerLives() throws IOException {
		try (ContainerServer server = ContainerServer.start(this.directory,
				"ssh.backends.container.socket=" + this.directory.resolve("absent.sock"))) {
			for (int i = 0; i < 2; i++) {
				assertThat(server.run("true").stderr())
					.startsWith("Containers are not available now. Try again later.");
			}
		}
	}

	@Test
	void engineThatIsLostEndsSessionsWithAMessageAndNewOnesRunWhenItIsBack() throws Exception {
		ContainerServer.needsAnEngine();
		Path socket = this.directory.resolve("proxy.sock");
		try (SocketProxy proxy = new SocketProxy(socket, DockerEngine.socket(null));
				ContainerServer server = ContainerServer.start(this.directory,
						"ssh.backends.container.socket=" + socket);
				SshTestClient alice = server.client("alice");
				SshTestProcess process = alice.start("echo ready; cat")) {
			process.awaitStdout("ready");
			proxy.cut();
			assertThat(process.await()).hasExitStatus(1)
				.stderr()
				.matches("The connection to the container was lost\\. \\(id [0-9a-f]+\\)\n");
			assertThat(alice.run("true").stderr()).startsWith("Containers are not available");
			proxy.mend();
			assertThat(alice.run("echo back").stdout()).isEqualTo("back\n");
			server.getBean(ContainerBackend.class).sweep();
			server.awaitNoContainer();
		}
	}

	@Test
	void containersOfAKilledApplicationAreRemovedAndThoseOfAnotherAreNot() throws Exception {
		ContainerServer.needsAnEngine();
		Path log = this.directory.resolve("log");
		Process application = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), ForkedApplication.class.getName(),
				this.directory.toString())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try (ContainerServer server = ContainerServer.start(this.directory, "spring.application.name=sweeper")) {
			await().atMost(ContainerServer.SOON)
				.until(() -> containersOf(server, application) == 1 || !application.isAlive());
			server.getBean(ContainerBackend.class).sweep();
			assertThat(containersOf(server, application)).isEqualTo(1);
			application.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
			server.getBean(ContainerBackend.class).sweep();
			assertThat(containersOf(server, application)).isZero();
		}
		finally {
			application.destroyForcibly();
		}
	}

	private static long containersOf(ContainerServer server, Process application) throws IOException {
		return server.getBean(DockerEngine.class)
			.list(Map.of())
			.stream()
			.filter((container) -> container.labels()
				.getOrDefault(ContainerRegistry.PROCESS, "")
				.startsWith(application.pid() + "-"))
			.count();
	}

	@Test
	void serverThatStopsLeavesNoContainerOfAConnection() throws Exception {
		ContainerServer server = ContainerServer.start(this.directory, "ssh.backends.container.mode=connection");
		try (SshTestClient alice = server.client("alice")) {
			assertThat(alice.run("echo fine").stdout()).isEqualTo("fine\n");
			assertThat(server.containers()).hasSize(1);
			DockerEngine engine = server.getBean(DockerEngine.class);
			server.close();
			assertThat(engine.list(Map.of(ContainerRegistry.PROCESS, ProcessIdentity.current().toString()))).isEmpty();
		}
	}

	@Test
	void containerThatNeedsTooMuchMemoryIsALine() throws IOException {
		try (ContainerServer server = ContainerServer.start(this.directory, "ssh.backends.container.memory=16MB")) {
			assertThat(server.run("x=$(tail /dev/zero)")).hasExitStatus(137)
				.stderr()
				.endsWith("The container needed more memory than it may have.\n");
			assertThat(server.run("kill -KILL $$")).hasExitStatus(137).stderr().doesNotContain("memory");
		}
	}

	@Test
	void containerThatHasLivedAsLongAsItMayEnds() throws IOException {
		try (ContainerServer server = ContainerServer.start(this.directory, "ssh.backends.container.timeouts.life=1s",
				"ssh.backends.container.timeouts.stop=200ms")) {
			assertThat(server.run("trap '' HUP; sleep 60")).hasExitStatus(124)
				.hasStderr("The container has lived as long as it may: 1 s.\n");
		}
		try (ContainerServer server = ContainerServer.start(this.directory, "ssh.backends.container.timeouts.life=1s",
				"ssh.backends.container.mode=connection")) {
			assertThat(server.run("sleep 60").stderr()).isEqualTo("The container has lived as long as it may: 1 s.\n");
		}
	}

	@Test
	void containersAreLimitedForEachUserAndForAll() throws Exception {
		try (ContainerServer server = ContainerServer.start(this.directory, "ssh.backends.container.max-containers=2",
				"ssh.backends.container.max-containers-per-user=1"); SshTestClient alice = server.client("alice")) {
			try (SshTestProcess process = alice.start("cat")) {
				await().atMost(ContainerServer.SOON).until(() -> !server.containers().isEmpty());
				assertThat(alice.run("true")).hasExitStatus(75)
					.hasStderr("You have too many containers. End one of your sessions first.\n");
				assertThat(server.run("bob", "echo fine", "").stdout()).isEqualTo("fine\n");
				process.closeStdin().await();
			}
			assertThat(alice.run("echo fine").stdout()).isEqualTo("fine\n");
		}
	}

	@Test
	void nameThatCouldLeadElsewhereHasNoContainer() throws IOException {
		Path homes = Files.createDirectories(this.directory.resolve("homes"));
		for (String name : List.of("alice", "bob@example.com")) {
			Files.writeString(Files.createDirectory(homes.resolve(name)).resolve("mine"), name);
		}
		try (ContainerServer server = ContainerServer.start(this.directory,
				"ssh.backends.container.mounts[0].source=" + homes + "/{username}",
				"ssh.backends.container.mounts[0].target=/home/user")) {
			for (String name : List.of("alice", "bob@example.com")) {
				assertThat(server.run(name, "cat /home/user/mine; touch /home/user/x", "")).hasStdout(name)
					.stderr()
					.contains("Read-only file system");
			}
			for (String name : List.of("..", "../alice", "a b", "alice:rw", "alice,ro", ".", "alice/../bob", "-v",
					"{username}")) {
				assertThat(server.run(name, "ls /home/user", "")).as(name)
					.hasExitStatus(126)
					.hasStderr("There is no container for users with your name.\n");
			}
		}
	}

	@Test
	void customizersChangeContainersAndRefuseSessions() throws IOException {
		try (ContainerServer server = ContainerServer.start(List.of(Customizers.class), this.directory)) {
			assertThat(server.run("hostname; echo $ROLE; touch /etc/x && echo written").stdout())
				.isEqualTo("host-of-alice\nROLE_USER\nwritten\n");
			assertThat(server.run("mallory", "true", "").stderr()).isEqualTo("Not for you.\n");
		}
	}

	/**
	 * Applications that want containers to differ.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		SshContainerCustomizer customizer() {
			return (request, container) -> {
				String username = request.connection().getAuthentication().getName();
				if (username.equals("mallory")) {
					throw new SshSessionException("Not for you.", null);
				}
				container.setHostname("host-of-" + username);
				container.setReadOnlyRoot(false);
				container.getLabels().put(ContainerRegistry.INSTANCE, "another one");
				container.getEnvironment()
					.put("ROLE",
							request.connection().getAuthentication().getAuthorities().iterator().next().getAuthority());
			};
		}

	}

	/**
	 * An application with a session that does not end.
	 */
	public static final class ForkedApplication {

		private ForkedApplication() {
		}

		public static void main(String[] arguments) throws IOException {
			try (ContainerServer server = ContainerServer.start(Path.of(arguments[0]),
					"spring.application.name=sweeper"); SshTestClient alice = server.client("alice")) {
				alice.timeout(Duration.ofHours(1)).run("sleep 1000");
			}
		}

	}

}
