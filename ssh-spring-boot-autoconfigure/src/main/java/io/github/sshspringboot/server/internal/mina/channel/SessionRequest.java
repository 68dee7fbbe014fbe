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
 * A request to run a command line, or a shell if it is {@code null}, with environment
 * variables.
 */
record SessionRequest(@Nullable String commandLine, Map<String, String> environment) {

	private static final String ORIGINAL_COMMAND = "SSH_ORIGINAL_COMMAND";

	/**
	 * Return the request under the restrictions of the login. A forced command replaces
	 * the client's, which is available as {@code SSH_ORIGINAL_COMMAND}.
	 */
	SessionRequest restrict(SshLoginRestrictions restrictions) {
		Map<String, String> variables = new LinkedHashMap<>(this.environment);
		variables.putAll(restrictions.environment());
		if (restrictions.forcedCommand() == null) {
			return new SessionRequest(this.commandLine, Map.copyOf(variables));
		}
		variables.remove(ORIGINAL_COMMAND);
		if (this.commandLine != null) {
			variables.put(ORIGINAL_COMMAND, this.commandLine);
		}
		return new SessionRequest(restrictions.forcedCommand(), Map.copyOf(variables));
	}

}
