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
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.internal.ManagedSshServer;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshServerSettings;
import io.github.sshspringboot.server.internal.SshServerStatus;
import io.github.sshspringboot.server.internal.SshServerStatus.State;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.mina.admission.ConnectionGate;
import io.github.sshspringboot.server.internal.mina.channel.RunningCommands.RunningCommand;
import io.github.sshspringboot.server.internal.mina.channel.ServerSessions;
import io.github.sshspringboot.server.internal.mina.channel.SessionCommand;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * {@link ManagedSshServer} that uses Apache MINA SSHD.
 */
public final class MinaSshServer implements ManagedSshServer {

	private static final Log logger = LogFactory.getLog(MinaSshServer.class);

	private static final long WAIT_SECONDS = 2;

	private final SshServerSettings settings;

	private final List<SshPublicKey> hostKeys;

	private final SshExecutors executors;

	private final ServerEngine minaServer;

	private final ServerSessions sessions;

	private final ServerEvents events;

	private final List<String> publicKeyAlgorithms;

	private final Function<SshListenerSettings, ConnectionFactory> connections;

	private volatile State state = State.STARTING;

	MinaSshServer(SshServerSettings settings, List<SshPublicKey> hostKeys, SshExecutors executors,
			ServerSessions sessions, ServerEngine minaServer, ServerEvents events, List<String> publicKeyAlgorithms,
			ConnectionGate gate, HostKeyRotation rotation) {
		this.settings = settings;
		this.hostKeys = List.copyOf(hostKeys);
		this.executors = executors;
		this.sessions = sessions;
		this.minaServer = minaServer;
		this.events = events;
		this.publicKeyAlgorithms = List.copyOf(publicKeyAlgorithms);
		this.connections = (listener) -> new ConnectionFactory(minaServer, this, gate, events, listener, rotation);
		minaServer.setSessionFactory(this.connections.apply(settings.listeners().get(0)));
	}

	@Override
	public synchronized void start() {
		if (this.state == State.RUNNING) {
			return;
		}
		if (this.state != State.STARTING) {
			throw new IllegalStateException("A stopped server cannot start again");
		}
		try {
			this.minaServer.start();
			this.settings.listeners()
				.forEach((listener) -> this.minaServer.listen(listener, this.connections.apply(listener)));
		}
		catch (RuntimeException ex) {
			this.state = State.STOPPED;
			this.minaServer.close(true);
			throw ex;
		}
		this.state = State.RUNNING;
	}

	@Override
	public void drain(Runnable drained) {
		synchronized (this) {
			if (this.state == State.RUNNING) {
				this.state = State.DRAINING;
				this.sessions.end();
				this.minaServer.stopListening();
			}
		}
		this.sessions.list().forEach(SessionCommand::draining);
		this.sessions.getActivities().onIdle(drained);
	}

	@Override
	public boolean isBusy() {
		return this.executors.isBusy();
	}

	@Override
	public void stop() {
		synchronized (this) {
			if (this.state == State.STARTING || this.state == State.STOPPED) {
				this.state = State.STOPPED;
				return;
			}
			this.state = State.STOPPED;
			this.sessions.end();
		}
		StopStep.run("stop listening", this.minaServer::stopListening);
		StopStep.run("interrupt its commands", this::interruptSessions);
		StopStep.run("list its abandoned commands", this::nameAbandoned);
		StopStep.run("disconnect its clients", this::disconnectClients);
		StopStep.run("close its connections", this::closeMinaServer);
	}

	private void interruptSessions() {
		CountDownLatch idle = new CountDownLatch(1);
		this.sessions.list().forEach((session) -> StopStep.runHere("interrupt a command", session::shutDown));
		this.sessions.getActivities().onIdle(idle::countDown);
		await(idle);
	}

	/**
	 * Log the names of commands that do not end although they were interrupted. Their
	 * threads do not keep the JVM alive.
	 */
	private void nameAbandoned() {
		for (RunningCommand command : this.sessions.getRunningCommands()) {
			logger.warn("The command '" + command.name() + "' of user '"
					+ PrintableText.of(command.session().getConnection().getAuthentication().getName())
					+ "' does not end although it is interrupted, and is abandoned");
		}
	}

	private void closeMinaServer() {
		try {
			this.minaServer.shutDown();
		}
		catch (IOException ex) {
			logger.error("The SSH server did not close all its connections", ex);
		}
	}

	private void disconnectClients() {
		List<ServerConnection> connections = this.minaServer.getConnections();
		CountDownLatch closed = new CountDownLatch(connections.size());
		for (ServerConnection connection : connections) {
			connection.addCloseFutureListener((future) -> closed.countDown());
			connection.disconnectQuietly("The server is shutting down");
		}
		await(closed);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(WAIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public Map<String, List<SocketAddress>> getListeners() {
		Map<String, List<SocketAddress>> listeners = new LinkedHashMap<>();
		getListenerStatus().forEach((listener) -> listeners.put(listener.name(), listener.addresses()));
		return listeners;
	}

	private List<SshServerStatus.Listener> getListenerStatus() {
		return (this.state == State.RUNNING) ? this.minaServer.getDoors().stream().map(MinaSshServer::toStatus).toList()
				: List.of();
	}

	private static SshServerStatus.Listener toStatus(Door door) {
		List<ServerConnection> connections = door.getConnections();
		return new SshServerStatus.Listener(door.getName(), door.getAddresses(), connections.size(),
				countAuthenticated(connections));
	}

	private static int countAuthenticated(List<ServerConnection> connections) {
		return (int) connections.stream().filter(ServerConnection::isAuthenticated).count();
	}

	@Override
	public List<SshPublicKey> getHostKeys() {
		return this.hostKeys;
	}

	@Override
	public List<SshConnection> getConnections() {
		return this.minaServer.getConnections()
			.stream()
			.map(ServerConnection::toConnection)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
	}

	@Override
	public SshServerStatus getStatus() {
		List<ServerConnection> connections = this.minaServer.getConnections();
		return new SshServerStatus(this.state, getListenerStatus(),
				this.minaServer.getIdentity(this.hostKeys, this.publicKeyAlgorithms), this.settings.limits().byName(),
				this.events.getLoad(connections.size(), countAuthenticated(connections)), this.events.getLastProblem());
	}

	SshServerSettings getSettings() {
		return this.settings;
	}

	SshExecutors getExecutors() {
		return this.executors;
	}

	public ServerSessions getSessions() {
		return this.sessions;
	}

	boolean isStopping() {
		return this.state == State.DRAINING || this.state == State.STOPPED;
	}

}
