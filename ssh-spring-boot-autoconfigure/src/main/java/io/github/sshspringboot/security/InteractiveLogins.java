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

package io.github.sshspringboot.security;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;
import io.github.sshspringboot.server.SshLogin;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * What clients are asked in conversations: what the application's authenticators ask,
 * else the factors that are enabled, one after the other.
 *
 * @since 0.1.0
 */
public final class InteractiveLogins {

	private final List<SshInteractiveAuthenticator> authenticators;

	private final boolean password;

	private final List<InteractiveFactor> factors;

	private InteractiveLogins(List<SshInteractiveAuthenticator> authenticators, boolean password,
			List<InteractiveFactor> factors) {
		this.authenticators = List.copyOf(authenticators);
		this.password = password;
		this.factors = List.copyOf(factors);
	}

	/**
	 * Ask what the application's authenticators ask.
	 * @param authenticators the authenticators, the first to ask first
	 * @return conversations without any factor
	 */
	public static InteractiveLogins of(List<SshInteractiveAuthenticator> authenticators) {
		return new InteractiveLogins(authenticators, false, List.of());
	}

	/**
	 * Ask for the password before anything else, unless an earlier method did. It is
	 * checked, and changed if it has expired, as that of the method {@code password}.
	 * @return the conversations
	 */
	public InteractiveLogins withPassword() {
		return new InteractiveLogins(this.authenticators, true, this.factors);
	}

	/**
	 * After another method, ask for a code of the user's device (RFC 6238).
	 * @param users knows the users and, as {@link TotpUserDetails}, their secrets
	 * @param onlyWithDevice whether to ask only users that have a device: the others are
	 * asked for something else
	 * @param publisher publishes the results
	 * @param clock the clock
	 * @return the conversations
	 */
	public InteractiveLogins withTotp(UserDetailsService users, boolean onlyWithDevice,
			AuthenticationEventPublisher publisher, Clock clock) {
		return with(new TotpFactor(users, onlyWithDevice, publisher, clock));
	}

	/**
	 * Ask for a token that is sent to the user, unless the user has given a code of a
	 * device.
	 * @param sender sends tokens
	 * @param publisher publishes the results
	 * @return the conversations
	 */
	public InteractiveLogins withOneTimeToken(OneTimeTokenSender sender, AuthenticationEventPublisher publisher) {
		return with(new OneTimeTokenFactor(sender, publisher));
	}

	private InteractiveLogins with(InteractiveFactor factor) {
		List<InteractiveFactor> all = new ArrayList<>(this.factors);
		all.add(factor);
		return new InteractiveLogins(this.authenticators, this.password, all);
	}

	/**
	 * Begin a conversation.
	 * @param login the client
	 * @param passwords checks passwords, {@code null} to refuse where they are asked for
	 * @param step adds the result to that of earlier methods
	 * @param publisher publishes the results
	 * @return the conversation, {@code null} to refuse
	 */
	@Nullable SshConversation begin(SshLogin login, @Nullable PasswordLogin passwords, LoginStep step,
			AuthenticationEventPublisher publisher) {
		for (SshInteractiveAuthenticator authenticator : this.authenticators) {
			SshConversation conversation = authenticator.begin(login);
			if (conversation != null) {
				return new PublishedConversation(conversation, login, step, publisher);
			}
		}
		List<InteractiveFactor> all = new ArrayList<>(this.factors);
		if (this.password) {
			if (passwords == null) {
				return null;
			}
			all.add(0, new PasswordFactor(passwords));
		}
		return all.isEmpty() ? null : new FactorConversation(login, all, step, publisher);
	}

}
