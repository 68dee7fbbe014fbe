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

import java.util.Iterator;
import java.util.List;

import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshConversationStep;
import io.github.sshspringboot.server.SshConversationStep.Ask;
import io.github.sshspringboot.server.SshConversationStep.Question;
import io.github.sshspringboot.server.SshConversationStep.Refuse;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PasswordExpiredException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.BadCredentialsException;

/**
 * {@link SshConversation} that asks for one factor after the other. A wrong answer ends
 * it.
 */
final class FactorConversation implements SshConversation {

	private final Iterator<InteractiveFactor> factors;

	private final LoginStep step;

	private SshLogin login;

	private @Nullable InteractiveFactor asked;

	private boolean begun;

	FactorConversation(SshLogin login, List<InteractiveFactor> factors, LoginStep step) {
		this.login = login;
		this.factors = factors.iterator();
		this.step = step;
	}

	@Override
	public SshConversationStep next(List<String> answers) {
		if (!this.begun) {
			this.begun = true;
			return begin();
		}
		InteractiveFactor factor = this.asked;
		this.asked = null;
		return (factor != null) ? check(factor, answers) : SshConversationStep.refuse();
	}

	private SshConversationStep begin() {
		SshConversationStep first = askNext(SshConversationStep.refuse());
		if (first instanceof Refuse) {
			this.step.publishFailure(new BadCredentialsException("There is nothing to ask the user"), this.login,
					InteractiveMethod.NAME);
		}
		return first;
	}

	private SshConversationStep check(InteractiveFactor factor, List<String> answers) {
		LoginResult result;
		try {
			result = factor.check(this.login, answers, this.step);
		}
		catch (PasswordExpiredException ex) {
			return ask(factor, ex.getPrompt());
		}
		if (result == null) {
			return SshConversationStep.refuse();
		}
		this.login = this.login.after(result.authentication());
		return askNext(SshConversationStep.accept(result.authentication()));
	}

	private SshConversationStep askNext(SshConversationStep end) {
		while (this.factors.hasNext()) {
			InteractiveFactor factor = this.factors.next();
			if (factor.appliesTo(this.login)) {
				factor.prepare(this.login);
				return ask(factor, "");
			}
		}
		return end;
	}

	private SshConversationStep ask(InteractiveFactor factor, String instruction) {
		this.asked = factor;
		return new Ask("", instruction,
				factor.getQuestions().stream().map((question) -> new Question(question, false)).toList());
	}

}
