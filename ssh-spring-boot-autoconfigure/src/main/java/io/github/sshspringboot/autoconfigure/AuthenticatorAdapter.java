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

import java.security.Principal;
import java.util.Collection;
import java.util.List;

import io.github.sshspringboot.server.GssapiMethod;
import io.github.sshspringboot.server.InteractiveMethod;
import io.github.sshspringboot.server.LoginGuard;
import io.github.sshspringboot.server.LoginMethod;
import io.github.sshspringboot.server.LoginResult;
import io.github.sshspringboot.server.PasswordMethod;
import io.github.sshspringboot.server.PublicKeyMethod;
import io.github.sshspringboot.server.SshAuthenticator;
import io.github.sshspringboot.server.SshKeyLogin;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Adapts an authenticator to the methods that it consists of.
 *
 * @param authenticator the authenticator
 */
record AuthenticatorAdapter(SshAuthenticator authenticator) implements LoginGuard {

	List<LoginMethod> getMethods(Collection<String> names) {
		InteractiveMethod interactive = this.authenticator::beginInteractive;
		GssapiMethod gssapi = this.authenticator::beginGssapi;
		return List.<LoginMethod>of(new Keys(), new Passwords(), interactive, gssapi)
			.stream()
			.filter((method) -> names.contains(method.getName()))
			.toList();
	}

	@Override
	public List<List<String>> narrow(SshLogin login, List<List<String>> alternatives) {
		return this.authenticator.getMethods(login, alternatives);
	}

	@Override
	public void reject(SshLogin login, String method) {
		this.authenticator.reject(login, method);
	}

	@Override
	public boolean isUnknownUser(SshLogin login) {
		return this.authenticator.isUnknownUser(login);
	}

	private static @Nullable LoginResult result(@Nullable Principal principal) {
		return (principal != null) ? LoginResult.of((Authentication) principal) : null;
	}

	private final class Passwords implements PasswordMethod {

		@Override
		public @Nullable LoginResult authenticate(SshLogin login, String password) {
			return result(AuthenticatorAdapter.this.authenticator.authenticate(login, password));
		}

		@Override
		public @Nullable LoginResult change(SshLogin login, String password, String newPassword) {
			return result(AuthenticatorAdapter.this.authenticator.changePassword(login, password, newPassword));
		}

	}

	private final class Keys implements PublicKeyMethod {

		@Override
		public boolean isAcceptable(SshLogin login, SshUserKey key) {
			return AuthenticatorAdapter.this.authenticator.isAcceptable(login, key);
		}

		@Override
		public @Nullable LoginResult authenticate(SshLogin login, SshUserKey key) {
			SshKeyLogin result = AuthenticatorAdapter.this.authenticator.authenticate(login, key);
			return (result != null) ? new LoginResult((Authentication) result.principal(), result.restrictions())
					: null;
		}

		@Override
		public void reject(SshLogin login, SshUserKey key) {
			AuthenticatorAdapter.this.authenticator.reject(login, key);
		}

	}

}
