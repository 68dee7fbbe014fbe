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

import java.util.List;

import io.github.sshspringboot.security.internal.LoginDetails;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.PublishableFailures;
import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshConversationStep;
import io.github.sshspringboot.server.SshConversationStep.Accept;
import io.github.sshspringboot.server.SshConversationStep.Ask;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * {@link SshConversation} of the application whose outcome is published as one event.
 */
final class PublishedConversation implements SshConversation {

	private static final Log logger = LogFactory.getLog(PublishedConversation.class);

	private final SshConversation conversation;

	private final SshLogin login;

	private final LoginStep step;

	PublishedConversation(SshConversation conversation, SshLogin login, LoginStep step) {
		this.conversation = conversation;
		this.login = login;
		this.step = step;
	}

	@Override
	public SshConversationStep next(List<String> answers) {
		try {
			SshConversationStep next = this.conversation.next(answers);
			if (next instanceof Ask) {
				return next;
			}
			return (next instanceof Accept accept) ? accept(accept.authentication())
					: refuse(new BadCredentialsException("The answers were refused"));
		}
		catch (AuthenticationException ex) {
			logger.debug("A login was refused: " + ex.getMessage());
			return refuse(PublishableFailures.of(ex));
		}
		catch (RuntimeException ex) {
			this.step.failed(ex);
			return refuse(PublishableFailures.of(ex));
		}
	}

	private SshConversationStep accept(Authentication result) {
		if (!result.isAuthenticated()) {
			throw new IllegalStateException("A conversation must accept an Authentication that is authenticated");
		}
		if (!this.step.isSameUser(this.login, result)) {
			return refuse(new BadCredentialsException("The user is a different one"));
		}
		if (result instanceof AbstractAuthenticationToken token && token.getDetails() == null) {
			token.setDetails(LoginDetails.of(this.login, InteractiveMethod.NAME));
		}
		this.step.getPublisher().publishAuthenticationSuccess(result);
		LoginResult accepted = this.step.accept(this.login, result);
		return (accepted != null) ? SshConversationStep.accept(accepted.authentication())
				: SshConversationStep.refuse();
	}

	private SshConversationStep refuse(AuthenticationException failure) {
		this.step.publishFailure(failure, this.login, InteractiveMethod.NAME);
		return SshConversationStep.refuse();
	}

}
