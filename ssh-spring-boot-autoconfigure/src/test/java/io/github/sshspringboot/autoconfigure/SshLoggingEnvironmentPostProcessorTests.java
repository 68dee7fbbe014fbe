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

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.sshd.common.util.logging.AbstractLoggingBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshLoggingEnvironmentPostProcessor}.
 */
class SshLoggingEnvironmentPostProcessorTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void isRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(EnvironmentPostProcessor.class, (type, name, failure) -> {
			})).hasAtLeastOneElementOfType(SshLoggingEnvironmentPostProcessor.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "logging.level.org.apache.sshd",
			"logging.level.io.github.sshspringboot.server.internal.mina.ServerConnection" })
	void protocolLibraryIsQuietUnlessTheApplicationSaysOtherwise(String property) {
		process();
		assertThat(this.environment.getProperty(property)).isEqualTo("ERROR");
		this.environment.setProperty(property, "DEBUG");
		assertThat(this.environment.getProperty(property)).isEqualTo("DEBUG");
	}

	@Test
	void classesOfTheEngineAreQuietAndNoOthers() {
		process();
		Set<String> engine = new TreeSet<>();
		Set<String> quiet = new TreeSet<>();
		for (JavaClass type : new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
			.importPackages("io.github.sshspringboot.server.internal.mina")) {
			if (type.isAssignableTo(AbstractLoggingBean.class)
					&& !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
				engine.add(type.getName());
			}
			if (this.environment.containsProperty("logging.level." + type.getName())) {
				quiet.add(type.getName());
			}
		}
		assertThat(quiet).isEqualTo(engine).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "admission.RefusalLog", "admission.AdmittingSessionFactory", "MinaSshServer" })
	void warningsOfTheServerAreLogged(String name) {
		process();
		for (String logger = "io.github.sshspringboot.server.internal.mina." + name; logger
			.contains("."); logger = logger.substring(0, logger.lastIndexOf('.'))) {
			assertThat(this.environment.getProperty("logging.level." + logger)).isNull();
		}
	}

	@Test
	void nothingIsSaidWithoutServer() {
		this.environment.setProperty("ssh.server.enabled", "false");
		process();
		assertThat(this.environment.getProperty("logging.level.org.apache.sshd")).isNull();
	}

	private void process() {
		new SshLoggingEnvironmentPostProcessor().postProcessEnvironment(this.environment, new SpringApplication());
	}

}
