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

package io.github.sshspringboot.security.internal;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Looks up users, and distinguishes unknown names from failures. A user has one name: a
 * user that the service also finds by a different one, such as {@code admin} by
 * {@code Admin}, is unknown by that name here. Throws only an
 * {@link AuthenticationException} that is published.
 */
public final class UserLookup {

	private static final Log logger = LogFactory.getLog(UserLookup.class);

	private static final UserDetailsChecker accountStatus = new AccountStatusUserDetailsChecker();

	private final UserDetailsService service;

	private final ExactUsername exactUsername = new ExactUsername(logger);

	public UserLookup(UserDetailsService service) {
		this.service = service;
	}

	public UserDetailsService service() {
		return this.service;
	}

	/**
	 * Return the user with exactly this name, or {@code null} if there is none.
	 */
	public @Nullable UserDetails find(String username) {
		UserDetails user = load(username);
		return (user != null && hasName(user, username)) ? user : null;
	}

	/**
	 * Return the user with exactly this name. Throws an {@link AuthenticationException}
	 * if there is none or the account is not in good standing.
	 */
	public UserDetails findInGoodStanding(String username) {
		UserDetails user = find(username);
		if (user == null) {
			throw new BadCredentialsException("There is no such user");
		}
		accountStatus.check(user);
		return user;
	}

	/**
	 * Return whether a user is found by a name that is not exactly its own.
	 */
	boolean hasOtherName(String username) {
		UserDetails user = load(username);
		return user != null && !hasName(user, username);
	}

	private boolean hasName(UserDetails user, String username) {
		return this.exactUsername.isSame(username, user.getUsername());
	}

	private @Nullable UserDetails load(String username) {
		UserDetails user;
		try {
			user = this.service.loadUserByUsername(username);
		}
		catch (UsernameNotFoundException ex) {
			return null;
		}
		catch (RuntimeException ex) {
			throw PublishableFailures.of(ex);
		}
		if (user == null) {
			throw new AuthenticationServiceException("The UserDetailsService returned no user");
		}
		return user;
	}

}
