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
import java.util.List;

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

	static List<OptionalDependency> optionalDependencies() throws IOException {
		return OptionalDependency.ofModule();
	}

	@ParameterizedTest
	@MethodSource("optionalDependencies")
	void applicationStartsWithout(OptionalDependency dependency) throws Exception {
		ClassLoader classLoader = dependency.absent();
		new ApplicationContextRunner().withClassLoader(classLoader)
			.withUserConfiguration(classLoader.loadClass(SelectedAutoConfigurations.class.getName()))
			.withPropertyValues("ssh.backends.container.image=debian:bookworm-slim",
					SelectedAutoConfigurations.PROPERTY + "=io.github.sshspringboot.docker.,"
							+ "org.springframework.boot.autoconfigure.,org.springframework.boot.health.")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.containsBean("container"))
					.isEqualTo(!dependency.name().equals("spring-security-core"));
			});
	}

}
