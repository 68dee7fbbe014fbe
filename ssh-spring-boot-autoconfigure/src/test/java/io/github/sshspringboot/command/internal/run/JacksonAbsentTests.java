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

package io.github.sshspringboot.command.internal.run;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshStdin;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for standard input where Jackson is not on the class path.
 */
class JacksonAbsentTests {

	@Test
	void linesAreReadAllTheSame() throws Exception {
		assertThat(runWithout("jackson", "LINES")).isEqualTo("2\n");
	}

	@Test
	void rowsAreRefusedAtStart() throws Exception {
		assertThat(runWithout("jackson", "ROWS")).contains("needs Jackson, which is not on the class path");
	}

	@Test
	void csvAloneMayBeAbsent() throws Exception {
		assertThat(runWithout("jackson-dataformat-csv", "ROWS"))
			.isEqualTo("rows: the input is neither JSON nor NDJSON\n");
	}

	@SuppressWarnings("unchecked")
	static String runWithout(String library, String commands) throws Exception {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		List<URL> urls = new ArrayList<>();
		for (String entry : classPath.split(File.pathSeparator)) {
			if (!new File(entry).getName().startsWith(library)) {
				urls.add(new File(entry).toURI().toURL());
			}
		}
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new),
				ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(loader);
			Function<String, String> probe = (Function<String, String>) loader.loadClass(Probe.class.getName())
				.getDeclaredConstructor()
				.newInstance();
			return probe.apply(commands);
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	/**
	 * Runs in the class loader that lacks the library.
	 */
	public static final class Probe implements Function<String, String> {

		@Override
		public String apply(String commands) {
			boolean lines = commands.equals("LINES");
			try (CommandTester tester = new CommandTester(lines ? Lines.class : Rows.class)) {
				StubSession session = tester.run(lines ? "lines" : "rows",
						(stub) -> stub.input("a\nb\n".getBytes(StandardCharsets.UTF_8)));
				return session.text() + session.errors();
			}
			catch (SshCommandDefinitionException ex) {
				return String.valueOf(ex.getMessage());
			}
		}

	}

	record Row(String a) {

	}

	@SshCommand
	static class Lines {

		@SshCommand("lines")
		long lines(@SshStdin Stream<String> lines) {
			return lines.count();
		}

	}

	@SshCommand
	static class Rows {

		@SshCommand("rows")
		int rows(@SshStdin List<Row> rows) {
			return rows.size();
		}

	}

}
