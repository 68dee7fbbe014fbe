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

import io.github.sshspringboot.server.SshLogin;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * Asks for the password, unless an earlier method did.
 */
final class PasswordFactor implements InteractiveFactor {

	private final AuthenticationManager manager;

	PasswordFactor(AuthenticationManager manager) {
		this.manager = manager;
	}

	@Override
	public boolean appliesTo(SshLogin login) {
		return !InteractiveFactor.isPassed(login, FactorGrantedAuthority.PASSWORD_AUTHORITY);
	}

	@Override
	public String getQuestion() {
		return "Password: ";
	}

	@Override
	public AuthenticationManager getManager() {
		return this.manager;
	}

	@Override
	public AbstractAuthenticationToken toRequest(SshLogin login, String answer) {
		return UsernamePasswordAuthenticationToken.unauthenticated(login.username(), answer);
	}

}
