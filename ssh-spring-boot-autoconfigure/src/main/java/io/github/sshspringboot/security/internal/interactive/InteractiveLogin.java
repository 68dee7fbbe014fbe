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

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.security.TotpUserDetails;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.PasswordLogin;
import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link InteractiveMethod} that asks clients what the authenticators of the application
 * ask, or else the enabled factors one after the other.
 */
public final class InteractiveLogin implements InteractiveMethod {

	private final List<SshInteractiveAuthenticator> authenticators;

	private final LoginStep step;

	private @Nullable PasswordLogin passwords;

	private final List<InteractiveFactor> factors = new ArrayList<>();

	/**
	 * Create a new login that asks the authenticators in the given order.
	 */
	public InteractiveLogin(List<SshInteractiveAuthenticator> authenticators, LoginStep step) {
		this.authenticators = List.copyOf(authenticators);
		this.step = step;
	}

	/**
	 * Ask for the password before anything else, unless an earlier method did. It is
	 * checked, and changed if it has expired, like that of the method {@code password}.
	 */
	public void addPassword(PasswordLogin passwords) {
		this.passwords = passwords.inConversations();
	}

	/**
	 * After another method, ask for a code of the device of the user (RFC 6238), whose
	 * secret is in the {@link TotpUserDetails}. A user without a device is refused, or
	 * asked for something else if only users with a device are to be asked.
	 */
	public void addTotp(UserDetailsService users, boolean onlyWithDevice, Clock clock) {
		this.factors.add(new TotpFactor(users, onlyWithDevice, this.step, clock));
	}

	/**
	 * Ask for a token that is sent to the user, unless the user has given a code of a
	 * device.
	 */
	public void addOneTimeToken(OneTimeTokenSender sender) {
		this.factors.add(new OneTimeTokenFactor(sender, this.step));
	}

	@Override
	public @Nullable SshConversation begin(SshLogin login) {
		for (SshInteractiveAuthenticator authenticator : this.authenticators) {
			SshConversation conversation = authenticator.begin(login);
			if (conversation != null) {
				return new PublishedConversation(conversation, login, this.step);
			}
		}
		List<InteractiveFactor> all = new ArrayList<>();
		if (this.passwords != null) {
			all.add(new PasswordFactor(this.passwords));
		}
		all.addAll(this.factors);
		return all.isEmpty() ? null : new FactorConversation(login, all, this.step);
	}

}
