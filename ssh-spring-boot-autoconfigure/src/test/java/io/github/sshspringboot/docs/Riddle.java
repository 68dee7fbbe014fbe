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

package io.github.sshspringboot.docs;

import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshConversationStep;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;
import io.github.sshspringboot.server.SshLogin;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Example of the page on authentication.
 */
@Component
class Riddle implements SshInteractiveAuthenticator {

	@Override
	public SshConversation begin(SshLogin login) {
		return (answers) -> {
			if (answers.isEmpty()) {
				return SshConversationStep.ask("Number: ");
			}
			return "42".equals(answers.get(0)) ? SshConversationStep.accept(authenticate(login.username()))
					: SshConversationStep.refuse();
		};
	}

	private static Authentication authenticate(String username) {
		return UsernamePasswordAuthenticationToken.authenticated(username, null,
				AuthorityUtils.createAuthorityList("ROLE_ADMIN"));
	}

}
