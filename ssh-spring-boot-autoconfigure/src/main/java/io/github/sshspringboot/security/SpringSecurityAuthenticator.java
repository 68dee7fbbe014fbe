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

import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.sshspringboot.server.SshAuthenticator;
import io.github.sshspringboot.server.SshKeyLogin;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.util.Assert;

/**
 * Logs clients in through Spring Security: passwords through the application's
 * authentication manager, keys through its {@link UserDetailsService}. Each login ends in
 * one success or failure event.
 *
 * @since 0.1.0
 */
public final class SpringSecurityAuthenticator implements SshAuthenticator {

	private static final Log logger = LogFactory.getLog(SpringSecurityAuthenticator.class);

	private static final String PASSWORD = "password";

	private static final String PUBLIC_KEY = "publickey";

	private final @Nullable AuthenticationManager passwordManager;

	private final @Nullable UserKeyAuthorizer keyAuthorizer;

	private final @Nullable ProviderManager keyManager;

	private final @Nullable UserDetailsService userDetailsService;

	private final LoginAuthorization loginAuthorization;

	private final AuthenticationEventPublisher eventPublisher;

	/**
	 * Create an authenticator.
	 * @param passwordManager checks passwords, {@code null} to refuse them
	 * @param keyAuthorizer decides about keys, {@code null} to refuse them
	 * @param userDetailsService gives the users of keys, {@code null} to refuse keys
	 * @param loginAuthorization decides which users may log in
	 * @param eventPublisher publishes the results of logins with keys
	 */
	public SpringSecurityAuthenticator(@Nullable AuthenticationManager passwordManager,
			@Nullable UserKeyAuthorizer keyAuthorizer, @Nullable UserDetailsService userDetailsService,
			LoginAuthorization loginAuthorization, AuthenticationEventPublisher eventPublisher) {
		Assert.notNull(loginAuthorization, "'loginAuthorization' must not be null");
		Assert.notNull(eventPublisher, "'eventPublisher' must not be null");
		this.passwordManager = passwordManager;
		this.userDetailsService = userDetailsService;
		this.keyAuthorizer = keyAuthorizer;
		this.loginAuthorization = loginAuthorization;
		this.eventPublisher = eventPublisher;
		this.keyManager = keyManager(keyAuthorizer, userDetailsService);
	}

	private @Nullable ProviderManager keyManager(@Nullable UserKeyAuthorizer keyAuthorizer,
			@Nullable UserDetailsService userDetailsService) {
		if (keyAuthorizer == null || userDetailsService == null) {
			return null;
		}
		ProviderManager manager = new ProviderManager(
				new SshPublicKeyAuthenticationProvider(keyAuthorizer, userDetailsService));
		manager.setAuthenticationEventPublisher(this.eventPublisher);
		return manager;
	}

	@Override
	public @Nullable Principal authenticate(SshLogin login, String password) {
		if (this.passwordManager == null) {
			return null;
		}
		return authenticate(login, this.passwordManager,
				UsernamePasswordAuthenticationToken.unauthenticated(login.username(), password),
				SshAuthenticationDetails.of(login, PASSWORD, null));
	}

	@Override
	public boolean isAcceptable(SshLogin login, SshUserKey key) {
		return this.keyAuthorizer != null && this.keyManager != null
				&& this.keyAuthorizer.authorize(login, key) != null;
	}

	@Override
	public @Nullable SshKeyLogin authenticate(SshLogin login, SshUserKey key) {
		if (this.keyManager == null) {
			return null;
		}
		Authentication result = authenticate(login, this.keyManager,
				SshPublicKeyAuthenticationToken.unauthenticated(login, key),
				SshAuthenticationDetails.of(login, PUBLIC_KEY, key));
		return (result instanceof SshPublicKeyAuthenticationToken token)
				? new SshKeyLogin(token, token.getRestrictions()) : null;
	}

	@Override
	public void reject(SshLogin login, SshUserKey key) {
		SshPublicKeyAuthenticationToken token = SshPublicKeyAuthenticationToken.unauthenticated(login, key);
		token.setDetails(SshAuthenticationDetails.of(login, PUBLIC_KEY, key));
		this.eventPublisher.publishAuthenticationFailure(
				new BadCredentialsException("The key is not one of the user's or the signature is wrong"), token);
	}

	@Override
	public boolean isUnknown(SshLogin login) {
		if (this.userDetailsService == null) {
			return false;
		}
		try {
			this.userDetailsService.loadUserByUsername(login.username());
			return false;
		}
		catch (UsernameNotFoundException ex) {
			return true;
		}
	}

	private @Nullable Authentication authenticate(SshLogin login, AuthenticationManager manager,
			AbstractAuthenticationToken token, SshAuthenticationDetails details) {
		token.setDetails(details);
		try {
			Authentication result = manager.authenticate(token);
			if (result == null || !result.isAuthenticated()) {
				return null;
			}
			Authentication merged = merge(login, result);
			return (merged != null && this.loginAuthorization.isGranted(merged, login)) ? merged : null;
		}
		catch (AuthenticationServiceException ex) {
			logger.error("A login could not be checked", ex);
		}
		catch (AuthenticationException ex) {
			logger.debug("A login was refused: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.error("A login could not be checked", ex);
		}
		return null;
	}

	/**
	 * In a sequence of methods, add the authorities of the earlier ones; all must agree
	 * on the user.
	 * @param login the login, with the result of the earlier methods
	 * @param result the result of this method
	 * @return the result of all methods, {@code null} if they do not agree
	 */
	private static @Nullable Authentication merge(SshLogin login, Authentication result) {
		if (!(login.previous() instanceof Authentication previous)) {
			return result;
		}
		if (!previous.getName().equals(result.getName())) {
			return null;
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
