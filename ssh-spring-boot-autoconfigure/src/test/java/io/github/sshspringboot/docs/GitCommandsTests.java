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

package io.github.sshspringboot.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example of {@code docs/recipes.md} serves a real {@code git}, and only its
 * repositories.
 */
@Tag("any-jdk")
class GitCommandsTests {

	@TempDir
	private Path directory;

	private Path work;

	private SshTestServer server;

	@BeforeEach
	void start() throws Exception {
		Path repositories = Files.createDirectory(this.directory.resolve("repositories"));
		this.work = Files.createDirectory(this.directory.resolve("work"));
		for (Path bare : List.of(repositories.resolve("shop.git"), this.directory.resolve("outside.git"))) {
			Git.init().setBare(true).setDirectory(bare.toFile()).setInitialBranch("main").call().close();
		}
		Files.createSymbolicLink(repositories.resolve("link.git"), this.directory.resolve("outside.git"));
		this.server = SshTestServer.start(List.of(Users.class, GitCommands.class), "git.directory=" + repositories,
				"ssh.auth.required-authorities=GIT_READ", "ssh.session.accept-env=GIT_PROTOCOL");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	static boolean isGitThere() {
		return Stream.of("git", "ssh")
			.allMatch((program) -> Stream.of(System.getenv("PATH").split(":"))
				.anyMatch((path) -> Files.isExecutable(Path.of(path, program))));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2 })
	@EnabledIf("isGitThere")
	void gitClonesAndPushes(int protocol) throws Exception {
		byte[] content = new byte[3_000_000];
		new Random(1).nextBytes(content);
		String version = "-c protocol.version=" + protocol;
		git("writer", version + " clone URL first");
		Files.write(this.work.resolve("first/data.bin"), content);
		git("writer", "-C first add data.bin");
		git("writer", "-C first commit -m Data");
		git("writer", version + " -C first push origin HEAD:main");
		git("reader", version + " clone URL second");
		assertThat(this.work.resolve("second/data.bin")).hasBinaryContent(content);
		Files.writeString(this.work.resolve("first/more.txt"), "more");
		git("writer", "-C first add more.txt");
		git("writer", "-C first commit -m More");
		git("writer", version + " -C first push origin HEAD:main");
		git("reader", version + " -C second pull");
		assertThat(this.work.resolve("second/more.txt")).hasContent("more");
	}

	@Test
	@EnabledIf("isGitThere")
	void readerCannotPush() throws Exception {
		git("reader", "clone URL copy");
		git("reader", "-C copy commit --allow-empty -m Nothing");
		assertThat(run("reader", "-C copy push origin HEAD:main")).contains("git-receive-pack: permission denied",
				"exit 128");
		try (Repository repository = Git.open(this.directory.resolve("repositories/shop.git").toFile())
			.getRepository()) {
			assertThat(repository.resolve("main")).isNull();
		}
	}

	@Test
	void nothingElseIsARepository() throws IOException {
		List<String> others = List.of("'../outside.git'", "'/../outside.git'", "'repositories/../../outside.git'",
				"'outside.git'", "'link.git'", "'shop.git/../link.git'", "'shop'", "shop.git", "'.git'", "''", "",
				"'shop.git' --strict", "'SHOP.git'", "'-shop.git'", "'a'\\''b.git'", "'shop.git",
				"'shop.git'\n'shop.git'");
		try (TestSession session = this.server.login("writer", "password")) {
			for (String line : others.stream()
				.flatMap((other) -> Stream.of("git-upload-pack " + other, "git-receive-pack " + other))
				.toList()) {
				Result result = SshTestServer.exec(session, line);
				assertThat(result.errorText()).as(line).isEqualTo("There is no such repository\n");
				assertThat(result.output()).isEmpty();
				assertThat(result.status()).isEqualTo(1);
			}
		}
	}

	private void git(String user, String arguments) throws Exception {
		assertThat(run(user, arguments)).endsWith("exit 0");
	}

	private String run(String user, String arguments) throws Exception {
		Path password = this.directory.resolve("password");
		Files.writeString(password, "#!/bin/sh\necho password\n");
		assertThat(password.toFile().setExecutable(true)).isTrue();
		List<String> words = new ArrayList<>(List.of("git"));
		words.addAll(
				List.of(arguments.replace("URL", "ssh://" + user + "@127.0.0.1:" + this.server.getPort() + "/shop.git")
					.split(" ")));
		ProcessBuilder builder = new ProcessBuilder(words).directory(this.work.toFile()).redirectErrorStream(true);
		builder.environment()
			.putAll(Map.of("HOME", this.directory.toString(), "GIT_CONFIG_NOSYSTEM", "1", "GIT_AUTHOR_NAME", user,
					"GIT_AUTHOR_EMAIL", "", "GIT_COMMITTER_NAME", user, "GIT_COMMITTER_EMAIL", "", "SSH_ASKPASS",
					password.toString(), "SSH_ASKPASS_REQUIRE", "force", "GIT_SSH_COMMAND",
					"ssh -F none -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"));
		Path output = this.directory.resolve("output");
		Process process = builder.redirectOutput(output.toFile()).start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			return Files.readString(output, StandardCharsets.UTF_8) + "exit " + process.exitValue();
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("reader").password("{noop}password").authorities("GIT_READ").build(),
					User.withUsername("writer")
						.password("{noop}password")
						.authorities("GIT_READ", "GIT_WRITE")
						.build());
		}

	}

}
