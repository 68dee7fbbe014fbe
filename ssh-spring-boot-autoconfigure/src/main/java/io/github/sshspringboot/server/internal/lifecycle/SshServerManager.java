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

import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshServerStartedEvent;
import io.github.sshspringboot.server.SshServerStoppedEvent;
import io.github.sshspringboot.server.internal.ManagedSshServer;
import io.github.sshspringboot.server.internal.ManagedSshServerFactory;
import io.github.sshspringboot.server.internal.SshServerException;
import io.github.sshspringboot.server.internal.SshServerStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Manages the server of an application context, with a new instance for each start.
 */
public final class SshServerManager implements DisposableBean {

	private static final Log logger = LogFactory.getLog(SshServerManager.class);

	private static final Duration MARGIN = Duration.ofSeconds(10);

	private final ManagedSshServerFactory factory;

	private final ApplicationEventPublisher publisher;

	private final SshConnections connections = new ServerConnections(this);

	private volatile @Nullable ManagedSshServer server;

	private volatile @Nullable ManagedSshServer starting;

	private Map<String, List<SocketAddress>> listeners = Map.of();

	private volatile SshServerStatus lastStatus = SshServerStatus.NEVER_STARTED;

	private final Duration stopTimeout;

	private @Nullable ShutdownWatch shutdownWatch;

	/**
	 * Create a manager. The time-out is that of one phase of the application's stop.
	 */
	public SshServerManager(ManagedSshServerFactory factory, ApplicationEventPublisher publisher,
			Duration stopTimeout) {
		this.factory = factory;
		this.publisher = publisher;
		this.stopTimeout = stopTimeout;
	}

	synchronized void start() {
		if (this.server != null) {
			return;
		}
		ManagedSshServer server = listen();
		keepAlive(server);
		for (SshPublicKey key : server.getHostKeys()) {
			logger.info("SSH host key " + key);
		}
		this.listeners = server.getListeners();
		this.listeners.forEach((name, addresses) -> logger.info("SSH server listens on " + addresses
				+ (name.equals(SshPeer.DEFAULT_LISTENER) ? "" : " (listener '" + name + "')")));
		try {
			this.publisher.publishEvent(new SshServerStartedEvent(this.listeners));
		}
		catch (RuntimeException ex) {
			stop();
			throw ex;
		}
	}

	private ManagedSshServer listen() {
		try {
			ManagedSshServer server = this.factory.create();
			this.starting = server;
			server.start();
			this.server = server;
			return server;
		}
		catch (RuntimeException ex) {
			SshServerStatus last = this.lastStatus;
			this.lastStatus = new SshServerStatus(SshServerStatus.State.STOPPED, List.of(), last.identity(),
					last.limits(), last.load(), SshServerException.toProblem(ex));
			throw ex;
		}
		finally {
			this.starting = null;
		}
	}

	@Override
	public void destroy() {
		stop();
	}

	void drain(Runnable drained) {
		ManagedSshServer server = this.server;
		if (server == null) {
			drained.run();
			return;
		}
		server.drain(drained);
	}

	synchronized void stop() {
		ManagedSshServer server = this.server;
		if (server == null) {
			return;
		}
		try {
			server.stop();
		}
		finally {
			this.lastStatus = server.getStatus();
			this.server = null;
			if (this.shutdownWatch != null) {
				this.shutdownWatch.close();
				this.shutdownWatch = null;
			}
		}
		logger.info("SSH server stopped");
		this.publisher.publishEvent(new SshServerStoppedEvent(this.listeners));
	}

	/**
	 * Keep the JVM alive while the server runs, and watch its shutdown.
	 */
	private void keepAlive(ManagedSshServer server) {
		ShutdownWatch watch = new ShutdownWatch(this::stop, () -> this.server == server || server.isBusy(),
				this.stopTimeout.multipliedBy(2).plus(MARGIN));
		watch.open();
		Thread thread = new Thread(watch::watch, "ssh-server");
		thread.setDaemon(false);
		thread.start();
		this.shutdownWatch = watch;
	}

	/**
	 * Return the server, or {@code null} while it is stopped.
	 */
	public @Nullable ManagedSshServer getServer() {
		return this.server;
	}

	/**
	 * Return the current status, or that of the last server while none is running.
	 */
	public SshServerStatus getStatus() {
		ManagedSshServer server = this.server;
		ManagedSshServer starting = this.starting;
		if (server != null) {
			return server.getStatus();
		}
		return (starting != null) ? starting.getStatus() : this.lastStatus;
	}

	/**
	 * Return the connections of the current server, also after a restart.
	 */
	public SshConnections getConnections() {
		return this.connections;
	}

}
