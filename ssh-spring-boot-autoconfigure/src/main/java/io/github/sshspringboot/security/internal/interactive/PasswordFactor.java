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

import java.util.List;

import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.PasswordLogin;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PasswordExpiredException;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import org.jspecify.annotations.Nullable;

/**
 * {@link InteractiveFactor} that asks for the password, unless an earlier method did, and
 * for a new one if it has expired. Belongs to one conversation.
 */
final class PasswordFactor implements InteractiveFactor {

	private final PasswordLogin passwords;

	private @Nullable String expired;

	PasswordFactor(PasswordLogin passwords) {
		this.passwords = passwords;
	}

	@Override
	public boolean appliesTo(SshLogin login) {
		return !login.authenticationMethods().contains(PasswordMethod.NAME);
	}

	@Override
	public List<String> getQuestions() {
		return (this.expired == null) ? List.of("Password: ") : List.of("New password: ", "New password again: ");
	}

	@Override
	public @Nullable LoginResult check(SshLogin login, List<String> answers, LoginStep step) {
		String answer = answers.get(0);
		String old = this.expired;
		if (old == null) {
			return checkOld(login, answer);
		}
		if (!answer.equals(answers.get(1))) {
			throw new PasswordExpiredException("The new passwords are not the same.");
		}
		return this.passwords.change(login, old, answer);
	}

	private @Nullable LoginResult checkOld(SshLogin login, String password) {
		try {
			return this.passwords.authenticate(login, password);
		}
		catch (PasswordExpiredException ex) {
			this.expired = password;
			throw ex;
		}
	}

}
