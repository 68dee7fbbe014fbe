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

import java.io.IOException;

import org.apache.sshd.common.util.buffer.Buffer;

/**
 * One use of an authentication method by a client. Called by one thread at a time, which
 * may be blocked.
 */
public interface AuthExchange {

	/**
	 * Begin with a request.
	 * @param request the request, from the fields of the method on
	 * @return what became of it
	 * @throws IOException if the client cannot be answered
	 */
	AuthStep begin(Buffer request) throws IOException;

	/**
	 * Go on with the message that the client was asked for.
	 * @param type the number of the message
	 * @param message the message, without its number
	 * @return what became of it
	 * @throws IOException if the client cannot be answered
	 */
	default AuthStep next(int type, Buffer message) throws IOException {
		return AuthStep.FAILED;
	}

	/**
	 * Whether this holds something that is to be given back if the client leaves.
	 * @return whether it does
	 */
	default boolean isHolding() {
		return false;
	}

	/**
	 * Note that the client does not go on, and give back what this holds.
	 * @return whether the client has failed, because it had attempted to log in
	 */
	default boolean abandon() {
		return false;
	}

	/**
	 * Give back what this holds. Runs nothing of the application, and may be called on
	 * any thread.
	 */
	default void release() {
	}

}
