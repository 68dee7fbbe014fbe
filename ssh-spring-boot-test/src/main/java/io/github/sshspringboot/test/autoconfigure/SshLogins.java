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

package io.github.sshspringboot.test.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshPublicKeyAuthenticationToken;
import io.github.sshspringboot.server.SshLoginRestrictions;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Creates authentications as logins by SSH create them.
 */
final class SshLogins {

	static final String PUBLIC_KEY = "publickey";

	private static final String PASSWORD = "password";

	private static final String ADDRESS = "127.0.0.1";

	private static final String CONNECTION = "test";

	private static final String CLIENT = "SSH-2.0-Test";

	private SshLogins() {
	}

	static Authentication publicKey(String username, String... authorities) {
		return of(PUBLIC_KEY, username, AuthorityUtils.createAuthorityList(authorities));
	}

	/**
	 * Create the authentication of a login by the given method.
	 */
	static Authentication of(String method, String username, List<GrantedAuthority> authorities) {
		UserDetails user = User.withUsername(username).password("").authorities(authorities).build();
		AbstractAuthenticationToken token = switch (method) {
			case PUBLIC_KEY -> SshPublicKeyAuthenticationToken.authenticated(user, with("SSH_PUBLICKEY", authorities),
					SshLoginRestrictions.NONE);
			case PASSWORD ->
				UsernamePasswordAuthenticationToken.authenticated(user, null, with("PASSWORD", authorities));
			default -> throw new IllegalArgumentException(
					"There is no method '" + method + "'. Methods are " + PUBLIC_KEY + " and " + PASSWORD + ".");
		};
		token.setDetails(new SshAuthenticationDetails(ADDRESS, CONNECTION, method, null, CLIENT, null, null));
		return token;
	}

	private static List<GrantedAuthority> with(String factor, List<GrantedAuthority> authorities) {
		List<GrantedAuthority> result = new ArrayList<>(authorities);
		result.add(FactorGrantedAuthority.fromFactor(factor));
		return result;
	}

}
