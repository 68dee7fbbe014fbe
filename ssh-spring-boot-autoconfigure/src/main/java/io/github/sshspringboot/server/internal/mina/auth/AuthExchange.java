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
 * may block.
 */
public interface AuthExchange {

	/**
	 * Handle the request, starting at the fields of the method.
	 */
	AuthStep begin(Buffer request) throws IOException;

	/**
	 * Handle the message that the client was asked for, without its number.
	 */
	default AuthStep next(int type, Buffer message) throws IOException {
		return AuthStep.FAILED;
	}

	/**
	 * Return whether there is something to release if the client disconnects.
	 */
	default boolean isHolding() {
		return false;
	}

	/**
	 * Note that the client does not continue, release what this holds, and return whether
	 * that is a failed attempt.
	 */
	default boolean abandon() {
		return false;
	}

	/**
	 * Release what this holds. Must not run application code; may be called from any
	 * thread.
	 */
	default void release() {
	}

}
