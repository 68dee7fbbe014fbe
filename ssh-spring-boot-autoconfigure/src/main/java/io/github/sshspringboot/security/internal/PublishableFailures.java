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

import java.util.Set;

import org.springframework.security.authentication.AccountExpiredException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Translates failures to those for which Spring Security publishes an event. It knows
 * exact classes only and publishes nothing for others.
 */
public final class PublishableFailures {

	private static final Set<Class<?>> PUBLISHED = Set.of(AccountExpiredException.class,
			AuthenticationServiceException.class, BadCredentialsException.class, CredentialsExpiredException.class,
			DisabledException.class, LockedException.class);

	private PublishableFailures() {
	}

	/**
	 * Return the failure to throw or publish instead of another: the same one if it is
	 * published, or a refusal, or a failure of the service if the original refuses
	 * nobody.
	 */
	public static AuthenticationException of(RuntimeException failure) {
		if (!(failure instanceof AuthenticationException refusal)) {
			return new AuthenticationServiceException("The login could not be checked", failure);
		}
		if (PUBLISHED.contains(refusal.getClass())) {
			return refusal;
		}
		return (refusal instanceof AuthenticationServiceException)
				? new AuthenticationServiceException("The login could not be checked", refusal)
				: new BadCredentialsException("The login was refused", refusal);
	}

}
