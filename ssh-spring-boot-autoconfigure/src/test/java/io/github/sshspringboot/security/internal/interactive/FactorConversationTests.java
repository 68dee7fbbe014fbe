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

package io.github.sshspringboot.security.internal.interactive;

import java.net.InetSocketAddress;
import java.util.List;

import io.github.sshspringboot.security.internal.LoginAuthorization;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.server.SshConversationStep.Ask;
import io.github.sshspringboot.server.SshConversationStep.Refuse;
import io.github.sshspringboot.server.SshLogin;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link FactorConversation}.
 */
class FactorConversationTests {

	private static final SshLogin LOGIN = new SshLogin("1", "admin", new InetSocketAddress("127.0.0.1", 1), "client",
			null, List.of());

	private final InteractiveFactor factor = mock();

	private final AuthenticationEventPublisher publisher = mock();

	private final FactorConversation conversation = new FactorConversation(LOGIN, List.of(this.factor),
			new LoginStep(mock(LoginAuthorization.class), null, this.publisher));

	@Test
	void userWhoCanBeAskedNothingIsOneFailure() {
		assertThat(this.conversation.next(List.of())).isInstanceOf(Refuse.class);
		then(this.publisher).should()
			.publishAuthenticationFailure(any(BadCredentialsException.class),
					argThat((request) -> request.getName().equals("admin")));
	}

	@Test
	void questionIsNoFailure() {
		given(this.factor.appliesTo(LOGIN)).willReturn(true);
		given(this.factor.getQuestions()).willReturn(List.of("Code: "));
		assertThat(this.conversation.next(List.of())).isInstanceOf(Ask.class);
		then(this.publisher).shouldHaveNoInteractions();
	}

}
