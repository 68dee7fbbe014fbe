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

package io.github.sshspringboot.server.internal.mina.auth;

import io.github.sshspringboot.server.internal.login.LoginResult;
import org.jspecify.annotations.Nullable;

/**
 * The result of one message during authentication.
 */
sealed interface AuthStep {

	/** The client was asked for one more message. */
	AuthStep CONTINUE = new Continue();

	/** The client did not prove its identity. */
	AuthStep FAILED = new Failed(FailureCause.CLIENT);

	/** The client's message is malformed. */
	AuthStep MALFORMED = new Failed(FailureCause.MALFORMED);

	/**
	 * Return the step for the result of a method, where {@code null} is a failure.
	 */
	static AuthStep of(@Nullable LoginResult result) {
		return (result != null) ? new Passed(result) : FAILED;
	}

	record Continue() implements AuthStep {

	}

	record Passed(LoginResult result) implements AuthStep {

	}

	record Failed(FailureCause cause) implements AuthStep {

	}

}
