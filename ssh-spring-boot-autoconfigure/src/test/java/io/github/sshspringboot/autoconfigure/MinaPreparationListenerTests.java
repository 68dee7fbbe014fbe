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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link MinaPreparationListener}.
 */
class MinaPreparationListenerTests {

	private final List<Runnable> tasks = new ArrayList<>();

	private void start(String... arguments) {
		new SpringApplicationBuilder(Object.class).web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.logStartupInfo(false)
			.listeners(new MinaPreparationListener(this.tasks::add))
			.run(arguments)
			.close();
	}

	@Test
	void engineIsPreparedBesideTheStart() {
		start();
		assertThat(this.tasks).hasSize((Runtime.getRuntime().availableProcessors() > 1) ? 1 : 0)
			.allSatisfy((task) -> assertThatNoException().isThrownBy(task::run));
	}

	@Test
	void nothingIsPreparedWithoutAServer() {
		start("--ssh.server.enabled=false");
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void nothingIsPreparedWhereSpringBootPreparesNothing() {
		System.setProperty("spring.backgroundpreinitializer.ignore", "true");
		try {
			start();
		}
		finally {
			System.clearProperty("spring.backgroundpreinitializer.ignore");
		}
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void listenerIsRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationListener.class))
			.hasAtLeastOneElementOfType(MinaPreparationListener.class);
	}

}
