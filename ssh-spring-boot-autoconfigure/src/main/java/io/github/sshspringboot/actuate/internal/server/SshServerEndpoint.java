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

package io.github.sshspringboot.actuate.internal.server;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.SshServerStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@link Endpoint @Endpoint} to show the SSH server and its connections, and to close
 * them.
 *
 * @since 0.1.0
 */
@Endpoint(id = "ssh")
public class SshServerEndpoint {

	private final Supplier<SshServerStatus> status;

	private final SshConnections connections;

	private final Supplier<List<String>> commands;

	public SshServerEndpoint(Supplier<SshServerStatus> status, SshConnections connections,
			Supplier<List<String>> commands) {
		this.status = status;
		this.connections = connections;
		this.commands = commands;
	}

	@ReadOperation
	public ServerDescriptor server() {
		SshServerStatus status = this.status.get();
		return new ServerDescriptor(status.state(), status.addresses().stream().map(NetworkAddress::format).toList(),
				ListenerDescriptor.of(status.listeners()), status.identity().identification(),
				HostKeyDescriptor.of(status.identity().hostKeys()), status.identity().algorithms(), status.limits(),
				status.load(), status.lastProblem(), list(), this.commands.get());
	}

	@ReadOperation
	public @Nullable ConnectionDescriptor connection(@Selector String id) {
		return list().stream().filter((connection) -> connection.id().equals(id)).findFirst().orElse(null);
	}

	@DeleteOperation
	public @Nullable ClosedDescriptor closeConnection(@Selector String id) {
		return this.connections.close(id) ? new ClosedDescriptor(1) : null;
	}

	@DeleteOperation
	public ClosedDescriptor closeUser(String user) {
		return new ClosedDescriptor(this.connections.closeAll(user));
	}

	private List<ConnectionDescriptor> list() {
		return this.connections.list()
			.stream()
			.sorted(Comparator.comparing(SshConnection::getConnectedAt))
			.map(ConnectionDescriptor::of)
			.toList();
	}

	/**
	 * Description of the server. The limits are by the name of their property, and the
	 * connections are those with a user.
	 */
	public record ServerDescriptor(SshServerStatus.State state, List<String> addresses,
			List<ListenerDescriptor> listeners, String identification, List<HostKeyDescriptor> hostKeys,
			SshServerStatus.Algorithms algorithms, Map<String, Integer> limits, SshServerStatus.Load load,
			SshServerStatus.@Nullable Problem lastProblem, List<ConnectionDescriptor> connections,
			List<String> commands) implements OperationResponseBody {

		ServerDescriptor only(Set<String> visible) {
			return new ServerDescriptor(this.state, this.addresses, this.listeners, this.identification, this.hostKeys,
					this.algorithms, this.limits, this.load, this.lastProblem,
					this.connections.stream().map((connection) -> connection.only(visible)).toList(),
					this.commands.stream().filter(visible::contains).toList());
		}

	}

	/**
	 * Description of a connection. The client's version is what the client claims.
	 */
	public record ConnectionDescriptor(String id, String user, String address, String listener, String client,
			Instant since, List<String> authenticationMethods, int channels, List<String> commands, long bytesReceived,
			long bytesSent) implements OperationResponseBody {

		private static ConnectionDescriptor of(SshConnection connection) {
			return new ConnectionDescriptor(connection.getId(), connection.getAuthentication().getName(),
					NetworkAddress.format(connection.getRemoteAddress()), connection.getListener(),
					connection.getClientVersion(), connection.getConnectedAt(), connection.getAuthenticationMethods(),
					connection.getChannelCount(), connection.getRunningCommands(), connection.getBytesReceived(),
					connection.getBytesSent());
		}

		ConnectionDescriptor only(Set<String> visible) {
			return new ConnectionDescriptor(this.id, this.user, this.address, this.listener, this.client, this.since,
					this.authenticationMethods, this.channels,
					this.commands.stream().filter(visible::contains).toList(), this.bytesReceived, this.bytesSent);
		}

	}

	/**
	 * Number of connections that were closed.
	 */
	public record ClosedDescriptor(int closed) implements OperationResponseBody {

	}

}
