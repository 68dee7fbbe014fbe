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

package io.github.sshspringboot.server.internal.lifecycle;

import java.util.List;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshDisconnectReason;
import io.github.sshspringboot.server.internal.ManagedSshServer;

/**
 * {@link SshConnections} of the server that is currently running.
 */
record ServerConnections(SshServerManager manager) implements SshConnections {

	@Override
	public List<SshConnection> list() {
		ManagedSshServer server = this.manager.getServer();
		return (server != null) ? server.getConnections() : List.of();
	}

	@Override
	public boolean close(String id) {
		return close(id, SshDisconnectReason.BY_APPLICATION, "Closed by an administrator");
	}

	@Override
	public boolean close(String id, SshDisconnectReason reason, String message) {
		List<SshConnection> matches = list().stream().filter((connection) -> connection.getId().equals(id)).toList();
		matches.forEach((connection) -> connection.close(reason, message));
		return !matches.isEmpty();
	}

	@Override
	public int closeAll(String username) {
		List<SshConnection> matches = list().stream()
			.filter((connection) -> connection.getAuthentication().getName().equals(username))
			.toList();
		matches.forEach((connection) -> connection.close("Closed by an administrator"));
		return matches.size();
	}

}
