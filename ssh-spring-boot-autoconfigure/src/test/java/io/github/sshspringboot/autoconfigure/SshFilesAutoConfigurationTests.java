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

package io.github.sshspringboot.autoconfigure;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.sshspringboot.files.SshFileListener;
import io.github.sshspringboot.files.SshFileRemovedEvent;
import io.github.sshspringboot.files.SshFileSystems;
import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSource;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshFilesAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SshFilesAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshFilesAutoConfiguration.class, SshCommandAutoConfiguration.class));

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@Test
	void thereAreNoFilesByDefault() {
		this.runner.run((context) -> assertThat(context.getBean(FileTrees.class).isOffered()).isFalse());
	}

	@Test
	void serverThatIsSwitchedOffHasNone() {
		mount("/in", "file:" + this.directory).withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(FileTrees.class));
	}

	@Test
	void beansAreEnough() {
		this.runner.withBean(SshFileSystems.class, () -> (connection) -> List.of(SshMount.of("/own", this.directory)))
			.run((context) -> assertThat(list(context.getBean(FileTrees.class), login("joe"), "/"))
				.containsExactly("own"));
		this.runner.withBean(FileSource.class, () -> (connection) -> Map.of())
			.run((context) -> assertThat(context.getBean(FileTrees.class).isOffered()).isTrue());
	}

	@Test
	void beanAddsMountsAndReplacesThoseOfTheSamePath() throws IOException {
		Path other = this.directory.resolve("other");
		Files.createDirectories(other.resolve("inner"));
		mount("/in", "file:" + this.directory)
			.withBean(SshFileSystems.class,
					() -> (connection) -> List.of(SshMount.of("/in", other), SshMount.of("/more", other)))
			.run((context) -> {
				FileTrees trees = context.getBean(FileTrees.class);
				assertThat(list(trees, login("joe"), "/")).containsExactly("in", "more");
				assertThat(list(trees, login("joe"), "/in")).containsExactly("inner");
			});
	}

	@Test
	void mountsThatAreConfiguredAreNoBeanOfTheApplication() {
		mount("/in", "file:" + this.directory).withBean(SshFileSystems.class, () -> (connection) -> List.of())
			.run((context) -> assertThat(context).hasSingleBean(SshFileSystems.class));
	}

	@Test
	void listenersMayNeedTheServer() {
		mount("/in", "file:" + this.directory).withUserConfiguration(ClosingListener.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void eventsArePublishedAsTheUser() {
		SshConnection joe = login("joe");
		this.runner.withUserConfiguration(EventUsers.class)
			.withBean(SshFileSystems.class,
					() -> (connection) -> List
						.of(SshMount.of("/in", this.directory).withAccess(SshMount.Access.READ_WRITE)))
			.run((context) -> {
				Files.createFile(this.directory.resolve("a.txt"));
				try (FileTree tree = context.getBean(FileTrees.class).open(joe)) {
					tree.deleteFile(FilePath.of("/in/a.txt"));
				}
				assertThat(context.getBean(EventUsers.class).users.poll(10, TimeUnit.SECONDS)).isEqualTo("joe");
			});
	}

	@Test
	void mountsOfOtherAuthoritiesAreNotThere() {
		mount("/in", "file:" + this.directory).withPropertyValues("ssh.sftp.mounts[0].authorities=ROLE_STAFF,files")
			.withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_STAFF"))
			.run((context) -> {
				FileTrees trees = context.getBean(FileTrees.class);
				assertThat(list(trees, login("joe", "ROLE_USER"), "/")).isEmpty();
				assertThat(list(trees, login("joe", "files"), "/")).containsExactly("in");
				assertThat(list(trees, login("joe", "ROLE_ADMIN"), "/")).containsExactly("in");
				try (FileTree tree = trees.open(login("joe", "ROLE_USER"))) {
					assertThatExceptionOfType(NoSuchFileException.class)
						.isThrownBy(() -> tree.getStatus(FilePath.of("/in")));
				}
			});
	}

	@Test
	void everyUserHasADirectoryThatIsCreatedOnFirstUse() {
		mount("/in", "file:" + this.directory + "/users/{username}/in")
			.withPropertyValues("ssh.sftp.mounts[0].create=true", "ssh.sftp.mounts[0].access=read-write")
			.run((context) -> {
				assertThat(this.directory).isEmptyDirectory();
				FileTrees trees = context.getBean(FileTrees.class);
				try (FileTree tree = trees.open(login("joe@example.org"))) {
					tree.createDirectory(FilePath.of("/in/mine"));
				}
				assertThat(this.directory.resolve("users/joe@example.org/in/mine")).isDirectory();
				assertThat(list(trees, login("jane"), "/in")).isEmpty();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", ".", "a/b", "../other", "a\\b", "jo\u00ebl", "a b", "a:b", "~", "a\u0000b", "" })
	void nameThatCouldLeadElsewhereHasNoMount(String username, CapturedOutput output) {
		mount("/in", "file:" + this.directory + "/users/{username}")
			.withPropertyValues("ssh.sftp.mounts[0].create=true")
			.run((context) -> {
				assertThat(list(context.getBean(FileTrees.class), login(username), "/")).isEmpty();
				assertThat(this.directory).isEmptyDirectory();
				assertThat(output).contains("does not see the mount /in: ");
			});
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Making a link needs a privilege there")
	void directoryOfAUserThatIsALinkIsNotUsed(CapturedOutput output) throws IOException {
		Path users = Files.createDirectories(this.directory.resolve("users"));
		Files.createDirectories(users.resolve("jane"));
		Files.createSymbolicLink(users.resolve("joe"), users.resolve("jane"));
		mount("/in", "file:" + users + "/{username}").run((context) -> {
			FileTrees trees = context.getBean(FileTrees.class);
			assertThat(list(trees, login("jane"), "/")).containsExactly("in");
			assertThat(list(trees, login("joe"), "/")).isEmpty();
			assertThat(list(trees, login("nobody"), "/")).isEmpty();
			assertThat(output).contains("User 'joe' does not see the mount /in").contains("User 'nobody'");
		});
	}

	@Test
	void propertiesBecomeTheMount() {
		mount("/in", "file:" + this.directory)
			.withPropertyValues("ssh.sftp.mounts[0].access=upload-only", "ssh.sftp.mounts[0].max-file-size=1MB",
					"ssh.sftp.mounts[0].max-files=5", "ssh.sftp.mounts[0].quota=2MB",
					"ssh.sftp.mounts[0].keep-partial=true")
			.run((context) -> assertThat(context.getBean(ConfiguredMounts.class).getMounts(login("joe")))
				.singleElement()
				.hasToString("SshMount[path=/in, location=" + this.directory.toRealPath()
						+ ", access=UPLOAD_ONLY, maxFileSize=1048576B, maxFiles=5, quota=2097152B, keepPartial=true]"));
	}

	@Test
	void oneLocationMayHaveTwoPaths() {
		mount("/drop", "file:" + this.directory)
			.withPropertyValues("ssh.sftp.mounts[1].path=/all", "ssh.sftp.mounts[1].location=file:" + this.directory)
			.run((context) -> assertThat(list(context.getBean(FileTrees.class), login("joe"), "/"))
				.containsExactly("all", "drop"));
	}

	@ParameterizedTest
	@CsvSource({ "path, ''", "path, in", "path, /in/", "path, /a//b", "path, /../in", "path, /a/.", "max-file-size, 0",
			"quota, 0B", "max-files, 0", "authorities, ' ,a'", "location, ''", "location, /srv",
			"location, https://x/y", "location, file:/", "location, 'file:/{username}'",
			"location, 'file:/{username}/in'", "location, 'file:/tmp/in-{username}'",
			"location, 'file:/tmp/{username}/{username}'", "location, file:/no/such/directory",
			"location, classpath:no/such/directory", "location, classpath:logback-test.xml" })
	void valueThatMakesNoSenseStopsTheStart(String name, String value) {
		assertRefused("ssh.sftp.mounts[0]." + name,
				mount("/in", "file:" + this.directory).withPropertyValues("ssh.sftp.mounts[0]." + name + "=" + value));
	}

	@Test
	void mountWithoutPathOrLocationStopsTheStart() {
		assertRefused("ssh.sftp.mounts[0].path",
				this.runner.withPropertyValues("ssh.sftp.mounts[0].location=file:" + this.directory));
		assertRefused("ssh.sftp.mounts[0].location", this.runner.withPropertyValues("ssh.sftp.mounts[0].path=/in"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/in", "/in/inner", "/" })
	void pathInsideAnotherOneStopsTheStart(String path) {
		assertRefused("ssh.sftp.mounts[1].path", mount("/in", "file:" + this.directory).withPropertyValues(
				"ssh.sftp.mounts[1].path=" + path, "ssh.sftp.mounts[1].location=file:" + this.directory));
	}

	@ParameterizedTest
	@CsvSource({ "/a, /a/b", "/a/b, /a", "/a, '/a/{username}'", "'/u/{username}', /u/shared",
			"'/u/{username}/x', /u/shared/x/y", "'/u/{username}', '/u/{username}/in'" })
	void locationsOfDifferentUsersMustNotOverlap(String first, String second) {
		assertRefused("ssh.sftp.mounts[1].location",
				mount("/in", "file:" + this.directory + first).withPropertyValues("ssh.sftp.mounts[0].create=true",
						"ssh.sftp.mounts[1].path=/out", "ssh.sftp.mounts[1].create=true",
						"ssh.sftp.mounts[1].location=file:" + this.directory + second));
	}

	@ParameterizedTest
	@CsvSource({ "ssh.server.host-keys.directory, keys", "ssh.server.host-keys.locations, file:keys/host",
			"ssh.shell.history.directory, keys", "ssh.auth.public-key.authorized-keys, 'file:keys/{username}'",
			"ssh.auth.public-key.authorized-keys, 'file:keys/{username}.pub'",
			"ssh.auth.public-key.authorized-principals, 'file:keys/{username}'",
			"ssh.auth.gssapi.keytab, file:keys/keytab", "ssh.auth.public-key.trusted-user-ca, file:keys/ca",
			"ssh.auth.public-key.revoked-keys, file:keys/krl" })
	void locationThatHoldsSecretsOfTheServerStopsTheStart(String name, String value) throws IOException {
		String secret = value.contains("file:") ? value.replace("file:", "file:" + this.directory + "/")
				: this.directory + "/" + value;
		Files.createDirectories(this.directory.resolve("keys"));
		assertRefused("ssh.sftp.mounts[0].location",
				mount("/in", "file:" + this.directory).withPropertyValues(name + "=" + secret));
		assertRefused("ssh.sftp.mounts[0].location",
				mount("/in", "file:" + this.directory + "/{username}").withPropertyValues(name + "=" + secret));
		Files.createDirectories(this.directory.resolve("apart"));
		mount("/in", "file:" + this.directory + "/apart").withPropertyValues(name + "=" + secret)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void homeOfTheServerStopsTheStart() {
		assertRefused("ssh.sftp.mounts[0].location", mount("/in", "file:" + System.getProperty("user.home")));
	}

	@Test
	void classPathIsReadOnly() {
		mount("/meta", "classpath:META-INF/spring").run((context) -> {
			FileTrees trees = context.getBean(FileTrees.class);
			assertThat(list(trees, login("joe"), "/meta")).isNotEmpty();
		});
		assertRefused("ssh.sftp.mounts[0].access",
				mount("/meta", "classpath:META-INF/spring").withPropertyValues("ssh.sftp.mounts[0].access=read-write"));
	}

	@Test
	void classPathMayBeInAnArchive() throws IOException {
		Path archive = this.directory.resolve("an archive.jar");
		try (OutputStream file = Files.newOutputStream(archive); ZipOutputStream jar = new ZipOutputStream(file)) {
			for (String name : List.of("some reports/", "some reports/2026/", "some reports/2026/a.txt",
					"secret.txt")) {
				jar.putNextEntry(new ZipEntry(name));
				if (!name.endsWith("/")) {
					jar.write("text".getBytes(StandardCharsets.UTF_8));
				}
			}
		}
		try (URLClassLoader loader = new URLClassLoader(new URL[] { archive.toUri().toURL() },
				getClass().getClassLoader())) {
			mount("/reports", "classpath:some reports").withClassLoader(loader).run((context) -> {
				FileTrees trees = context.getBean(FileTrees.class);
				assertThat(list(trees, login("joe"), "/reports")).containsExactly("2026");
				try (FileTree tree = trees.open(login("joe"));
						OpenFile file = tree.open(FilePath.of("/reports/2026/a.txt"), OpenMode.READ)) {
					assertThat(file.getStatus().size()).isEqualTo(4);
					ByteBuffer buffer = ByteBuffer.allocate(10);
					assertThat(file.read(buffer, 1)).isEqualTo(3);
					assertThat(file.read(buffer, 4)).isEqualTo(-1);
				}
			});
		}
	}

	private ApplicationContextRunner mount(String path, String location) {
		return this.runner.withPropertyValues("ssh.sftp.mounts[0].path=" + path,
				"ssh.sftp.mounts[0].location=" + location);
	}

	private static void assertRefused(String property, ApplicationContextRunner runner) {
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
					(ex) -> assertThat(ex.getName()).isEqualTo(property)));
	}

	private static SshConnection login(String username, String... authorities) {
		SshConnection connection = mock(SshConnection.class);
		given(connection.getAuthentication()).willReturn(UsernamePasswordAuthenticationToken.authenticated(username,
				null, AuthorityUtils.createAuthorityList(authorities)));
		return connection;
	}

	private static List<String> list(FileTrees trees, SshConnection connection, String path) throws IOException {
		List<String> names = new ArrayList<>();
		try (FileTree tree = trees.open(connection); FileListing listing = tree.list(FilePath.of(path))) {
			for (FileListing.@Nullable Entry entry = listing.next(); entry != null; entry = listing.next()) {
				names.add(entry.name());
			}
		}
		return names.stream().sorted().toList();
	}

	/**
	 * Needs what serves the files, as {@code SshConnections} does.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ClosingListener {

		@Bean
		SshFileListener listener(FileTrees trees) {
			return (operation) -> {
			};
		}

	}

	static class EventUsers {

		private final BlockingQueue<String> users = new LinkedBlockingQueue<>();

		@EventListener
		void add(SshFileRemovedEvent event) {
			this.users.add(Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()).getName());
		}

	}

}
