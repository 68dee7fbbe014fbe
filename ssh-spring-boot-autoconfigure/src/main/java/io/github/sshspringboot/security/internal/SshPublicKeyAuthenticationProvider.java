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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.security.SshPublicKeyAuthenticationToken;
import io.github.sshspringboot.security.internal.key.KeyAuthorization;
import io.github.sshspringboot.security.internal.key.UserKeyAuthorizer;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link AuthenticationProvider} for a {@link SshPublicKeyAuthenticationToken}. The key
 * must belong to the user or have a certificate for the user, and the account must be in
 * good standing. The result has the authorities of the user, those that come with the
 * certificate, and {@code FACTOR_SSH_PUBLICKEY}.
 */
final class SshPublicKeyAuthenticationProvider implements AuthenticationProvider {

	private static final String FACTOR = "SSH_PUBLICKEY";

	private final UserKeyAuthorizer authorizer;

	private final UserLookup users;

	SshPublicKeyAuthenticationProvider(UserKeyAuthorizer authorizer, UserDetailsService userDetailsService) {
		this.authorizer = authorizer;
		this.users = new UserLookup(userDetailsService);
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		SshPublicKeyAuthenticationToken request = (SshPublicKeyAuthenticationToken) authentication;
		KeyAuthorization authorization = authorize(request.getLogin(), request.getCredentials());
		if (authorization == null) {
			throw new BadCredentialsException("The key is not one of the user's");
		}
		UserDetails user = this.users.findInGoodStanding(request.getName());
		List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
		authorities.add(FactorGrantedAuthority.fromFactor(FACTOR));
		authorities.addAll(authorization.authorities());
		SshPublicKeyAuthenticationToken result = SshPublicKeyAuthenticationToken.authenticated(user, authorities,
				authorization.restrictions());
		result.setDetails(request.getDetails());
		return result;
	}

	/**
	 * Check again the key that the client has proved to own, and return what it may do,
	 * or {@code null} if it must not log in.
	 */
	private @Nullable KeyAuthorization authorize(@Nullable SshLogin login, @Nullable SshUserKey key) {
		if (login == null || key == null) {
			return null;
		}
		KeyAuthorization authorization = this.authorizer.authorize(login, key);
		return (authorization != null && authorization.isSatisfiedBy(key)) ? authorization : null;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return SshPublicKeyAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
