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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.sshspringboot.server.SshPublicKey;

import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Authenticates a {@link SshPublicKeyAuthenticationToken}: the key must be one of the
 * user's, and the account must be in good standing. The result has the user's authorities
 * and {@code FACTOR_SSH_PUBLICKEY}.
 */
final class SshPublicKeyAuthenticationProvider implements AuthenticationProvider {

	private static final String FACTOR = "SSH_PUBLICKEY";

	private final AuthorizedKeys authorizedKeys;

	private final UserDetailsService userDetailsService;

	private final UserDetailsChecker accountStatus = new AccountStatusUserDetailsChecker();

	SshPublicKeyAuthenticationProvider(AuthorizedKeys authorizedKeys, UserDetailsService userDetailsService) {
		this.authorizedKeys = authorizedKeys;
		this.userDetailsService = userDetailsService;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		SshPublicKeyAuthenticationToken request = (SshPublicKeyAuthenticationToken) authentication;
		SshPublicKey key = request.getCredentials();
		if (key == null || !this.authorizedKeys.contains(request.getName(), key)) {
			throw new BadCredentialsException("The key is not one of the user's");
		}
		UserDetails user = loadUser(request.getName());
		this.accountStatus.check(user);
		List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
		authorities.add(FactorGrantedAuthority.fromFactor(FACTOR));
		SshPublicKeyAuthenticationToken result = SshPublicKeyAuthenticationToken.authenticated(user, authorities);
		result.setDetails(request.getDetails());
		return result;
	}

	private UserDetails loadUser(String username) {
		try {
			UserDetails user = this.userDetailsService.loadUserByUsername(username);
			return Objects.requireNonNull(user, "the UserDetailsService returned no user");
		}
		catch (UsernameNotFoundException ex) {
			throw new BadCredentialsException("There is no such user", ex);
		}
		catch (AuthenticationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new AuthenticationServiceException("The user could not be loaded", ex);
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return SshPublicKeyAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
