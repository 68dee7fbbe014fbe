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
 * Authenticates a {@link SshKerberosAuthenticationToken}: the Kerberos principal must be
 * the user, and the account must be in good standing. The result has the user's
 * authorities and {@code FACTOR_SSH_GSSAPI}.
 */
final class SshKerberosAuthenticationProvider implements AuthenticationProvider {

	private static final String FACTOR = "SSH_GSSAPI";

	private final SshKerberosPrincipals principals;

	private final UserDetailsService userDetailsService;

	private final UserDetailsChecker accountStatus = new AccountStatusUserDetailsChecker();

	SshKerberosAuthenticationProvider(SshKerberosPrincipals principals, UserDetailsService userDetailsService) {
		this.principals = principals;
		this.userDetailsService = userDetailsService;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		SshKerberosAuthenticationToken request = (SshKerberosAuthenticationToken) authentication;
		String principal = request.getKerberosPrincipal();
		if (principal == null) {
			throw new BadCredentialsException("There is no Kerberos principal");
		}
		UserDetails user = loadUser(request.getName(), principal);
		this.accountStatus.check(user);
		List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
		authorities.add(FactorGrantedAuthority.fromFactor(FACTOR));
		SshKerberosAuthenticationToken result = SshKerberosAuthenticationToken.authenticated(user, principal,
				authorities);
		result.setDetails(request.getDetails());
		return result;
	}

	private UserDetails loadUser(String username, String principal) {
		try {
			if (!username.equals(this.principals.getUsername(principal))) {
				throw new BadCredentialsException("The Kerberos principal is not the user");
			}
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
		return SshKerberosAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
