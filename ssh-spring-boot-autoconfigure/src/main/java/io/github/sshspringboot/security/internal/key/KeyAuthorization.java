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

package io.github.sshspringboot.security.internal.key;

import java.util.Collection;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshUserKey;

import org.springframework.security.core.GrantedAuthority;

/**
 * What a key may do: the restrictions of the login, what an authenticator must confirm,
 * and authorities in addition to those of the user.
 */
public record KeyAuthorization(SshLoginRestrictions restrictions, boolean touchRequired, boolean verifyRequired,
		Collection<? extends GrantedAuthority> authorities) {

	static KeyAuthorization of(AuthorizedKeyOptions options) {
		return new KeyAuthorization(options.restrictions(), options.touchRequired(), options.verifyRequired(),
				List.of());
	}

	/**
	 * Combine this with another, whose restrictions must be compatible, into what both
	 * allow.
	 */
	KeyAuthorization and(KeyAuthorization other) {
		return new KeyAuthorization(this.restrictions.and(other.restrictions),
				this.touchRequired || other.touchRequired, this.verifyRequired || other.verifyRequired,
				this.authorities);
	}

	KeyAuthorization withAuthorities(Collection<? extends GrantedAuthority> authorities) {
		return new KeyAuthorization(this.restrictions, this.touchRequired, this.verifyRequired, authorities);
	}

	/**
	 * Return whether a key can ever satisfy the requirements: a key without an
	 * authenticator cannot verify the user.
	 */
	boolean isPossibleFor(SshUserKey key) {
		return !this.verifyRequired || key.isSecurityKey();
	}

	/**
	 * Return whether the signature of a key satisfies the requirements.
	 */
	public boolean isSatisfiedBy(SshUserKey key) {
		return (!this.verifyRequired || key.verified())
				&& (!this.touchRequired || !key.isSecurityKey() || key.touched());
	}

}
