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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.actuate.internal.endpoint.EndpointRunner;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the documentation are those that are compiled here.
 */
@Tag("any-jdk")
class DocumentationTests {

	private static final Path DOCS = Path.of("..", "docs");

	private static final List<Path> EXAMPLES = List.of(
			Path.of("src", "test", "java", "io", "github", "sshspringboot", "docs"),
			Path.of("..", "ssh-spring-boot-test", "src", "test", "java", "io", "github", "sshspringboot", "test",
					"docs"),
			Path.of("..", "sample-app", "src", "test", "java", "io", "github", "sshspringboot", "sample", "orders"));

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	static Stream<String> examples() throws IOException {
		try (Stream<Path> pages = Files.list(DOCS)) {
			return pages.filter((page) -> page.toString().endsWith(".md"))
				.flatMap((page) -> JAVA.matcher(read(page)).results().map((MatchResult block) -> block.group(1)))
				.toList()
				.stream();
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void exampleIsCompiled(String example) throws IOException {
		List<String> sources = new ArrayList<>();
		for (Path directory : EXAMPLES) {
			try (Stream<Path> files = Files.list(directory)) {
				files.map(DocumentationTests::read).map(DocumentationTests::normalize).forEach(sources::add);
			}
		}
		assertThat(sources).anyMatch((source) -> source.contains(normalize(example)));
	}

	@Test
	void testsThatAreNamedAreThere() throws IOException {
		Set<String> names = Pattern.compile("`([A-Z]\\w*Tests)`")
			.matcher(Files.readString(DOCS.resolve("security.md")))
			.results()
			.map((match) -> match.group(1) + ".java")
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(names).hasSizeGreaterThan(30);
		for (Path sources : List.of(Path.of("src", "test"), Path.of("..", "sample-app", "src", "test"),
				Path.of("..", "ssh-spring-boot-docker", "src", "test"),
				Path.of("..", "ssh-spring-boot-test", "src", "test"))) {
			try (Stream<Path> files = Files.walk(sources)) {
				files.forEach((file) -> names.remove(file.getFileName().toString()));
			}
		}
		assertThat(names).isEmpty();
	}

	@Test
	void rowsStandInTables() throws IOException {
		try (Stream<Path> pages = Files.list(DOCS)) {
			for (Path page : Stream.concat(pages, Stream.of(Path.of("..", "README.md"))).toList()) {
				String before = "";
				List<String> lines = Files.readAllLines(page);
				for (int i = 0; i + 1 < lines.size(); i++) {
					if (lines.get(i).startsWith("|") && !before.startsWith("|")) {
						assertThat(lines.get(i + 1)).as("%s, after %s", page, lines.get(i)).matches("\\|[ |-]+");
					}
					before = lines.get(i);
				}
			}
		}
	}

	@Test
	void examplesAreCommands() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class))
			.withBean(OrderService.class, Mockito::mock)
			.withBean(BankService.class, Mockito::mock)
			.withUserConfiguration(OrderCommands.class, MoreOrderCommands.class, AttendedOrderCommands.class,
					BankCommands.class, Banks.class, TenantResolver.class, MarkdownRenderer.class, ArchiveMounted.class,
					Timing.class, NotFound.class, FirstOrders.class, OrderFeed.class, TillLines.class,
					OrderReports.class)
			.run((context) -> assertThat(context.getBean(CommandRegistry.class).getRuledNames()).contains("orders list",
					"orders import", "orders purge", "orders approve", "bank connect", "orders first-50", "till-lines",
					"subsystem:orders@example.com", "file:/reports/open-orders.csv"));
	}

	@Test
	void exampleIsAnEndpoint() {
		EndpointRunner.with(TillsEndpoint.class).run((context) -> {
			assertThat(EndpointRunner.run(context, "tills -o csv").text()).isEqualTo("name,value\neast,12\nwest,7\n");
			assertThat(EndpointRunner.run(context, "tills east").text()).isEqualTo("12\n");
			assertThat(EndpointRunner.run(context, "tills empty east").text()).isEqualTo("east was emptied by admin\n");
			StubSession unknown = EndpointRunner.run(context, "tills north");
			assertThat(unknown.errors()).isEqualTo("tills: there is no 'north'\n");
			assertThat(unknown.status()).isEqualTo(ExitStatus.FAILURE);
		});
	}

	/**
	 * Without what depends on the place: indentation and the breaks of long lines.
	 */
	private static String normalize(String code) {
		return code.replaceAll("\\s+", " ").replaceAll("@SuppressWarnings\\([^)]*\\) ", "").strip();
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
