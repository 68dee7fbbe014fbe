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

package io.github.sshspringboot.forwarding.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.sshspringboot.forwarding.SshTunnelRequest;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.Tunnel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.SocketPath;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Permits what both the rules of the server and the key or certificate of the login
 * permit, and the application does not deny. A key that names addresses permits no
 * Unix-domain sockets.
 */
public final class RuledForwarding implements Forwarding {

	private static final Log logger = LogFactory.getLog(RuledForwarding.class);

	private final FailureLog refusals = new FailureLog(logger, Clock.systemUTC());

	private final ForwardingRules rules;

	private final ForwardingUsers users;

	private final OpenTunnels openTunnels;

	private final Resolver resolver;

	private final TunnelPlaces tunnels;

	private final TunnelPlaces listeners;

	public RuledForwarding(ForwardingRules rules, ForwardingUsers users, OpenTunnels openTunnels) {
		this(rules, users, openTunnels, InetAddress::getAllByName);
	}

	RuledForwarding(ForwardingRules rules, ForwardingUsers users, OpenTunnels openTunnels, Resolver resolver) {
		this.resolver = resolver;
		this.rules = rules;
		this.users = users;
		this.openTunnels = openTunnels;
		ForwardingRules.Limits limits = rules.limits();
		this.tunnels = new TunnelPlaces(limits.tunnelsPerConnection(), limits.tunnelsPerUser());
		this.listeners = new TunnelPlaces(limits.listenersPerConnection(), limits.listenersPerUser());
	}

	@Override
	public boolean isOffered(TunnelType type, SshConnection connection) {
		SshLoginRestrictions restrictions = connection.getRestrictions();
		boolean permitted = switch (type) {
			case DIRECT_TCPIP -> !this.rules.connect().isEmpty();
			case DIRECT_STREAMLOCAL -> !this.rules.connectSockets().isEmpty() && restrictions.permitOpen() == null;
			case FORWARDED_TCPIP -> !this.rules.listen().isEmpty();
			case FORWARDED_STREAMLOCAL -> !this.rules.listenSockets().isEmpty() && restrictions.permitListen() == null;
		};
		return permitted && restrictions.portForwarding() && this.users.mayForward(connection);
	}

	@Override
	public List<SocketAddress> resolveTarget(SshConnection connection, TunnelEndpoint target)
			throws ForwardingRefusedException {
		if (target instanceof SocketPath socket) {
			return List.of(resolveSocket(connection, TunnelType.DIRECT_STREAMLOCAL, socket));
		}
		HostAndPort address = (HostAndPort) target;
		check(isOffered(TunnelType.DIRECT_TCPIP, connection)
				&& connection.getRestrictions().permitsOpening(address.host(), address.port()));
		Target host = Target.of(address.host());
		if (host == null || !this.rules.connect().mayPermit(host, address.port())) {
			throw prohibited();
		}
		List<SocketAddress> permitted = resolve(host, address.port()).stream()
			.filter((resolved) -> this.rules.connect().permit(host, resolved, address.port()))
			.<SocketAddress>map((resolved) -> new InetSocketAddress(resolved, address.port()))
			.toList();
		check(!permitted.isEmpty()
				&& isGranted(connection, SshTunnelType.DIRECT_TCPIP, address.host(), address.port()));
		return permitted;
	}

	private List<InetAddress> resolve(Target host, int port) throws ForwardingRefusedException {
		try {
			InetAddress address = host.address();
			return (address != null) ? List.of(address) : List.of(this.resolver.resolve(host.name()));
		}
		catch (UnknownHostException ex) {
			if (!this.rules.connect().isNamed(host, port)) {
				throw prohibited();
			}
			throw new ForwardingRefusedException(ForwardingRefusedException.Reason.CONNECT_FAILED,
					"the host is not known");
		}
	}

