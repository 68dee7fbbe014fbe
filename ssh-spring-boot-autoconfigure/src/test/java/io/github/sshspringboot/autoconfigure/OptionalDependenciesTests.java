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
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.build.OptionalDependency;
import io.github.sshspringboot.build.SelectedAutoConfigurations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application may lack any dependency that the POM says is optional.
 */
@Tag("any-jdk")
class OptionalDependenciesTests {

	/** Without these there is no server. */
	private static final Set<String> OF_THE_SERVER = Set.of("sshd-core", "picocli", "re2j", "spring-security-config");

	private static final String CONFIGURED = """
			io.github.sshspringboot.autoconfigure.,\
			org.springframework.boot.actuate.,\
			org.springframework.boot.autoconfigure.,\
			org.springframework.boot.cache.,\
			org.springframework.boot.health.,\
			org.springframework.boot.jackson.,\
			org.springframework.boot.micrometer.metrics.,\
			org.springframework.boot.micrometer.observation.,\
			org.springframework.boot.validation.""";

	static List<OptionalDependency> optionalDependencies() throws IOException {
		return OptionalDependency.ofModule();
	}

	@ParameterizedTest
	@MethodSource("optionalDependencies")
	void applicationStartsWithout(OptionalDependency dependency) throws Exception {
		ClassLoader classLoader = dependency.absent();
		new ApplicationContextRunner().withClassLoader(classLoader)
			.withUserConfiguration(classLoader.loadClass(SelectedAutoConfigurations.class.getName()),
					classLoader.loadClass(TestBeans.Users.class.getName()),
					classLoader.loadClass(TestBeans.HostKey.class.getName()))
			.withPropertyValues("ssh.server.port=0", SelectedAutoConfigurations.PROPERTY + "=" + CONFIGURED)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				if (OF_THE_SERVER.contains(dependency.name())) {
					assertThat(context.getEnvironment().getProperty("local.ssh.port")).isNull();
					return;
				}
				int port = context.getEnvironment().getRequiredProperty("local.ssh.port", Integer.class);
				try (TestClient client = new TestClient(() -> port); TestSession session = client.login()) {
					assertThat(SshTestServer.exec(session, "whoami").status()).isZero();
				}
			});
	}

}
