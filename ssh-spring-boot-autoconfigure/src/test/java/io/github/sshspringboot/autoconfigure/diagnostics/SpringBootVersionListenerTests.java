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

package io.github.sshspringboot.autoconfigure.diagnostics;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SpringBootVersionListener}.
 */
class SpringBootVersionListenerTests {

	private static void start(String version, String... arguments) {
		SpringApplication application = new SpringApplicationBuilder(Object.class).web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.logStartupInfo(false)
			.listeners(new SpringBootVersionListener(() -> version))
			.build();
		application.run(arguments).close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "3.5.9", "4.0.12", "4.1.0", "4.1.1", "4.1.1-SNAPSHOT" })
	void olderVersionStopsTheStart(String version) {
		assertThatExceptionOfType(SpringBootVersionException.class).isThrownBy(() -> start(version))
			.withMessage("The SSH server needs Spring Boot 4.1.2 or newer, and this is " + version);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(
			strings = { "4.1.2", "4.1.2-SNAPSHOT", "4.1.10", "4.2.0", "4.2.0-M1", "5.0.0", "10.0.0", "", "nightly" })
	void otherVersionStarts(String version) {
		start(version);
	}

	@Test
	void olderVersionStartsWithoutTheServer() {
		start("4.1.1", "--ssh.server.enabled=false");
	}

	@Test
	void failureIsExplained() {
		FailureAnalysis analysis = new SpringBootVersionFailureAnalyzer()
			.analyze(new IllegalStateException(new SpringBootVersionException("4.1.1")));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription())
			.isEqualTo("The SSH server needs Spring Boot 4.1.2 or newer. The application runs on 4.1.1.");
		assertThat(analysis.getAction()).isEqualTo("Upgrade the application to Spring Boot 4.1.2 "
				+ "(spring-boot-starter-parent or spring-boot-dependencies), or set ssh.server.enabled=false.");
	}

	@Test
	void listenerAndAnalyzerAreRegistered() {
		SpringFactoriesLoader factories = SpringFactoriesLoader.forDefaultResourceLocation();
		assertThat(factories.load(ApplicationListener.class))
			.hasAtLeastOneElementOfType(SpringBootVersionListener.class);
		assertThat(factories.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((m, e) -> {
		}))).hasAtLeastOneElementOfType(SpringBootVersionFailureAnalyzer.class);
	}

	@Test
	void minimumIsDocumented() throws Exception {
		assertThat(Files.readString(Path.of("..", "README.md")))
			.contains("Spring Boot " + SpringBootVersionListener.MINIMUM);
	}

}