	@Override
	public List<SocketAddress> resolveListener(SshConnection connection, TunnelEndpoint listener)
			throws ForwardingRefusedException {
		if (listener instanceof SocketPath socket) {
			return List.of(resolveSocket(connection, TunnelType.FORWARDED_STREAMLOCAL, socket));
		}
		HostAndPort address = (HostAndPort) listener;
		check(isOffered(TunnelType.FORWARDED_TCPIP, connection)
				&& connection.getRestrictions().permitsListening(address.host(), address.port())
				&& this.rules.listen().permit(address.host(), address.port()));
		List<InetAddress> addresses = this.rules.listen().addresses(address.host());
		if (addresses == null) {
			throw prohibited();
		}
		check(isGranted(connection, SshTunnelType.FORWARDED_TCPIP, address.host(), address.port()));
		return addresses.stream().<SocketAddress>map((host) -> new InetSocketAddress(host, address.port())).toList();
	}

	private UnixDomainSocketAddress resolveSocket(SshConnection connection, TunnelType type, SocketPath socket)
			throws ForwardingRefusedException {
		check(isOffered(type, connection));
		boolean connect = type == TunnelType.DIRECT_STREAMLOCAL;
		SocketRules permitted = connect ? this.rules.connectSockets() : this.rules.listenSockets();
		check(permitted.mayPermit(socket.path())
				&& isGranted(connection, SshTunnelType.valueOf(type.name()), socket.path(), SshTunnelRequest.NO_PORT));
		UnixDomainSocketAddress address = find(permitted, connect, socket.path());
		if (address == null) {
			throw prohibited();
		}
		return address;
	}

	private static @Nullable UnixDomainSocketAddress find(SocketRules permitted, boolean connect, String path)
			throws ForwardingRefusedException {
		try {
			return connect ? permitted.findSocket(path) : permitted.prepareSocket(path);
		}
		catch (IOException ex) {
			throw new ForwardingRefusedException(ForwardingRefusedException.Reason.CONNECT_FAILED,
					connect ? "there is no such socket" : "the socket cannot be created");
		}
	}

	private boolean isGranted(SshConnection connection, SshTunnelType type, String host, int port) {
		try {
			return this.users.mayHave(new SshTunnelRequest(connection, type, host, port));
		}
		catch (RuntimeException ex) {
			this.refusals.error("The authorization of a tunnel failed", ex);
			return false;
		}
	}

	private static void check(boolean permitted) throws ForwardingRefusedException {
		if (!permitted) {
			throw prohibited();
		}
	}

	private static ForwardingRefusedException prohibited() {
		return new ForwardingRefusedException(ForwardingRefusedException.Reason.PROHIBITED, "it is not permitted");
	}

	@Override
	public Place takeListener(SshConnection connection, TunnelEndpoint listener) throws ForwardingRefusedException {
		return take(this.listeners, connection);
	}

	@Override
	public Place takeTunnel(SshConnection connection, TunnelType type) throws ForwardingRefusedException {
		return take(this.tunnels, connection);
	}

	private Place take(TunnelPlaces places, SshConnection connection) throws ForwardingRefusedException {
		Place place = this.openTunnels.isBehind() ? null : places.take(connection);
		if (place == null) {
			throw new ForwardingRefusedException(ForwardingRefusedException.Reason.RESOURCE_SHORTAGE,
					"there are too many");
		}
		return place;
	}

	@Override
	public void refused(SshConnection connection, TunnelType type, TunnelEndpoint endpoint,
			ForwardingRefusedException.Reason reason) {
		String target = OpenTunnels.describe(endpoint);
		this.refusals.warn("Refused a tunnel (" + type.getChannelType() + " '" + target + "', " + reason + ") of user '"
				+ PrintableText.of(connection.getAuthentication().getName()) + "'");
		this.openTunnels.refused(connection, type, target, reason);
	}

	@Override
	public void opened(Tunnel tunnel) {
		this.openTunnels.opened(tunnel);
	}

	@Override
	public void closed(Tunnel tunnel) {
		this.openTunnels.closed(tunnel);
	}

	@Override
	public @Nullable Duration getIdleTimeout() {
		return this.rules.idle();
	}

	/**
	 * Looks up the addresses of a name.
	 */
	@FunctionalInterface
	interface Resolver {

		InetAddress[] resolve(String name) throws UnknownHostException;

	}

}
