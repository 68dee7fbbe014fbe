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

import io.github.sshspringboot.security.SshPublicKeyAuthenticationToken;
import io.github.sshspringboot.security.internal.key.UserKeyAuthorizer;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link PublicKeyMethod} that logs clients in with keys and certificates.
 */
public final class PublicKeyLogin implements PublicKeyMethod {

	private final UserKeyAuthorizer authorizer;

	private final LoginStep step;

	private final ProviderManager manager;

	public PublicKeyLogin(UserKeyAuthorizer authorizer, UserDetailsService userDetailsService, LoginStep step) {
		this.authorizer = authorizer;
		this.step = step;
		this.manager = step.newManager(new SshPublicKeyAuthenticationProvider(authorizer, userDetailsService));
	}

	@Override
	public boolean isAcceptable(SshLogin login, SshUserKey key) {
		return this.authorizer.authorize(login, key) != null;
	}

	@Override
	public @Nullable LoginResult authenticate(SshLogin login, SshUserKey key) {
		LoginResult result = this.step.authenticate(login, this.manager,
				SshPublicKeyAuthenticationToken.unauthenticated(login, key), LoginDetails.of(login, NAME, key, null));
		this.authorizer.forget(login);
		return (result != null && result.authentication() instanceof SshPublicKeyAuthenticationToken token)
				? new LoginResult(token, token.getRestrictions(), key) : null;
	}

	@Override
	public void reject(SshLogin login, SshUserKey key) {
		this.authorizer.forget(login);
		this.step.publishFailure(
				new BadCredentialsException("The key is not one of the user's or the signature is wrong"),
				SshPublicKeyAuthenticationToken.unauthenticated(login, key), LoginDetails.of(login, NAME, key, null));
	}

}
