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
import java.util.List;

import io.github.sshspringboot.security.key.UserKeyAuthorizer;
import io.github.sshspringboot.server.SshAuthenticator;
import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshGssapiExchange;
import io.github.sshspringboot.server.SshKeyLogin;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.util.Assert;

/**
 * Logs clients in through Spring Security: passwords through the application's
 * authentication manager, keys and Kerberos tickets through its
 * {@link UserDetailsService}, conversations through what it asks in them. Each login ends
 * in one success or failure event.
 *
 * @since 0.1.0
 */
public final class SpringSecurityAuthenticator implements SshAuthenticator {

	private static final String PUBLIC_KEY = "publickey";

	private final @Nullable PasswordLogin passwordLogin;

	private final @Nullable PasswordLogin interactivePasswordLogin;

	private final @Nullable UserKeyAuthorizer keyAuthorizer;

	private final @Nullable ProviderManager keyManager;

	private final @Nullable UserLookup users;

	private final InteractiveLogins interactiveLogins;

	private final @Nullable KerberosLogins kerberosLogins;

	private final LoginPolicy policy;

	private final LoginStep step;

	private final AuthenticationEventPublisher eventPublisher;

	/**
	 * Create an authenticator.
	 * @param passwordManager checks passwords, {@code null} to refuse them
	 * @param keyAuthorizer decides about keys, {@code null} to refuse them
	 * @param userDetailsService gives the users of keys and the exact names of users,
	 * {@code null} to refuse keys
	 * @param options what else logins can do
	 * @param loginAuthorization decides which users may log in
	 * @param eventPublisher publishes the results of logins with keys
	 */
	public SpringSecurityAuthenticator(@Nullable AuthenticationManager passwordManager,
			@Nullable UserKeyAuthorizer keyAuthorizer, @Nullable UserDetailsService userDetailsService,
			LoginOptions options, LoginAuthorization loginAuthorization, AuthenticationEventPublisher eventPublisher) {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(loginAuthorization, "'loginAuthorization' must not be null");
		Assert.notNull(eventPublisher, "'eventPublisher' must not be null");
		this.users = (userDetailsService != null) ? new UserLookup(userDetailsService) : null;
		this.keyAuthorizer = keyAuthorizer;
		this.interactiveLogins = options.interactiveLogins();
		this.kerberosLogins = options.kerberosLogins();
		this.policy = new LoginPolicy(options.policy());
		this.step = new LoginStep(loginAuthorization, this.policy);
		this.eventPublisher = eventPublisher;
		this.keyManager = keyManager(keyAuthorizer, userDetailsService);
		this.passwordLogin = passwordLogin(PasswordFactor.METHOD, passwordManager, options.passwordChange());
		this.interactivePasswordLogin = passwordLogin(LoginStep.INTERACTIVE, passwordManager, options.passwordChange());
	}

	private @Nullable PasswordLogin passwordLogin(String method, @Nullable AuthenticationManager manager,
			@Nullable PasswordChange change) {
		return (manager != null) ? new PasswordLogin(method,
				new ExactNameManager(manager, this.users, this.eventPublisher), change, this.step, this.eventPublisher)
				: null;
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
		return (this.passwordLogin != null) ? this.passwordLogin.authenticate(login, password) : null;
	}

	@Override
	public @Nullable Principal changePassword(SshLogin login, String password, String newPassword) {
		return (this.passwordLogin != null) ? this.passwordLogin.change(login, password, newPassword) : null;
	}

	@Override
	public List<List<String>> getMethods(SshLogin login, List<List<String>> configured) {
		return this.policy.getMethods(login, configured);
	}

	@Override
	public @Nullable SshConversation beginInteractive(SshLogin login) {
		return this.interactiveLogins.begin(login, this.interactivePasswordLogin, this.step, this.eventPublisher);
	}

	@Override
	public @Nullable SshGssapiExchange beginGssapi(SshLogin login) {
		return (this.kerberosLogins != null) ? this.kerberosLogins.begin(login, this.step, this.eventPublisher) : null;
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
		Authentication result = this.step.authenticate(login, this.keyManager,
				SshPublicKeyAuthenticationToken.unauthenticated(login, key), LoginDetails.of(login, PUBLIC_KEY, key));
		forgetKeys(login);
		return (result instanceof SshPublicKeyAuthenticationToken token)
				? new SshKeyLogin(token, token.getRestrictions()) : null;
	}

	private void forgetKeys(SshLogin login) {
		if (this.keyAuthorizer != null) {
			this.keyAuthorizer.forget(login);
		}
	}

	@Override
	public void reject(SshLogin login, SshUserKey key) {
		forgetKeys(login);
		SshPublicKeyAuthenticationToken token = SshPublicKeyAuthenticationToken.unauthenticated(login, key);
		token.setDetails(LoginDetails.of(login, PUBLIC_KEY, key));
		this.eventPublisher.publishAuthenticationFailure(
				new BadCredentialsException("The key is not one of the user's or the signature is wrong"), token);
	}

	@Override
	public void reject(SshLogin login, String method) {
		PublishedFailure.publish(new BadCredentialsException("The request is malformed, or the name is no user's"),
				login, method, this.eventPublisher);
	}

	@Override
	public boolean isUnknownUser(SshLogin login) {
		return this.users != null && this.users.find(login.username()) == null;
	}

}
