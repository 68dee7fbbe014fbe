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

package io.github.sshspringboot.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.test.SshResult;
import io.github.sshspringboot.test.SshTestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application that the README begins with is the one here: it starts with the
 * configuration that is shown, and answers as is shown.
 */
class ReadmeTests {

	private static final Path SOURCES = Path.of("src", "test", "java", "io", "github", "sshspringboot", "shop");

	private static final Pattern COMMAND = Pattern.compile("\\$ ssh (\\w+)@localhost -p 2222 \"?(.*?)\"?");

	private static final Duration SOON = Duration.ofSeconds(20);

	@TempDir
	private Path directory;

	static List<String> examples() throws IOException {
		return blocks("java");
	}

	static List<String> classes() throws IOException {
		return blocks("java").stream().filter((example) -> example.contains("class ")).toList();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void exampleIsCompiled(String example) throws IOException {
		try (Stream<Path> sources = Files.list(SOURCES)) {
			assertThat(sources.map(ReadmeTests::read).map(ReadmeTests::normalize))
				.anyMatch((source) -> source.contains(normalize(example)));
		}
	}

	/**
	 * An example that is a class is the whole source file but for its package, so it
	 * compiles as it is.
	 */
	@ParameterizedTest
	@MethodSource("classes")
	void exampleOfAClassHasItsImports(String example) throws IOException {
		try (Stream<Path> sources = Files.list(SOURCES)) {
			assertThat(sources.map(ReadmeTests::read)
				.map((source) -> source.substring(source.indexOf("import ")))
				.map(ReadmeTests::normalize)).contains(normalize(example));
		}
	}

	@Test
	void applicationAnswersAsShown() throws Exception {
		try (ConfigurableApplicationContext context = start(WebApplicationType.SERVLET, blocks("yaml").get(0),
				ShopApplication.class)) {
			String session = blocks("console").get(0);
			StringBuilder actual = new StringBuilder();
			for (String line : session.lines().filter((shown) -> shown.startsWith("$ ")).toList()) {
				Matcher command = COMMAND.matcher(line);
				assertThat(command.matches()).isTrue();
				actual.append(line).append('\n').append(run(context, command.group(1), command.group(2)));
			}
			assertThat(actual.toString()).isEqualTo(session);
		}
	}

	@Test
	void applicationWithoutWebStartsWithItsOwnUsers() throws Exception {
		try (ConfigurableApplicationContext context = start(WebApplicationType.NONE, "", ShopApplication.class,
				UsersConfiguration.class)) {
			assertThat(run(context, "admin", "stock list --min 40 --no-headers")).isEqualTo("lamp  40\n");
		}
	}

	@Test
	void methodSecurityDecidesOverCommands() throws Exception {
		String clerk = """
				ssh.auth.required-authorities: ROLE_CLERK
				spring.security.user:
				  name: clerk
				  password: secret
				  roles: CLERK
				""";
		try (ConfigurableApplicationContext context = start(WebApplicationType.SERVLET, clerk, ShopApplication.class)) {
			assertThat(run(context, "clerk", "stock remove lamp")).isEqualTo("stock remove: permission denied\n");
			assertThat(run(context, "clerk", "stock list --no-headers")).contains("lamp");
		}
	}

	private ConfigurableApplicationContext start(WebApplicationType type, String configuration, Class<?>... sources)
			throws IOException {
		Path file = Files.writeString(this.directory.resolve("application.yml"), configuration);
		return new SpringApplicationBuilder(sources).web(type)
			.registerShutdownHook(false)
			.run("--spring.config.location=classpath:/config/,file:" + file, "--server.port=0", "--ssh.server.port=0",
					"--ssh.server.host-keys.directory=" + this.directory.resolve("host-keys"));
	}

	private static String run(ConfigurableApplicationContext context, String username, String command) {
		int port = context.getEnvironment().getRequiredProperty("local.ssh.port", int.class);
		try (SshTestClient client = SshTestClient.connectTo(port)) {
			SshResult result = client.timeout(SOON).as(username).password("secret").run(command);
			return result.stdout() + result.stderr();
		}
	}

	private static List<String> blocks(String language) throws IOException {
		List<String> result = new ArrayList<>();
		Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
			.matcher(Files.readString(Path.of("..", "README.md")))
			.results()
			.forEach((match) -> result.add(match.group(1)));
		assertThat(result).isNotEmpty();
		return result;
	}

	private static String normalize(String code) {
		return code.replaceAll("(?s)/\\*\\*.*?\\*/", "")
			.replaceAll("import [\\w.]*TestPropertySource;|@TestPropertySource\\([^)]*\\)", "")
			.replaceAll("\\s+", " ")
			.strip();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
