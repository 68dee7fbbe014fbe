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

package io.github.sshspringboot.server.internal;

/**
 * Listener for what a client sends to its session besides data. Called on an I/O thread:
 * implementations must not block.
 */
public interface SshSessionListener {

	/**
	 * The client sent a {@code signal} request (RFC 4254 section 6.9) with a name such as
	 * {@code INT}, without {@code SIG}.
	 */
	void onSignal(String name);

	/**
	 * The size of the client's terminal changed (RFC 4254 section 6.7).
	 */
	void onResize();

	/**
	 * The server started draining: do not start new work.
	 */
	void onDrain();

	/**
	 * Show the user a message, and return whether that was done. Called on a thread that
	 * may block.
	 */
	default boolean onNotice(String message) {
		return false;
	}

}
