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

package io.github.sshspringboot.autoconfigure;

import java.util.List;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authorization.AuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;

/**
 * Whether a user has one of several authorities, by way of the role hierarchy too.
 */
final class UserAuthorities implements BiPredicate<Authentication, List<String>> {

	private final AuthoritiesAuthorizationManager manager = new AuthoritiesAuthorizationManager();

	UserAuthorities(@Nullable RoleHierarchy roleHierarchy) {
		if (roleHierarchy != null) {
			this.manager.setRoleHierarchy(roleHierarchy);
		}
	}

	@Override
	public boolean test(Authentication user, List<String> authorities) {
		AuthorizationResult result = this.manager.authorize(() -> user, authorities);
		return result != null && result.isGranted();
	}

}
