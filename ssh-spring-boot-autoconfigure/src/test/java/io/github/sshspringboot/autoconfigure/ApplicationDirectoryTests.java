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

import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationDirectory}.
 */
class ApplicationDirectoryTests {

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private final MockEnvironment environment = new MockEnvironment();

	private String name() {
		return Objects.requireNonNull(ApplicationDirectory.of(this.environment, this.beans)).getFileName().toString();
	}

	@ParameterizedTest
	@CsvSource({ "shop, shop", "my app/1, my_app_1", "../shop, ___shop" })
	void applicationIsCalledByItsName(String name, String directory) {
		AutoConfigurationPackages.register(this.beans, "com.acme");
		this.environment.setProperty("spring.application.name", name);
		assertThat(name()).isEqualTo(directory);
	}

	@Test
	void namesInOtherScriptsDiffer() {
		this.environment.setProperty("spring.application.name", "\u8ba2\u5355");
		String orders = name();
		this.environment.setProperty("spring.application.name", "\u5e93\u5b58");
		assertThat(name()).isNotEqualTo(orders).matches("__-[0-9a-f]+");
	}

	@Test
	void applicationWithoutANameIsCalledByItsPackage() {
		AutoConfigurationPackages.register(this.beans, "com.acme.shop");
		this.environment.setProperty("spring.application.name", "");
		assertThat(name()).isEqualTo("com_acme_shop");
	}

	@Test
	void applicationWithoutNameAndPackageIsCalledByThePlaceItRunsIn() {
		assertThat(name())
			.isEqualTo("application-" + Integer.toHexString(Path.of("").toAbsolutePath().toString().hashCode()));
	}

}
