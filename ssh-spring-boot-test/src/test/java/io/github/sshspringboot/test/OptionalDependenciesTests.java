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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.util.List;

import io.github.sshspringboot.build.OptionalDependency;
import io.github.sshspringboot.test.server.SshTestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestExecutionListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of clients and servers may lack any dependency that the POM says is optional.
 */
@Tag("any-jdk")
class OptionalDependenciesTests {

	static List<OptionalDependency> optionalDependencies() throws IOException {
		return OptionalDependency.ofModule();
	}

	@ParameterizedTest
	@MethodSource("optionalDependencies")
	void serverAndClientWorkWithout(OptionalDependency dependency) throws Exception {
		create(ClientAndServer.class, dependency).run();
	}

	@ParameterizedTest
	@MethodSource("optionalDependencies")
	void testsWithSpringRunWithout(OptionalDependency dependency) throws Exception {
		create(TestsWithSpring.class, dependency).run();
	}

	private static Runnable create(Class<? extends Runnable> type, OptionalDependency dependency) throws Exception {
		ClassLoader classLoader = dependency.absent();
		Runnable created = (Runnable) classLoader.loadClass(type.getName()).getDeclaredConstructor().newInstance();
		assertThat(created.getClass().getClassLoader()).isSameAs(classLoader);
		return created;
	}

	/**
	 * What needs no Spring.
	 */
	public static class ClientAndServer implements Runnable {

		@Override
		public void run() {
			try (SshTestServer server = SshTestServer.builder()
				.user("user", "password")
				.file("/etc/motd", "Welcome\n")
				.start();
					SshTestClient client = SshTestClient.connectTo(server.port());
					SshTestClient user = client.as("user").password("password")) {
				assertThat(user.run("hi")).succeeded().hasStdout("hi\n");
				try (SshTestShell shell = user.shell(); FileSystem files = user.files()) {
					shell.awaitText("$").enter("hi").expect("hi");
					assertThat(Files.readString(files.getPath("/etc/motd"))).isEqualTo("Welcome\n");
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		}

	}

	/**
	 * What any test with Spring loads.
	 */
	public static class TestsWithSpring implements Runnable {

		@Override
		public void run() {
			SpringFactoriesLoader factories = SpringFactoriesLoader
				.forDefaultResourceLocation(getClass().getClassLoader());
			assertThat(factories.load(TestExecutionListener.class, this::check))
				.hasAtLeastOneElementOfType(SshTestClientExecutionListener.class);
			assertThat(factories.load(ContextCustomizerFactory.class, this::check))
				.filteredOn((factory) -> factory.getClass().getClassLoader() == getClass().getClassLoader())
				.isNotEmpty()
				.allMatch((factory) -> factory.createContextCustomizer(Object.class, List.of()) == null);
		}

		/**
		 * Those of Spring may lack what they need.
		 */
		private void check(Class<?> type, String name, Throwable failure) {
			assertThat(name).as("%s", failure).doesNotStartWith("io.github.sshspringboot.");
		}

	}

}
