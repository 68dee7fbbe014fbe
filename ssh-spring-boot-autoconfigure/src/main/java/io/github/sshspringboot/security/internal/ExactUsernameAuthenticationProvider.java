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

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link DaoAuthenticationProvider} that requires exact user names and looks each user up
 * once. A user who is found by a different name, such as {@code admin} by {@code Admin},
 * fails like one with a wrong password.
 */
public final class ExactUsernameAuthenticationProvider extends DaoAuthenticationProvider {

	private static final Log logger = LogFactory.getLog(ExactUsernameAuthenticationProvider.class);

	private final ExactUsername exactUsername = new ExactUsername(logger);

	public ExactUsernameAuthenticationProvider(UserDetailsService userDetailsService) {
		super(userDetailsService);
	}

	@Override
	protected void additionalAuthenticationChecks(UserDetails user, UsernamePasswordAuthenticationToken request) {
		boolean exact = this.exactUsername.isSame(request.getName(), user.getUsername());
		super.additionalAuthenticationChecks(user, exact ? request : ExactUsername.withWrongPassword(request));
	}

}
