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

import java.util.Objects;
import java.util.UUID;

import io.github.sshspringboot.security.internal.PublishableFailures;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationProvider;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * {@link AuthenticationProvider} that checks a one-time token as Spring Security does,
 * and requires that the token belongs to the user who logs in and that the account is in
 * good standing. Counts wrong tokens for each user. Throws only failures that are
 * published as events.
 */
final class SshOneTimeTokenAuthenticationProvider implements AuthenticationProvider {

	private static final int MAX_USERS = 100_000;

	private final OneTimeTokenSender sender;

	private final OneTimeTokenAuthenticationProvider provider;

	private final UserDetailsChecker accountStatus = new AccountStatusUserDetailsChecker();

	private final WrongCodes wrong = new WrongCodes(MAX_USERS);

	SshOneTimeTokenAuthenticationProvider(OneTimeTokenSender sender) {
		this.sender = sender;
		this.provider = new OneTimeTokenAuthenticationProvider(sender.getService(), sender.getUsers().service());
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String code = Objects.requireNonNullElse((String) authentication.getCredentials(), "");
		boolean checked = begin(authentication.getName());
		Authentication result = consume(checked ? code : UUID.randomUUID().toString(), authentication.getDetails());
		if (!authentication.getName().equals(result.getName())) {
			throw new BadCredentialsException("The one-time token belongs to a different user");
		}
		if (result.getPrincipal() instanceof UserDetails user) {
			this.accountStatus.check(user);
		}
		this.sender.used(result.getName());
		this.wrong.forget(OneTimeTokenSender.key(result.getName()));
		return result;
	}

	/**
	 * Count a token before it is checked, and return whether to check it. Otherwise a
	 * random one is looked up, which takes as long and uses up none. Unknown names are
	 * never checked, and not counted, since they would fill the table.
	 */
	private boolean begin(String username) {
		return this.sender.getUsers().find(username) != null
				&& this.wrong.begin(OneTimeTokenSender.key(username), this.sender.getClock().instant());
	}

	private Authentication consume(String code, @Nullable Object details) {
		if (code.isEmpty()) {
			throw new BadCredentialsException("There is no one-time token");
		}
		OneTimeTokenAuthenticationToken token = new OneTimeTokenAuthenticationToken(code);
		token.setDetails(details);
		try {
			return this.provider.authenticate(token);
		}
		catch (InvalidOneTimeTokenException | UsernameNotFoundException ex) {
			throw new BadCredentialsException("The one-time token is not valid", ex);
		}
		catch (RuntimeException ex) {
			throw PublishableFailures.of(ex);
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return CodeAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
