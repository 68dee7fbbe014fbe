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

import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/**
 * {@link AbstractAuthenticationToken} for a login with a public key.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshPublicKeyAuthenticationToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final Object principal;

	private final SshLoginRestrictions restrictions;

	private final transient @Nullable SshLogin login;

	private final transient @Nullable SshUserKey key;

	private SshPublicKeyAuthenticationToken(SshLogin login, SshUserKey key) {
		super(List.of());
		this.principal = login.username();
		this.restrictions = SshLoginRestrictions.NONE;
		this.login = login;
		this.key = key;
	}

	private SshPublicKeyAuthenticationToken(Object principal, Collection<? extends GrantedAuthority> authorities,
			SshLoginRestrictions restrictions) {
		super(authorities);
		this.principal = principal;
		this.restrictions = restrictions;
		this.login = null;
		this.key = null;
		setAuthenticated(true);
	}

	private SshPublicKeyAuthenticationToken(Builder builder) {
		super(builder);
		this.principal = builder.principal;
		this.restrictions = builder.restrictions;
		this.login = null;
		this.key = null;
	}

	/**
	 * Create a token that requests a login. The client has proved that it owns the key.
	 * @param login the client, with the name of the user
	 * @param key the key
	 * @return the token
	 */
	public static SshPublicKeyAuthenticationToken unauthenticated(SshLogin login, SshUserKey key) {
		return new SshPublicKeyAuthenticationToken(login, key);
	}

	/**
	 * Create a token for an authenticated user.
	 * @param principal the user
	 * @param authorities the authorities of the user
	 * @param restrictions what the login must not do
	 * @return the token
	 */
	public static SshPublicKeyAuthenticationToken authenticated(Object principal,
			Collection<? extends GrantedAuthority> authorities, SshLoginRestrictions restrictions) {
		return new SshPublicKeyAuthenticationToken(principal, authorities, restrictions);
	}

	@Override
	public Object getPrincipal() {
		return this.principal;
	}

	/**
	 * Return the key of a request.
	 * @return the key, or {@code null} in an authenticated token
	 */
	@Override
	public @Nullable SshUserKey getCredentials() {
		return this.key;
	}

	/**
	 * Return what the login must not do.
	 * @return the restrictions of the key, none in a request
	 */
	public SshLoginRestrictions getRestrictions() {
		return this.restrictions;
	}

	/**
	 * Return the client of a request.
	 * @return the client, or {@code null} in an authenticated token
	 */
	public @Nullable SshLogin getLogin() {
		return this.login;
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

		private final SshLoginRestrictions restrictions;

		private Builder(SshPublicKeyAuthenticationToken token) {
			super(token);
			this.principal = token.principal;
			this.restrictions = token.restrictions;
		}

		@Override
		public Builder principal(@Nullable Object principal) {
			this.principal = Objects.requireNonNull(principal, "'principal' must not be null");
			return this;
		}

		@Override
		public SshPublicKeyAuthenticationToken build() {
			return new SshPublicKeyAuthenticationToken(this);
		}

	}

}
