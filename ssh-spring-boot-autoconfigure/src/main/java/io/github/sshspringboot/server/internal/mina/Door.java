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

package io.github.sshspringboot.server.internal.mina;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.internal.AddressInUseException;
import io.github.sshspringboot.server.internal.AddressNotLocalException;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshServerException;
import io.github.sshspringboot.server.internal.mina.socket.SocketAcceptor;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.jspecify.annotations.Nullable;

/**
 * One listener of a running server: it accepts connections on its addresses.
 */
final class Door {

	private final SshListenerSettings settings;

	private final ConnectionFactory connections;

	private final Nio2ServiceFactory io;

	private final IoAcceptor network;

	private volatile @Nullable SocketAcceptor sockets;

	Door(SshListenerSettings settings, ConnectionFactory connections, Nio2ServiceFactory io) {
		this.settings = settings;
		this.connections = connections;
		this.io = io;
		this.network = io.createAcceptor(connections);
	}

	String getName() {
		return this.settings.name();
	}

	/**
	 * Listen on all addresses. Those of the network share the port that the first one
	 * takes.
	 */
	void open() {
		int port = this.settings.port();
		for (String address : this.settings.addresses()) {
			if (!SshListenerSettings.hasPort(address)) {
				getSockets().listen(address, this.settings);
				continue;
			}
			for (InetAddress resolved : resolve(address)) {
				port = listen(address, new InetSocketAddress(resolved, port));
			}
		}
	}

	private SocketAcceptor getSockets() {
		SocketAcceptor acceptor = this.sockets;
		if (acceptor == null) {
			try {
				acceptor = new SocketAcceptor(this.io, this.connections);
			}
			catch (IOException ex) {
				throw new SshServerException("Cannot watch sockets: " + ex.getMessage(), ex);
			}
			this.sockets = acceptor;
		}
		return acceptor;
	}

	private InetAddress[] resolve(String address) {
		try {
			return InetAddress.getAllByName(address);
		}
		catch (UnknownHostException ex) {
			throw new AddressNotLocalException(address, getName(), ex);
		}
	}

	private int listen(String address, InetSocketAddress socketAddress) {
		try {
			this.network.bind(socketAddress);
			return ((InetSocketAddress) this.network.getBoundAddresses().iterator().next()).getPort();
		}
		catch (IOException | UnresolvedAddressException ex) {
			if (ex instanceof BindException && isInUse(ex)) {
				throw new AddressInUseException(socketAddress, getName(), ex);
			}
			if (ex instanceof BindException && isNotLocal(ex)) {
				throw new AddressNotLocalException(address, getName(), ex);
			}
			throw new SshServerException("Cannot listen on " + socketAddress + ": " + ex.getMessage(), ex);
		}
	}

	private static boolean isInUse(Exception ex) {
		return String.valueOf(ex.getMessage()).contains("in use");
	}

	private static boolean isNotLocal(Exception ex) {
		return String.valueOf(ex.getMessage()).contains("assign requested address");
	}

	List<IoAcceptor> getAcceptors() {
		SocketAcceptor acceptor = this.sockets;
		return (acceptor != null) ? List.of(this.network, acceptor) : List.of(this.network);
	}

	List<SocketAddress> getAddresses() {
		List<SocketAddress> addresses = new ArrayList<>();
		getAcceptors().forEach((acceptor) -> addresses.addAll(acceptor.getBoundAddresses()));
		return addresses;
	}

	List<ServerConnection> getConnections() {
		return getAcceptors().stream()
			.flatMap((acceptor) -> acceptor.getManagedSessions().values().stream())
			.map((session) -> AbstractSession.getSession(session, true))
			.filter(ServerConnection.class::isInstance)
			.map(ServerConnection.class::cast)
			.toList();
	}

	void close() {
		getAcceptors().forEach(IoAcceptor::unbind);
	}

}
