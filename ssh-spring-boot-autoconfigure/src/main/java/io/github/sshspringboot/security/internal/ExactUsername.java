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

package io.github.sshspringboot.security.internal;

import java.time.Clock;
import java.util.UUID;

import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Checks that a user was found by exactly its own name, and logs if it was not.
 */
final class ExactUsername {

	private final FailureLog others;

	ExactUsername(Log logger) {
		this.others = new FailureLog(logger, Clock.systemUTC());
	}

	boolean isSame(String username, String found) {
		if (username.equals(found)) {
			return true;
		}
		this.others.warn("A login as '" + username + "' is refused: the name was found to belong to the user '"
				+ PrintableText.of(found) + "'. The names must be the same.");
		return false;
	}

	/**
	 * Return the same login with a password that nobody has, so that the check of a user
	 * who was found by a different name fails like any wrong password.
	 */
	static UsernamePasswordAuthenticationToken withWrongPassword(Authentication request) {
		UsernamePasswordAuthenticationToken wrong = UsernamePasswordAuthenticationToken
			.unauthenticated(request.getName(), UUID.randomUUID().toString());
		wrong.setDetails(request.getDetails());
		return wrong;
	}

}
