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

/**
 * Knows the roles of users for endpoints.
 *
 * @since 0.1.0
 */
public record EndpointSecurity(RoleHierarchy roleHierarchy, String rolePrefix) {

	/**
	 * Return the security context of a user.
	 */
	public SecurityContext of(Authentication user) {
		return new UserSecurityContext(user, this);
	}

	private boolean isInRole(Authentication user, String role) {
		String authority = role.startsWith(this.rolePrefix) ? role : this.rolePrefix + role;
		return this.roleHierarchy.getReachableGrantedAuthorities(user.getAuthorities())
			.stream()
			.anyMatch((granted) -> authority.equals(granted.getAuthority()));
	}

	/**
	 * {@link SecurityContext} of a logged-in user.
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
