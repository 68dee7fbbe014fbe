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

import java.time.Clock;
import java.util.List;

import io.github.sshspringboot.security.TotpUserDetails;
import io.github.sshspringboot.security.internal.LoginDetails;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.UserLookup;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * {@link InteractiveFactor} that asks for a code of the device of the user, after another
 * method: six digits alone are not a login.
 */
final class TotpFactor implements InteractiveFactor {

	static final String AUTHORITY = "FACTOR_TOTP";

	private final UserLookup users;

	private final boolean onlyWithDevice;

	private final ProviderManager manager;

	TotpFactor(UserDetailsService users, boolean onlyWithDevice, LoginStep step, Clock clock) {
		this.users = new UserLookup(users);
		this.onlyWithDevice = onlyWithDevice;
		this.manager = step.newManager(new TotpAuthenticationProvider(this.users, clock));
	}

	/**
	 * Return whether a client has just given a code in the same conversation. Its
	 * authorities do not tell, since a user may have the same authority by itself.
	 */
	static boolean isPassed(SshLogin login) {
		return login.previous() instanceof TotpAuthentication;
	}

	@Override
	public boolean appliesTo(SshLogin login) {
		return login.previous() != null && (!this.onlyWithDevice || hasDevice(login.username()));
	}

	private boolean hasDevice(String username) {
		return this.users.find(username) instanceof TotpUserDetails user && user.getTotpSecret() != null;
	}

	@Override
	public List<String> getQuestions() {
		return List.of("Verification code: ");
	}

	@Override
	public @Nullable LoginResult check(SshLogin login, List<String> answers, LoginStep step) {
		return step.authenticate(login, this.manager,
				new CodeAuthenticationToken(login.username(), answers.get(0).replaceAll("\\s", "")),
				LoginDetails.of(login, InteractiveMethod.NAME));
	}

}
