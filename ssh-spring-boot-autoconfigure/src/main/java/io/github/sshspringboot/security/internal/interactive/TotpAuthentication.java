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

package io.github.sshspringboot.security.internal.interactive;

import java.util.Collection;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/**
 * The result of a login with a code of the device of the user.
 */
@SuppressWarnings("serial")
final class TotpAuthentication extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final Object principal;

	TotpAuthentication(Object principal, Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		this.principal = principal;
		setAuthenticated(true);
	}

	private TotpAuthentication(Builder builder) {
		super(builder);
		this.principal = builder.principal;
	}

	@Override
	public Object getPrincipal() {
		return this.principal;
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public Builder toBuilder() {
		return new Builder(this);
	}

	static final class Builder extends AbstractAuthenticationBuilder<Builder> {

		private Object principal;

		private Builder(TotpAuthentication token) {
			super(token);
			this.principal = token.principal;
		}

		@Override
		public Builder principal(@Nullable Object principal) {
			this.principal = Objects.requireNonNull(principal, "'principal' must not be null");
			return this;
		}

		@Override
		public TotpAuthentication build() {
			return new TotpAuthentication(this);
		}

	}

}
