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
 * Something that a client is asked for, and how its answer is checked.
 */
interface InteractiveFactor {

	/**
	 * Whether this client is to be asked.
	 * @param login the client
	 * @return whether to ask
	 */
	boolean appliesTo(SshLogin login);

	/**
	 * Do what must be done before the client can answer. Takes as long for an unknown
	 * user as for any other.
	 * @param login the client
	 */
	default void prepare(SshLogin login) {
	}

	/**
	 * The texts that the client shows.
	 * @return the questions of the next round
	 */
	List<String> getQuestions();

	/**
	 * Check the answers, and publish one event.
	 * @param login the client
	 * @param answers one for each question
	 * @param step adds the result to that of earlier methods
	 * @return the result of all methods, {@code null} to refuse
	 * @throws PasswordExpiredException if the client is to be asked once more, with other
	 * questions
	 */
	@Nullable LoginResult check(SshLogin login, List<String> answers, LoginStep step);

}
