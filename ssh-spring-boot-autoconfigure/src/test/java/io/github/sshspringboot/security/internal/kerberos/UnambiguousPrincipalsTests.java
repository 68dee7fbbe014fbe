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

package io.github.sshspringboot.security.internal.kerberos;

import io.github.sshspringboot.security.SshKerberosPrincipals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link UnambiguousPrincipals}.
 */
class UnambiguousPrincipalsTests {

	private final SshKerberosPrincipals application = mock();

	private final UnambiguousPrincipals principals = new UnambiguousPrincipals(this.application);

	@ParameterizedTest
	@ValueSource(strings = { "alice@EXAMPLE.TEST", "alice/admin@EXAMPLE.TEST", "alice@OTHER.TEST", "a/b/c@R",
			"\u0142ukasz@EXAMPLE.TEST" })
	void applicationDecidesAboutPlainPrincipals(String principal) {
		given(this.application.getUsername(principal)).willReturn("root");
		assertThat(this.principals.getUsername(principal)).isEqualTo("root");
	}

	@Test
	void applicationRefuses() {
		assertThat(this.principals.getUsername("alice@EXAMPLE.TEST")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "alice", "alice@A@B", "alice\\@A@B", "alice\\@B", "alice\\\\@B", "@@",
			"alice\u0000@EXAMPLE.TEST", "alice@EXAMPLE.TEST\n", "alice\u0085@EXAMPLE.TEST" })
	void applicationNeverSeesOthers(String principal) {
		given(this.application.getUsername(any())).willReturn("root");
		assertThat(this.principals.getUsername(principal)).isNull();
		then(this.application).should(never()).getUsername(any());
	}

}
