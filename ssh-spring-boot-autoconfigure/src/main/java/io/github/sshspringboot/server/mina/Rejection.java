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

package io.github.sshspringboot.server.mina;

import io.github.sshspringboot.server.SshServerListener.Refusal;

/**
 * Why a connection is refused that breaks no rule of the protocol.
 */
enum Rejection {

	PENALTY("Not allowed at this time", "a penalty of its source", Refusal.PENALTY),

	STARTUPS("Exceeded MaxStartups", "too many connections that did not log in", Refusal.STARTUPS),

	STARTUPS_OF_SOURCE("Exceeded MaxStartups", "too many connections from its source that did not log in",
			Refusal.STARTUPS_OF_SOURCE),

	CONNECTIONS("Too many connections", "too many connections", Refusal.CONNECTIONS),

	CONNECTIONS_OF_USER("Too many connections", "too many connections of the user", Refusal.CONNECTIONS_OF_USER);

	private final String message;

	private final String reason;

	private final Refusal refusal;

	Rejection(String message, String reason, Refusal refusal) {
		this.message = message;
		this.reason = reason;
		this.refusal = refusal;
	}

	/**
	 * What the client is told.
	 * @return the text, which says nothing about other clients
	 */
	String getMessage() {
		return this.message;
	}

	/**
	 * What the log is told.
	 * @return the text
	 */
	String getReason() {
		return this.reason;
	}

	/**
	 * What listeners are told.
	 * @return the reason
	 */
	Refusal getRefusal() {
		return this.refusal;
	}

}
