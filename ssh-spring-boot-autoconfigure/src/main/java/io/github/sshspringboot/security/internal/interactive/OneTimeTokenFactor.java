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

import io.github.sshspringboot.security.internal.LoginDetails;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.ProviderManager;

/**
 * {@link InteractiveFactor} that asks for a one-time token that is sent to the user,
 * unless the user has given a code of its own device.
 */
final class OneTimeTokenFactor implements InteractiveFactor {

	private final OneTimeTokenSender sender;

	private final ProviderManager manager;

	OneTimeTokenFactor(OneTimeTokenSender sender, LoginStep step) {
		this.sender = sender;
		this.manager = step.newManager(new SshOneTimeTokenAuthenticationProvider(sender));
	}

	@Override
	public boolean appliesTo(SshLogin login) {
		return !TotpFactor.isPassed(login);
	}

	@Override
	public void prepare(SshLogin login) {
		this.sender.send(login);
	}

	@Override
	public List<String> getQuestions() {
		return List.of("One-time code: ");
	}

	@Override
	public @Nullable LoginResult check(SshLogin login, List<String> answers, LoginStep step) {
		return step.authenticate(login, this.manager,
				new CodeAuthenticationToken(login.username(), answers.get(0).strip()),
				LoginDetails.of(login, InteractiveMethod.NAME));
	}

}
