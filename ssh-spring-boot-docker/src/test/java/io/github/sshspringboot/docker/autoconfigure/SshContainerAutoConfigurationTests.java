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

package io.github.sshspringboot.docker.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshSecurityAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshSessionAutoConfiguration;
import io.github.sshspringboot.docker.internal.ContainerBackend;
import io.github.sshspringboot.docker.internal.ContainersHealthIndicator;
import io.github.sshspringboot.session.SshSessionBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshContainerAutoConfiguration}.
 */
class SshContainerAutoConfigurationTests {

	private static final String IMAGE = "ssh.backends.container.image=debian:bookworm-slim";

	@TempDir
	private Path directory;

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SshContainerAutoConfiguration.class,
					SshContainersHealthContributorAutoConfiguration.class))
			.withPropertyValues("ssh.backends.container.socket=" + this.directory.resolve("docker.sock"));
	}

	@Test
	void bootFindsTheAutoConfigurations() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())).contains(
				SshContainerAutoConfiguration.class.getName(),
				SshContainersHealthContributorAutoConfiguration.class.getName());
	}

	@Test
	void thereAreNoContainersWithoutAnImage() {
		runner().run((context) -> assertThat(context).doesNotHaveBean(SshSessionBackend.class)
			.doesNotHaveBean(ContainersHealthIndicator.class));
	}

	@Test
	void backendHasItsNameAndTheServerMayBeOff() {
		runner().withPropertyValues(IMAGE)
			.run((context) -> assertThat(context.getBean("container")).isInstanceOf(ContainerBackend.class));
		runner().withPropertyValues(IMAGE, "ssh.server.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ContainerBackend.class));
	}

	@Test
	void backendOfTheApplicationReplacesIt() {
		SshSessionBackend own = (session) -> {
			throw new UnsupportedOperationException();
		};
		runner().withPropertyValues(IMAGE)
			.withBean("container", SshSessionBackend.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ContainerBackend.class));
	}

	@Test
	void nameOfTheBackendIsNotForAnythingElse() {
		ApplicationContextRunner server = runner()
			.withConfiguration(
					AutoConfigurations.of(SshCommandAutoConfiguration.class, SshSessionAutoConfiguration.class))
			.withBean("container", StringBuilder.class);
		server.run((context) -> assertThat(context).hasNotFailed());
		server.withPropertyValues(IMAGE)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("ssh.backends.container.image")
				.hasMessageContaining("The bean 'container' is no SshSessionBackend but java.lang.StringBuilder. "
						+ "Give it another name."));
		server.withPropertyValues("ssh.session.routes[0].users=admin", "ssh.session.routes[0].backend=container")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("The bean 'container' is no SshSessionBackend"));
	}

	@Test
	void routeWithoutAnImageTellsWhatIsMissing() {
		runner()
			.withConfiguration(
					AutoConfigurations.of(SshCommandAutoConfiguration.class, SshSessionAutoConfiguration.class))
			.withPropertyValues("ssh.session.routes[0].users=admin", "ssh.session.routes[0].backend=container")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("For containers, set 'ssh.backends.container.image'."));
	}

	@Test
	void healthIsUnknownWithoutTheEngineAndCanBeDisabled() {
		runner().withPropertyValues(IMAGE).run((context) -> {
			Health health = context.getBean(ContainersHealthIndicator.class).health();
			assertThat(health).isNotNull();
			assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(health.getDetails()).containsKey("engine");
		});
		runner().withPropertyValues(IMAGE, "management.health.ssh-containers.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ContainersHealthIndicator.class));
	}

	@Test
	void containersNeedNoOptionalLibrary() {
		runner().withPropertyValues(IMAGE)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.health.contributor",
					"org.springframework.boot.actuate", "io.micrometer", "org.jline", "com.pty4j",
					"software.amazon.awssdk"))
			.run((context) -> assertThat(context).hasSingleBean(ContainerBackend.class)
				.doesNotHaveBean("sshContainersHealthContributor"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			socket                   | tcp://127.0.0.1:2375      | at a Unix socket only
			image                    | a b                       | the name of an image
			exec                     | ''                        | must not be empty
			shell                    | ''                        | must not be empty
			sftp-server              | sftp-server               | must be an absolute path
			working-directory        | home                      | must be an absolute path
			memory                   | 1MB                       | must be at least 6MB
			cpus                     | 0                         | must be at least 0.01
			pids                     | 0                         | must be positive
			network                  | ' '                       | must not be empty
			max-containers           | 0                         | must be positive
			max-containers-per-user  | -1                        | must be positive
			timeouts.pull            | 0s                        | must be positive
			timeouts.start           | 0s                        | must be positive
			timeouts.life            | 0s                        | must be positive
			timeouts.stop            | -1s                       | must not be negative
			cap-add                  | ALL                       | not 'ALL'
			tmpfs                    | tmp                       | must be an absolute path
			environment[a-b]         | x                         | letters, digits and underscores
			labels[io.github.sshspringboot.session] | x          | are for the server
			""")
	void wrongValueStopsTheStart(String name, String value, String reason) {
		runner().withPropertyValues(IMAGE, "ssh.backends.container." + name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("ssh.backends.container." + name.replaceAll("\\[.*", ""))
				.hasMessageContaining(reason));
	}

	@Test
	void containersOfConnectionsNeedAShellForScripts() {
		runner().withPropertyValues(IMAGE, "ssh.backends.container.mode=connection")
			.run((context) -> assertThat(context).hasNotFailed());
		runner()
			.withPropertyValues(IMAGE, "ssh.backends.container.mode=connection",
					"ssh.backends.container.exec=/usr/bin/run")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("the last argument of 'ssh.backends.container.exec' must be '-c'"));
	}

	@Test
	void mountsGiveAwayNeitherTheEngineNorWhatLinksLeadTo() {
		for (String source : List.of("/", this.directory.toString(), this.directory.resolve("docker.sock").toString(),
				this.directory + "/{username}", this.directory + "/docker.{username}")) {
			assertMountFails(source, "/data", "It would give users the engine");
		}
		for (String source : List.of("", "/srv/../etc", "./data", "a b", "../x")) {
			assertMountFails(source, "/data", "It must be an absolute path, or the name of a volume");
		}
		for (String target : List.of("", "/", "data", "/a/../..")) {
			assertMountFails("/srv", target, "It must be an absolute path, and not that of the root");
		}
		runner()
			.withPropertyValues(IMAGE, "ssh.backends.container.mounts[0].source=/srv/{username}",
					"ssh.backends.container.mounts[0].target=/home/user",
					"ssh.backends.container.mounts[0].read-only=false",
					"ssh.backends.container.mounts[1].source=/srv/{username}/share",
					"ssh.backends.container.mounts[1].target=/share")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("mounts[1].source")
				.hasMessageContaining("may lead elsewhere by a link"));
	}

	@ParameterizedTest
	@CsvSource({ "/srv/{username}, /srv/shared", "/srv/{username}, /srv/shared/docs",
			"/srv/{username}/files, /srv/shared/{username}", "/srv/{username}, /srv/{username}-public",
			"home-{username}, home-shared" })
	void mountOfNoUserGivesAnotherOneForWriting(String writable, String other) {
		runner()
			.withPropertyValues(IMAGE, "ssh.backends.container.mounts[0].source=" + writable,
					"ssh.backends.container.mounts[0].target=/a", "ssh.backends.container.mounts[0].read-only=false",
					"ssh.backends.container.mounts[1].source=" + other, "ssh.backends.container.mounts[1].target=/b")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("mounts[1].source")
				.hasMessageContaining("There is a name of a user to whom the mount of '" + writable + "'"));
	}

	@ParameterizedTest
	@CsvSource({ "/srv/home-{username}, /srv/shared", "/srv/{username}/files, /srv/shared",
			"/srv/{username}/files, /srv/{username}/keys", "/srv/users/{username}, /srv/shared",
			"/srv/{username}-files, /srv/{username}-keys", "home-{username}, shared",
			"home-{username}, home-{username}", "home-{username}, /home-shared" })
	void mountsThatAreApartForAllUsersArePossible(String writable, String other) {
		runner()
			.withPropertyValues(IMAGE, "ssh.backends.container.mounts[0].source=" + writable,
					"ssh.backends.container.mounts[0].target=/a", "ssh.backends.container.mounts[0].read-only=false",
					"ssh.backends.container.mounts[1].source=" + other, "ssh.backends.container.mounts[1].target=/b")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "ssh.recording.location, recordings", "ssh.server.host-keys.directory, keys",
			"ssh.shell.history.directory, history",
			"ssh.auth.public-key.authorized-keys, 'file:{username}/.ssh/authorized_keys'" })
	void mountsShowNoSecretsOfTheServer(String name, String value) throws IOException {
		Path secrets = Files.createDirectories(this.directory.resolve("users/secrets"));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), secrets);
		String location = value.startsWith("file:") ? value.replace("file:", "file:" + secrets + "/")
				: secrets + "/" + value;
		ApplicationContextRunner server = runner()
			.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class,
					SshSecurityAutoConfiguration.class, SshServerAutoConfiguration.class))
			.withBean(UserDetailsService.class,
					() -> new InMemoryUserDetailsManager(User.withUsername("alice").password("{noop}secret").build()))
			.withPropertyValues(IMAGE, "ssh.server.port=0", "ssh.auth.required-authorities=ROLE_USER",
					"ssh.server.host-keys.directory=" + this.directory.resolve("other"), name + "=" + location);
		for (String source : List.of(secrets.toString(), link.toString(), this.directory + "/users/{username}")) {
			assertMountFails(server, source, "/data", "It must not hold keys of the server or of users");
		}
		server
			.withPropertyValues("ssh.backends.container.mounts[0].source=" + this.directory.resolve("apart"),
					"ssh.backends.container.mounts[0].target=/data")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private void assertMountFails(String source, String target, String reason) {
		assertMountFails(runner(), source, target, reason);
	}

	private void assertMountFails(ApplicationContextRunner runner, String source, String target, String reason) {
		runner
			.withPropertyValues(IMAGE, "ssh.backends.container.mounts[0].source=" + source,
					"ssh.backends.container.mounts[0].target=" + target)
			.run((context) -> assertThat(context).as(source + " at " + target)
				.getFailure()
				.rootCause()
				.hasMessageContaining(reason));
	}

	@Test
	void mountsAreReadOnlyAndMayBeVolumesOfUsers() {
		runner()
			.withPropertyValues(IMAGE, "ssh.backends.container.mounts[0].source=home-{username}",
					"ssh.backends.container.mounts[0].target=/home/{username}")
			.run((context) -> assertThat(context.getBean(SshContainerProperties.class).getMounts()).singleElement()
				.matches(SshContainerProperties.Mount::isReadOnly));
	}

}
