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

import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/**
 * {@link WithSecurityContextFactory} for {@link WithSshUser @WithSshUser}.
 */
final class WithSshUserSecurityContextFactory implements WithSecurityContextFactory<WithSshUser> {

	private final SecurityContextHolderStrategy securityContexts;

	WithSshUserSecurityContextFactory(ObjectProvider<SecurityContextHolderStrategy> securityContexts) {
		this.securityContexts = securityContexts.getIfAvailable(SecurityContextHolder::getContextHolderStrategy);
	}

	@Override
	public SecurityContext createSecurityContext(WithSshUser user) {
		String[] authorities = (user.authorities().length > 0) ? user.authorities()
				: Stream.of(user.roles()).map((role) -> "ROLE_" + role).toArray(String[]::new);
		SecurityContext context = this.securityContexts.createEmptyContext();
		context.setAuthentication(
				SshLogins.of(user.method(), user.value(), AuthorityUtils.createAuthorityList(authorities)));
		return context;
	}

}
