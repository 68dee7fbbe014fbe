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

import java.net.SocketAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnels;
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
 * {@link Endpoint @Endpoint} to show the SSH server, its connections and their tunnels,
 * and to close them.
 *
 * @since 0.1.0
 */
@Endpoint(id = "ssh")
public class SshServerEndpoint {

	private final Supplier<SshServerStatus> status;

	private final SshConnections connections;

	private final @Nullable SshTunnels tunnels;

	private final Supplier<List<String>> commands;

	/**
	 * Create an endpoint. Without tunnels, the configuration permits none.
	 */
	public SshServerEndpoint(Supplier<SshServerStatus> status, SshConnections connections, @Nullable SshTunnels tunnels,
			Supplier<List<String>> commands) {
		this.status = status;
		this.connections = connections;
		this.tunnels = tunnels;
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

	@DeleteOperation
	public @Nullable ClosedDescriptor closeTunnel(@Selector String id, @Selector String tunnel) {
		boolean closed = this.tunnels != null
				&& tunnels().tunnels()
					.stream()
					.anyMatch((open) -> open.connection().equals(id) && open.id().equals(tunnel))
				&& this.tunnels.close(tunnel);
		return closed ? new ClosedDescriptor(1) : null;
	}

	TunnelsDescriptor tunnels() {
		return new TunnelsDescriptor(
				(this.tunnels != null) ? this.tunnels.list().stream().map(TunnelDescriptor::of).toList() : List.of());
	}

	private List<ConnectionDescriptor> list() {
		Map<String, List<TunnelDescriptor>> tunnels = tunnels().tunnels()
			.stream()
			.collect(Collectors.groupingBy(TunnelDescriptor::connection));
		return this.connections.list()
			.stream()
			.sorted(Comparator.comparing(SshConnection::getConnectedAt))
			.map((connection) -> ConnectionDescriptor.of(connection,
					tunnels.getOrDefault(connection.getId(), List.of())))
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
			long bytesSent, List<TunnelDescriptor> tunnels) implements OperationResponseBody {

		private static ConnectionDescriptor of(SshConnection connection, List<TunnelDescriptor> tunnels) {
			return new ConnectionDescriptor(connection.getId(), connection.getAuthentication().getName(),
					NetworkAddress.format(connection.getRemoteAddress()), connection.getListener(),
					connection.getClientVersion(), connection.getConnectedAt(), connection.getAuthenticationMethods(),
					connection.getChannelCount(), connection.getRunningCommands(), connection.getBytesReceived(),
					connection.getBytesSent(), tunnels);
		}

		ConnectionDescriptor only(Set<String> visible) {
			return new ConnectionDescriptor(this.id, this.user, this.address, this.listener, this.client, this.since,
					this.authenticationMethods, this.channels,
					this.commands.stream().filter(visible::contains).toList(), this.bytesReceived, this.bytesSent,
					this.tunnels);
		}

	}

	/**
	 * Description of all tunnels, the oldest first.
	 */
	public record TunnelsDescriptor(List<TunnelDescriptor> tunnels) implements OperationResponseBody {

	}

	/**
	 * Description of a tunnel. The target is what the client named: what the server
	 * connected to, or what it listens on. The peer is who is at the other end of the
	 * server's socket.
	 */
	public record TunnelDescriptor(String id, String connection, String user, String type, String target,
			@Nullable String peer, Instant since, long bytesReceived, long bytesSent) {

		private static TunnelDescriptor of(SshTunnel tunnel) {
			SshConnection connection = tunnel.getConnection();
			SocketAddress peer = tunnel.getPeerAddress();
			return new TunnelDescriptor(tunnel.getId(), connection.getId(), connection.getAuthentication().getName(),
					tunnel.getType().getChannelType(), tunnel.getTarget(),
					(peer != null) ? NetworkAddress.format(peer) : null, tunnel.getOpenedAt(),
					tunnel.getBytesReceived(), tunnel.getBytesSent());
		}

	}

	/**
	 * Number of connections or tunnels that were closed.
	 */
	public record ClosedDescriptor(int closed) implements OperationResponseBody {

	}

}
