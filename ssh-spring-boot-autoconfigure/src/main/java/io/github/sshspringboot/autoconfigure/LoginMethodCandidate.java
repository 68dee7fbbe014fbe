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

import io.github.sshspringboot.server.internal.login.LoginMethod;
import org.jspecify.annotations.Nullable;

/**
 * A login method that the server may offer, or the reason why it may not.
 *
 * @param name the name of the method
 * @param method the method, or {@code null} if it cannot be used
 * @param obstacle why the method cannot be used, or {@code null} if it can
 * @param configured whether anything in the application configures the method
 * @param byDefault whether to offer the method unless others are configured
 * @param notFirst why the method must follow another one, or {@code null} if it need not
 */
record LoginMethodCandidate(String name, @Nullable LoginMethod method, @Nullable String obstacle, boolean configured,
		boolean byDefault, @Nullable String notFirst) {

	/**
	 * Return a method that is offered by default.
	 */
	static LoginMethodCandidate of(LoginMethod method) {
		return new LoginMethodCandidate(method.getName(), method, null, true, true, null);
	}

	/**
	 * Return a method that is offered only if it is configured in
	 * {@code ssh.auth.methods}.
	 */
	static LoginMethodCandidate onlyIfNamed(LoginMethod method, @Nullable String notFirst) {
		return new LoginMethodCandidate(method.getName(), method, null, true, false, notFirst);
	}

	/**
	 * Return a method that cannot be used.
	 */
	static LoginMethodCandidate obstructed(String name, String obstacle) {
		return new LoginMethodCandidate(name, null, name + ": " + obstacle, true, false, null);
	}

	/**
	 * Return a method that cannot be used, and is not mentioned unless it is configured
	 * in {@code ssh.auth.methods}.
	 */
	static LoginMethodCandidate unconfigured(String name, String obstacle) {
		return new LoginMethodCandidate(name, null, obstacle, false, false, null);
	}

}
