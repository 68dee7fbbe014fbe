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

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/**
 * {@link AbstractAuthenticationToken} for a login with a Kerberos ticket.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshKerberosAuthenticationToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final Object principal;

	private final @Nullable String kerberosPrincipal;

	private SshKerberosAuthenticationToken(String username, @Nullable String kerberosPrincipal) {
		super(List.of());
		this.principal = username;
		this.kerberosPrincipal = kerberosPrincipal;
	}

	private SshKerberosAuthenticationToken(Object principal, String kerberosPrincipal,
			Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		this.principal = principal;
		this.kerberosPrincipal = kerberosPrincipal;
		setAuthenticated(true);
	}

	private SshKerberosAuthenticationToken(Builder builder) {
		super(builder);
		this.principal = builder.principal;
		this.kerberosPrincipal = builder.kerberosPrincipal;
	}

	/**
	 * Create a token that requests a login. The client has proved to be the Kerberos
	 * principal.
	 * @param username the name of the user to log in as
	 * @param kerberosPrincipal the principal with its realm, or {@code null} if the
	 * client has proved nothing
	 * @return the token
	 */
	public static SshKerberosAuthenticationToken unauthenticated(String username, @Nullable String kerberosPrincipal) {
		return new SshKerberosAuthenticationToken(username, kerberosPrincipal);
	}

	/**
	 * Create a token for an authenticated user.
	 * @param principal the user
	 * @param kerberosPrincipal the Kerberos principal with its realm
	 * @param authorities the authorities of the user
	 * @return the token
	 */
	public static SshKerberosAuthenticationToken authenticated(Object principal, String kerberosPrincipal,
			Collection<? extends GrantedAuthority> authorities) {
		return new SshKerberosAuthenticationToken(principal, kerberosPrincipal, authorities);
	}

	@Override
	public Object getPrincipal() {
		return this.principal;
	}

	/**
	 * Return {@code null}, since tickets are not kept.
	 * @return {@code null}
	 */
	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	/**
	 * Return the Kerberos principal of the client.
	 * @return the principal with its realm, or {@code null} in a request that proved
	 * nothing
	 */
	public @Nullable String getKerberosPrincipal() {
		return this.kerberosPrincipal;
	}

	@Override
	public Builder toBuilder() {
		return new Builder(this);
	}

	/**
	 * Builder for a changed copy of an authenticated token.
	 */
	public static final class Builder extends AbstractAuthenticationBuilder<Builder> {

		private Object principal;

		private final @Nullable String kerberosPrincipal;

		private Builder(SshKerberosAuthenticationToken token) {
			super(token);
			this.principal = token.principal;
			this.kerberosPrincipal = token.kerberosPrincipal;
		}

		@Override
		public Builder principal(@Nullable Object principal) {
			this.principal = Objects.requireNonNull(principal, "'principal' must not be null");
			return this;
		}

		@Override
		public SshKerberosAuthenticationToken build() {
			return new SshKerberosAuthenticationToken(this);
		}

	}

}
