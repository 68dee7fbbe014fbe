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

package io.github.sshspringboot.server.internal.mina.forwarding;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.sshspringboot.server.SshChannel;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.forwarding.Forwarding.Place;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import io.github.sshspringboot.server.internal.mina.channel.ChannelConnection;
import io.github.sshspringboot.server.internal.mina.channel.ChannelService;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What a connection listens on for its client, by the names that the client knows.
 */
public final class ConnectionListeners {

	private static final Log logger = LogFactory.getLog(ConnectionListeners.class);

	private static final AttributeKey<ConnectionListeners> KEY = new AttributeKey<>();

	private final ChannelService service;

	private final ServerTunnels tunnels;

	private final SshConnection connection;

	private final Map<TunnelEndpoint, Entry> listeners = new HashMap<>();

	private boolean closed;

	private ConnectionListeners(ChannelService service, ServerTunnels tunnels) {
		this.service = service;
		this.tunnels = tunnels;
		this.connection = Objects.requireNonNull(getChannelConnection().toConnection(), "not authenticated");
		service.getSession().addCloseFutureListener((session) -> close());
	}

	static ConnectionListeners of(ChannelService service, ServerTunnels tunnels) {
		return service.getSession().computeAttributeIfAbsent(KEY, (key) -> new ConnectionListeners(service, tunnels));
	}

	Session getSession() {
		return this.service.getSession();
	}

	private ChannelConnection getChannelConnection() {
		return (ChannelConnection) this.service.getSession();
	}

	/**
	 * Listen, and return the endpoint with its port, or {@code null} if that is refused
	 * or fails. Must not be called by several threads at once.
	 */
	@Nullable TunnelEndpoint listen(TunnelEndpoint endpoint) {
		TunnelType type = (endpoint instanceof HostAndPort) ? TunnelType.FORWARDED_TCPIP
				: TunnelType.FORWARDED_STREAMLOCAL;
		try {
			return listen(type, endpoint);
		}
		catch (IOException | RuntimeException ex) {
			this.tunnels.refused(this.connection, type, endpoint, ex);
			return null;
		}
	}

	private TunnelEndpoint listen(TunnelType type, TunnelEndpoint endpoint) throws IOException {
		Forwarding forwarding = this.tunnels.getForwarding();
		if (!forwarding.isOffered(type, this.connection)) {
			throw new ForwardingRefusedException(Reason.PROHIBITED, "forwarding is not allowed");
		}
		if (this.tunnels.isEnding()) {
			throw new ForwardingRefusedException(Reason.PROHIBITED, "the server is shutting down");
		}
		if (find(endpoint) != null) {
			throw new ForwardingRefusedException(Reason.CONNECT_FAILED, "already listening");
		}
		Place place = forwarding.takeListener(this.connection, endpoint);
		Listener listener = null;
		try {
			listener = Listener.bind(forwarding.resolveListener(this.connection, endpoint));
			return start(type, endpoint, new Entry(listener, place));
		}
		catch (IOException | RuntimeException ex) {
			place.close();
			if (listener != null) {
				listener.close();
			}
			throw ex;
		}
	}

	private TunnelEndpoint start(TunnelType type, TunnelEndpoint endpoint, Entry entry) throws IOException {
		TunnelEndpoint bound = (endpoint instanceof HostAndPort address)
				? new HostAndPort(address.host(), entry.listener().getPort()) : endpoint;
		entry.listener().start(this.tunnels.getExecutors(), (socket) -> accepted(type, bound, socket));
		synchronized (this) {
			if (this.closed) {
				throw new IOException("The connection is closed");
			}
			this.listeners.put(bound, entry);
			getChannelConnection().getSessionCount().openTunnel();
		}
		return bound;
	}

	private synchronized @Nullable Entry find(TunnelEndpoint endpoint) {
		return this.listeners.get(endpoint);
	}

	/**
	 * Listen no more. Tunnels that are open stay open.
	 */
	boolean cancel(TunnelEndpoint endpoint) {
		Entry entry;
		synchronized (this) {
			entry = this.listeners.remove(endpoint);
		}
		if (entry == null) {
			return false;
		}
		close(entry);
		return true;
	}

	private void close() {
		List<Entry> entries;
		synchronized (this) {
			this.closed = true;
			entries = List.copyOf(this.listeners.values());
			this.listeners.clear();
		}
		entries.forEach(this::close);
	}

	private void close(Entry entry) {
		entry.listener().close();
		getChannelConnection().getSessionCount().closeTunnel();
		this.tunnels.getExecutors().run(entry.place()::close);
	}

	private void accepted(TunnelType type, TunnelEndpoint endpoint, SocketChannel socket) {
		try {
			Sockets.setOptions(socket);
			SocketAddress peer = socket.getRemoteAddress();
			ForwardedChannel channel = newChannel(type, endpoint);
			channel.open(this.service, endpoint, peer).whenCompleteAsync((opened, failure) -> {
				if (failure != null) {
					logger.debug("A client does not take a connection", failure);
					Sockets.close(socket);
					return;
				}
				SocketTunnel tunnel = new SocketTunnel(channel, endpoint, peer, socket);
				channel.begin(tunnel);
				try {
					channel.confirm();
				}
				finally {
					tunnel.start();
				}
			}, this.tunnels.getExecutors()::run);
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("A connection to a forwarded port is refused", ex);
			Sockets.close(socket);
		}
	}

	private ForwardedChannel newChannel(TunnelType type, TunnelEndpoint endpoint) throws IOException {
		try {
			if (this.tunnels.isEnding() || getChannelConnection().isEnding()) {
				throw new ForwardingRefusedException(Reason.PROHIBITED, "the server is shutting down");
			}
			ForwardedChannel channel = new ForwardedChannel(type, this.tunnels);
			channel.setPlace(this.tunnels.getForwarding().takeTunnel(this.connection, type));
			return channel;
		}
		catch (IOException | RuntimeException ex) {
			throw this.tunnels.refused(this.connection, type, endpoint, ex);
		}
	}

	/**
	 * Open a channel to the client for a port that it asked to be forwarded, and wait for
	 * its answer.
	 */
	public static SshChannel openChannel(Session session, String address, int port) throws IOException {
		ConnectionListeners listeners = session.getAttribute(KEY);
		TunnelEndpoint endpoint = new HostAndPort(address, port);
		if (listeners == null || listeners.find(endpoint) == null) {
			throw new IOException("The client does not forward " + address + ":" + port);
		}
		return listeners.openChannel(endpoint);
	}

	private SshChannel openChannel(TunnelEndpoint endpoint) throws IOException {
		ForwardedChannel channel = newChannel(TunnelType.FORWARDED_TCPIP, endpoint);
		CompletableFuture<@Nullable Void> answer = channel.open(this.service, endpoint,
				this.connection.getLocalAddress());
		try {
			answer.get();
		}
		catch (ExecutionException ex) {
			throw new IOException("The client did not open the channel for the forwarded port", ex.getCause());
		}
		catch (InterruptedException ex) {
			answer.completeExceptionally(ex);
			throw new InterruptedIOException("Interrupted while waiting for the client");
		}
		ApplicationTunnel tunnel = new ApplicationTunnel(channel, endpoint);
		channel.begin(tunnel);
		channel.confirm();
		return tunnel;
	}

	/**
	 * A listener and its place.
	 */
	private record Entry(Listener listener, Place place) {

	}

}
