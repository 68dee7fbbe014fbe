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

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshCommandProperties}.
 */
class SshCommandPropertiesTests {

	@Test
	void timeout() {
		assertThat(bind().getTimeout()).isNull();
		assertThat(bind("timeout", "5m").getTimeout()).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void maxConcurrent() {
		assertThat(bind().getMaxConcurrent()).isEqualTo(64);
		assertThat(bind("max-concurrent", "4").getMaxConcurrent()).isEqualTo(4);
	}

	@Test
	void maxQueued() {
		assertThat(bind().getMaxQueued()).isEqualTo(128);
		assertThat(bind("max-queued", "0").getMaxQueued()).isZero();
	}

	private static SshCommandProperties bind(String... pairs) {
		return PropertyBinder.bind(SshCommandProperties.class, pairs);
	}

}
