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

import io.github.sshspringboot.server.SshPublicKey;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/**
 * A login with a public key.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshPublicKeyAuthenticationToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final Object principal;

	private final transient @Nullable SshPublicKey key;

	private SshPublicKeyAuthenticationToken(String username, SshPublicKey key) {
		super(List.of());
		this.principal = username;
		this.key = key;
	}

	private SshPublicKeyAuthenticationToken(Object principal, Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		this.principal = principal;
		this.key = null;
		setAuthenticated(true);
	}

	private SshPublicKeyAuthenticationToken(Builder builder) {
		super(builder);
		this.principal = builder.principal;
		this.key = null;
	}

	/**
	 * A request: the client has proved that it owns the key, and wants to be the user.
	 * @param username the name of the user
	 * @param key the key
	 * @return the token
	 */
	public static SshPublicKeyAuthenticationToken unauthenticated(String username, SshPublicKey key) {
		return new SshPublicKeyAuthenticationToken(username, key);
	}

	/**
	 * A result.
	 * @param principal the user
	 * @param authorities the user's authorities
	 * @return the token
	 */
	public static SshPublicKeyAuthenticationToken authenticated(Object principal,
			Collection<? extends GrantedAuthority> authorities) {
		return new SshPublicKeyAuthenticationToken(principal, authorities);
	}

	@Override
	public Object getPrincipal() {
		return this.principal;
	}

	/**
	 * The key of a request.
	 * @return the key, {@code null} in a result
	 */
	@Override
	public @Nullable SshPublicKey getCredentials() {
		return this.key;
	}

	@Override
	public Builder toBuilder() {
		return new Builder(this);
	}

	/**
	 * Builds a changed copy of a result.
	 */
	public static final class Builder extends AbstractAuthenticationBuilder<Builder> {

		private Object principal;

		private Builder(SshPublicKeyAuthenticationToken token) {
			super(token);
			this.principal = token.principal;
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
