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

package io.github.sshspringboot.actuate.internal.endpoint;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * What endpoints may ask about the user.
 *
 * @param roleHierarchy knows which authorities a user has by others
 * @param rolePrefix what an authority begins with that is a role
 * @since 0.1.0
 */
public record EndpointSecurity(RoleHierarchy roleHierarchy, String rolePrefix) {

	public EndpointSecurity {
		Assert.notNull(roleHierarchy, "'roleHierarchy' must not be null");
		Assert.notNull(rolePrefix, "'rolePrefix' must not be null");
	}

	/**
	 * What endpoints may ask about one user.
	 * @param user the user
	 * @return the user and its roles
	 */
	public SecurityContext of(Authentication user) {
		Assert.notNull(user, "'user' must not be null");
		return new UserSecurityContext(user, this);
	}

	private boolean isInRole(Authentication user, String role) {
		String authority = role.startsWith(this.rolePrefix) ? role : this.rolePrefix + role;
		return this.roleHierarchy.getReachableGrantedAuthorities(user.getAuthorities())
			.stream()
			.anyMatch((granted) -> authority.equals(granted.getAuthority()));
	}

	/**
	 * The logged-in user, to endpoints.
	 *
	 * @param user the user
	 * @param security knows the roles
	 */
	private record UserSecurityContext(Authentication user, EndpointSecurity security) implements SecurityContext {

		@Override
		public Authentication getPrincipal() {
			return this.user;
		}

		@Override
		public boolean isUserInRole(String role) {
			return this.user.isAuthenticated() && this.security.isInRole(this.user, role);
		}

	}

}
