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

import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * A request that starts a session, after the restrictions of its login. The value is the
 * command line, the name of the subsystem, or {@code null} for a shell; the original is
 * that which the client sent.
 */
public record SshSessionStart(SshConnection connection, Type type, @Nullable String value, @Nullable String original,
		boolean terminal) {

	/**
	 * The types of requests that start a session (RFC 4254 section 6.5).
	 */
	public enum Type {

		EXEC, SHELL, SUBSYSTEM

	}

}
