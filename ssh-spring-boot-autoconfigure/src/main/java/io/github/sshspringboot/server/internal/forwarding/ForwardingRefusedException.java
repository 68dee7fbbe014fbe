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

package io.github.sshspringboot.server.internal.forwarding;

import java.io.IOException;

/**
 * A tunnel that is refused. The message is meant for the client, and tells nothing that
 * it may not know.
 */
public class ForwardingRefusedException extends IOException {

	private final Reason reason;

	public ForwardingRefusedException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason getReason() {
		return this.reason;
	}

	/**
	 * The reason, which becomes that of the channel open failure (RFC 4254 section 5.1).
	 */
	public enum Reason {

		PROHIBITED, CONNECT_FAILED, RESOURCE_SHORTAGE

	}

}
