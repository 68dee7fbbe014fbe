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

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.login.LoginResult;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;

/**
 * Runs one method of a login, and merges its result with the results of the earlier
 * methods.
 */
public final class LoginStep {

	private static final Log logger = LogFactory.getLog(LoginStep.class);

	private final LoginAuthorization loginAuthorization;

	private final LoginPolicy policy;

	private final AuthenticationEventPublisher publisher;

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	private final ExactUsername exactUsername = new ExactUsername(logger);

	public LoginStep(LoginAuthorization loginAuthorization, @Nullable SshAuthenticationPolicy policy,
			AuthenticationEventPublisher publisher) {
		this.loginAuthorization = loginAuthorization;
		this.policy = new LoginPolicy(policy);
		this.publisher = publisher;
	}

	LoginPolicy getPolicy() {
		return this.policy;
	}

	public AuthenticationEventPublisher getPublisher() {
		return this.publisher;
	}

	/**
	 * Create a manager that publishes the results of a provider.
	 */
	public ProviderManager newManager(AuthenticationProvider provider) {
		ProviderManager manager = new ProviderManager(provider);
		manager.setAuthenticationEventPublisher(this.publisher);
		return manager;
	}

	/**
	 * Publish a failed login of which only the name of the user is known.
	 */
	public void publishFailure(AuthenticationException failure, SshLogin login, String method) {
		publishFailure(failure, UsernamePasswordAuthenticationToken.unauthenticated(login.username(), null),
				LoginDetails.of(login, method));
	}

	public void publishFailure(AuthenticationException failure, AbstractAuthenticationToken token,
			SshAuthenticationDetails details) {
		token.setDetails(details);
		this.publisher.publishAuthenticationFailure(failure, token);
	}

	public @Nullable LoginResult authenticate(SshLogin login, AuthenticationManager manager,
			AbstractAuthenticationToken token, SshAuthenticationDetails details) {
		token.setDetails(details);
		try {
			Authentication result = manager.authenticate(token);
			return (result != null && result.isAuthenticated()) ? accept(login, result) : null;
		}
		catch (AuthenticationServiceException ex) {
			failed(ex);
		}
		catch (AuthenticationException ex) {
			logger.debug("A login was refused: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
		return null;
	}

	/**
	 * Log that the application failed to decide about a login.
	 */
	public void failed(RuntimeException ex) {
		this.failures.error("A login could not be checked", ex);
	}

	/**
	 * Return whether the result of a method is the user that the client wants to be, and
	 * log if it is not.
	 */
	public boolean isSameUser(SshLogin login, Authentication result) {
		return this.exactUsername.isSame(login.username(), result.getName());
	}

	/**
	 * Return the result of all methods so far, or {@code null} to refuse the login. The
	 * result of this method must be the user that the client wants to be, and that user
	 * must be allowed to log in.
	 */
	public @Nullable LoginResult accept(SshLogin login, Authentication result) {
		if (!isSameUser(login, result)) {
			return null;
		}
		Authentication merged = merge(login, result);
		return this.loginAuthorization.isGranted(merged, login, this.policy.getRules(login)) ? LoginResult.of(merged)
				: null;
	}

	private static Authentication merge(SshLogin login, Authentication result) {
		Authentication previous = login.previous();
		if (previous == null) {
			return result;
		}
		Set<String> names = result.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.collect(Collectors.toSet());
		return result.toBuilder()
			.authorities((authorities) -> previous.getAuthorities()
				.stream()
				.filter((authority) -> !names.contains(authority.getAuthority()))
				.forEach(authorities::add))
			.build();
	}

}
