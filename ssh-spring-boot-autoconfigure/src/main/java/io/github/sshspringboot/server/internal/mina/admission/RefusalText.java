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

package io.github.sshspringboot.server.internal.mina.admission;

import io.github.sshspringboot.server.SshServerListener.Refusal;

/**
 * The texts for a refused connection: the message to the client, which reveals nothing
 * about other clients, and the reason for the log.
 */
public record RefusalText(String message, String reason) {

	public static RefusalText of(Refusal refusal) {
		return switch (refusal) {
			case PENALTY -> new RefusalText("Not allowed at this time", "a penalty of its source");
			case STARTUPS -> new RefusalText("Exceeded MaxStartups", "too many connections that did not log in");
			case STARTUPS_OF_SOURCE ->
				new RefusalText("Exceeded MaxStartups", "too many connections from its source that did not log in");
			case CONNECTIONS -> new RefusalText("Too many connections", "too many connections");
			case CONNECTIONS_OF_USER -> new RefusalText("Too many connections", "too many connections of the user");
			case SHUTTING_DOWN, PROXY_HEADER, FAILED -> throw new IllegalArgumentException(
					"A connection that is refused because of " + refusal + " is closed without a message");
		};
	}

}
