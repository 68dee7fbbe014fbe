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

package io.github.sshspringboot.server.internal.mina.channel;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.server.SshLoginRestrictions;
import org.jspecify.annotations.Nullable;

/**
 * A request to start a session with environment variables: a command line, the name of a
 * subsystem, or {@code null} for a shell.
 */
record SessionRequest(Type type, @Nullable String value, Map<String, String> environment) {

	private static final String ORIGINAL_COMMAND = "SSH_ORIGINAL_COMMAND";

	private static final String INTERNAL_SFTP = "internal-sftp";

	/**
	 * Return the request under the restrictions of the login. A forced command replaces
	 * the client's, which is available as {@code SSH_ORIGINAL_COMMAND}. As in OpenSSH,
	 * the command {@code internal-sftp} is the subsystem {@code sftp}.
	 */
	SessionRequest restrict(SshLoginRestrictions restrictions) {
		Map<String, String> variables = new LinkedHashMap<>(this.environment);
		variables.putAll(restrictions.environment());
		String forced = restrictions.forcedCommand();
		if (forced == null) {
			return new SessionRequest(this.type, this.value, Map.copyOf(variables));
		}
		variables.remove(ORIGINAL_COMMAND);
		if (this.value != null) {
			variables.put(ORIGINAL_COMMAND, this.value);
		}
		return INTERNAL_SFTP.equals(forced) ? new SessionRequest(Type.SUBSYSTEM, "sftp", Map.copyOf(variables))
				: new SessionRequest(Type.EXEC, forced, Map.copyOf(variables));
	}

	/**
	 * The types of requests that start a session (RFC 4254 section 6.5).
	 */
	enum Type {

		EXEC, SHELL, SUBSYSTEM

	}

}
