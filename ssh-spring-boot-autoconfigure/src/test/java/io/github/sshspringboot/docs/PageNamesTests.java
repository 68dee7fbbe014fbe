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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packages and classes that pages name exist, and {@code architecture.md} names all
 * packages.
 */
@Tag("any-jdk")
class PageNamesTests {

	private static final Path MAIN = Path.of("src", "main", "java", "io", "github", "sshspringboot");

	private static final Path TEST_MODULE = Path.of("..", "ssh-spring-boot-test").resolve(MAIN);

	private static final Path DOCS = Path.of("..", "docs");

	private static final Set<String> CLASSES_OF_OTHERS = Set.of("Authentication");

	@Test
	void architectureNamesAllPackages() throws IOException {
		Set<String> named = find(DOCS.resolve("architecture.md"), "(?m)^\\| `([a-z]+(?:\\.[a-z0-9]+)*)` \\|");
		assertThat(named).containsAll(Set.copyOf(types(MAIN).values()))
			.allMatch((name) -> Files.isDirectory(MAIN.resolve(name.replace('.', '/'))));
	}

	@Test
	void architectureNamesClassesThatExist() throws IOException {
		Set<String> named = find(DOCS.resolve("architecture.md"), "`([A-Z]\\w+)`");
		named.removeAll(CLASSES_OF_OTHERS);
		assertThat(named).hasSizeGreaterThan(20)
			.isSubsetOf(Stream.of(MAIN, Path.of("src", "test", "java"))
				.flatMap((sources) -> types(sources).keySet().stream())
				.collect(Collectors.toSet()));
	}

	@Test
	void classesAreInThePackagesThatPagesSay() throws IOException {
		Map<String, String> types = new HashMap<>(types(MAIN));
		types.putAll(types(TEST_MODULE));
		for (Path page : pages()) {
			Pattern.compile("io\\.github\\.sshspringboot\\.([a-z.]+)\\.([A-Z]\\w+)")
				.matcher(Files.readString(page))
				.results()
				.forEach((name) -> assertThat(types.get(name.group(2))).as("%s, %s", page, name.group())
					.isEqualTo(name.group(1)));
		}
	}

	@Test
	void examplesImportTheFaceOnly() throws IOException {
		for (Path page : pages()) {
			assertThat(find(page, "import (?:static )?io\\.github\\.sshspringboot\\.([\\w.]+)")).as("%s", page)
				.noneMatch((name) -> name.contains("internal"));
		}
	}

	@Test
	void beansThatReplaceWhatIsConfiguredAreOfTheFace() throws IOException {
		String page = Files.readString(DOCS.resolve("configuration.md"));
		Map<String, String> types = types(MAIN);
		Set<String> named = find(page.substring(page.indexOf("\n## Beans\n")), "`(?:\\w+<)?([A-Z]\\w+)>?`");
		assertThat(named).hasSizeGreaterThan(15)
			.allSatisfy((name) -> assertThat(types.get(name)).as(name)
				.isIn("server", "security", "files", "forwarding", "session", "command", "actuate"));
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> pages = Files.list(DOCS)) {
			return Stream
				.concat(pages.filter((page) -> page.toString().endsWith(".md")),
						Stream.of(Path.of("..", "README.md"), Path.of("..", "CONTRIBUTING.md")))
				.toList();
		}
	}

	private static Set<String> find(Path page, String regex) throws IOException {
		return find(Files.readString(page), regex);
	}

	private static Set<String> find(String text, String regex) {
		return Pattern.compile(regex)
			.matcher(text)
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Return the packages of the top-level types below a directory, by their simple
	 * names.
	 */
	private static Map<String, String> types(Path sources) {
		Map<String, String> types = new TreeMap<>();
		try (Stream<Path> files = Files.walk(sources)) {
			files.filter((file) -> file.toString().matches(".*[/\\\\][A-Z]\\w+\\.java"))
				.forEach((file) -> types.put(file.getFileName().toString().replace(".java", ""),
						sources.relativize(file.getParent()).toString().replaceAll("[/\\\\]", ".")));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return types;
	}

}
