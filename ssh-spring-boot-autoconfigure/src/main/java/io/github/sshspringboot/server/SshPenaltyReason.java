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

package io.github.sshspringboot.server;

/**
 * The reasons to penalise a source, each at most once per connection. The names in
 * parentheses are those of OpenSSH's {@code PerSourcePenalties}.
 *
 * @since 0.1.0
 */
public enum SshPenaltyReason {

	/** A login was attempted, and none succeeded ({@code authfail}). */
	AUTHENTICATION_FAILED,

	/** A login was attempted with an unknown user name ({@code invaliduser}). */
	INVALID_USER,

	/** The client disconnected without attempting to log in ({@code noauth}). */
	NO_AUTHENTICATION,

	/** The client took too long to log in ({@code grace-exceeded}). */
	GRACE_EXCEEDED,

	/**
	 * The client sent messages that no client needs to log in, or the application rejects
	 * it ({@code refuseconnection}).
	 */
	REFUSED

}
