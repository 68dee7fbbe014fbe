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

package io.github.sshspringboot.security.internal.kerberos;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.security.SshKerberosAuthenticationToken;
import io.github.sshspringboot.security.SshKerberosPrincipals;
import io.github.sshspringboot.security.internal.PublishableFailures;
import io.github.sshspringboot.security.internal.UserLookup;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link AuthenticationProvider} for a {@link SshKerberosAuthenticationToken}. The
 * Kerberos principal must map to the user, and the account must be in good standing. The
 * result has the authorities of the user and {@code FACTOR_SSH_GSSAPI}.
 */
final class SshKerberosAuthenticationProvider implements AuthenticationProvider {

	private static final String FACTOR = "SSH_GSSAPI";

	private final SshKerberosPrincipals principals;

	private final UserLookup users;

	SshKerberosAuthenticationProvider(SshKerberosPrincipals principals, UserDetailsService userDetailsService) {
		this.principals = principals;
		this.users = new UserLookup(userDetailsService);
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		SshKerberosAuthenticationToken request = (SshKerberosAuthenticationToken) authentication;
		String principal = request.getKerberosPrincipal();
		if (principal == null) {
			throw new BadCredentialsException("There is no Kerberos principal");
		}
		if (!request.getName().equals(getUsername(principal))) {
			throw new BadCredentialsException("The Kerberos principal is not the user");
		}
		UserDetails user = this.users.findInGoodStanding(request.getName());
		List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
		authorities.add(FactorGrantedAuthority.fromFactor(FACTOR));
		SshKerberosAuthenticationToken result = SshKerberosAuthenticationToken.authenticated(user, principal,
				authorities);
		result.setDetails(request.getDetails());
		return result;
	}

	private @Nullable String getUsername(String principal) {
		try {
			return this.principals.getUsername(principal);
		}
		catch (RuntimeException ex) {
			throw PublishableFailures.of(ex);
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return SshKerberosAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
