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

import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link AuthenticationManager} that delegates to that of the application and requires
 * exact user names. The delegate publishes every success. So if the user details service
 * knows a name in a different form, such as {@code Admin} for {@code admin}, the delegate
 * gets a password that nobody has, and the login fails like any wrong password.
 */
public final class ExactUsernameAuthenticationManager implements AuthenticationManager {

	private static final Log logger = LogFactory.getLog(ExactUsernameAuthenticationManager.class);

	private final AuthenticationManager manager;

	private final @Nullable UserLookup users;

	private final AuthenticationEventPublisher publisher;

	private final ExactUsername exactUsername = new ExactUsername(logger);

	/**
	 * Create a new manager. Without a user details service, only the names in the results
	 * of the delegate are checked. The publisher gets only the failures that the delegate
	 * does not publish itself.
	 */
	public ExactUsernameAuthenticationManager(AuthenticationManager manager,
			@Nullable UserDetailsService userDetailsService, AuthenticationEventPublisher publisher) {
		this.manager = manager;
		this.users = (userDetailsService != null) ? new UserLookup(userDetailsService) : null;
		this.publisher = publisher;
	}

	@Override
	public Authentication authenticate(Authentication request) {
		boolean exact = !hasOtherName(request.getName());
		Authentication result = this.manager.authenticate(exact ? request : ExactUsername.withWrongPassword(request));
		if (exact && (result == null || !result.isAuthenticated()
				|| this.exactUsername.isSame(request.getName(), result.getName()))) {
			return result;
		}
		AuthenticationException failure = new BadCredentialsException("The user has another name");
		this.publisher.publishAuthenticationFailure(failure, request);
		throw failure;
	}

	private boolean hasOtherName(String username) {
		try {
			return this.users != null && this.users.hasOtherName(username);
		}
		catch (AuthenticationException ex) {
			return false;
		}
	}

}
