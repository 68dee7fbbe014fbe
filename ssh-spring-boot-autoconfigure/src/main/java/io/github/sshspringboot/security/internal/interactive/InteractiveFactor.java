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
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PasswordExpiredException;
import org.jspecify.annotations.Nullable;

/**
 * A factor that a client is asked for, and the check of its answers.
 */
interface InteractiveFactor {

	/**
	 * Return whether to ask this client.
	 */
	boolean appliesTo(SshLogin login);

	/**
	 * Prepare for the answers of the client. Takes as long for an unknown user as for any
	 * other.
	 */
	default void prepare(SshLogin login) {
	}

	/**
	 * Return the questions of the next round.
	 */
	List<String> getQuestions();

	/**
	 * Check the answers, one for each question, and publish one event. Returns the result
	 * of all methods, or {@code null} to refuse. Throws a
	 * {@link PasswordExpiredException} to ask the client once more, with other questions.
	 */
	@Nullable LoginResult check(SshLogin login, List<String> answers, LoginStep step);

}
