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

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.internal.SshServerSettings.Sessions;
import io.github.sshspringboot.server.internal.SshSessionStart.Type;
import io.github.sshspringboot.server.internal.text.ClientAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request to start a session with environment variables: a command line, the name of a
 * subsystem, or {@code null} for a shell. The original value is what the client
 * requested.
 */
record SessionRequest(Type type, @Nullable String value, Map<String, String> environment, @Nullable String original) {

	private static final String ORIGINAL_COMMAND = "SSH_ORIGINAL_COMMAND";

	private static final String INTERNAL_SFTP = "internal-sftp";

	private static final Pattern SFTP_WITH_OPTIONS = Pattern.compile("\\s*internal-sftp\\s+\\S.*", Pattern.DOTALL);

	SessionRequest(Type type, @Nullable String value, Map<String, String> environment) {
		this(type, value, environment, value);
	}

	/**
	 * Return the request under the restrictions of the login. A forced command replaces
	 * the client's, which is available as {@code SSH_ORIGINAL_COMMAND}; that of the
	 * server comes before that of the login. As in OpenSSH, the command
	 * {@code internal-sftp} is the subsystem {@code sftp}.
	 */
	SessionRequest restrict(Sessions settings, SshLoginRestrictions restrictions) {
		Map<String, String> variables = new LinkedHashMap<>(this.environment);
		variables.putAll(restrictions.environment());
		variables.putAll(settings.environment());
		variables.remove(ORIGINAL_COMMAND);
		String forced = (settings.forcedCommand() != null) ? settings.forcedCommand() : restrictions.forcedCommand();
		if (forced == null) {
			return new SessionRequest(this.type, this.value, Map.copyOf(variables), this.original);
		}
		if (this.value != null) {
			variables.put(ORIGINAL_COMMAND, this.value);
		}
		return INTERNAL_SFTP.equals(forced.strip())
				? new SessionRequest(Type.SUBSYSTEM, "sftp", Map.copyOf(variables), this.original)
				: new SessionRequest(Type.EXEC, forced, Map.copyOf(variables), this.original);
	}

	/**
	 * Return whether this would be the subsystem {@code sftp} but for options, which may
	 * be restrictions and must not be ignored.
	 */
	boolean isSftpWithOptions() {
		return this.type == Type.EXEC && this.value != null && SFTP_WITH_OPTIONS.matcher(this.value).matches();
	}

	/**
	 * Return the request with the variables in which OpenSSH tells of the connection.
	 */
	SessionRequest on(SocketAddress client, SocketAddress server) {
		Map<String, String> variables = new LinkedHashMap<>(this.environment);
		variables.put("SSH_CLIENT", describe(client) + " " + port(server));
		variables.put("SSH_CONNECTION", describe(client) + " " + describe(server));
		return new SessionRequest(this.type, this.value, Map.copyOf(variables), this.original);
	}

	private static String describe(SocketAddress address) {
		return (address instanceof InetSocketAddress) ? ClientAddress.host(address) + " " + port(address)
				: "UNKNOWN " + port(address);
	}

	private static int port(SocketAddress address) {
		return (address instanceof InetSocketAddress internet) ? internet.getPort() : 65535;
	}

}
