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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshShellProperties}.
 */
class SshShellPropertiesTests {

	@Test
	void enabled() {
		assertThat(bind().isEnabled()).isTrue();
		assertThat(bind("enabled", "false").isEnabled()).isFalse();
	}

	@Test
	void prompt() {
		assertThat(bind().getPrompt()).isEqualTo("{username}@{application}> ");
		assertThat(bind("prompt", "{username}# ").getPrompt()).isEqualTo("{username}# ");
	}

	@Test
	void greeting() {
		assertThat(bind().getGreeting()).isNull();
		assertThat(bind("greeting", "Hello {username}").getGreeting()).isEqualTo("Hello {username}");
	}

	@Test
	void history() {
		assertThat(bind().getHistory().isEnabled()).isTrue();
		assertThat(bind("history.enabled", "false").getHistory().isEnabled()).isFalse();
		assertThat(bind().getHistory().getDirectory()).isNull();
		assertThat(bind("history.directory", "/var/lib/app/history").getHistory().getDirectory())
			.isEqualTo(Path.of("/var/lib/app/history"));
		assertThat(bind().getHistory().getMaxLines()).isEqualTo(1000);
		assertThat(bind("history.max-lines", "5").getHistory().getMaxLines()).isEqualTo(5);
	}

	private static SshShellProperties bind(String... pairs) {
		return PropertyBinder.bind(SshShellProperties.class, pairs);
	}

}
