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

package io.github.sshspringboot.security.internal;

import java.util.List;

import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.LoginGuard;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link LoginGuard} that applies the {@link SshAuthenticationPolicy}, publishes
 * refusals, and knows the users.
 */
public final class SpringLoginGuard implements LoginGuard {

	private final LoginStep step;

	private final @Nullable UserLookup users;

	public SpringLoginGuard(LoginStep step, @Nullable UserDetailsService userDetailsService) {
		this.step = step;
		this.users = (userDetailsService != null) ? new UserLookup(userDetailsService) : null;
	}

	@Override
	public List<List<String>> narrow(SshLogin login, List<List<String>> alternatives) {
		return this.step.getPolicy().narrow(login, alternatives);
	}

	@Override
	public boolean isImmediate() {
		return this.step.getPolicy().isAbsent();
	}

	@Override
	public void reject(SshLogin login, String method) {
		this.step.publishFailure(new BadCredentialsException("The request is malformed, or the name is no user's"),
				login, method);
	}

	@Override
	public boolean isUnknownUser(SshLogin login) {
		return this.users != null && this.users.find(login.username()) == null;
	}

}
