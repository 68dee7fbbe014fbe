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

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.execution.TunnelExecutors;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import io.github.sshspringboot.server.internal.forwarding.Tunnel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import io.github.sshspringboot.server.internal.mina.channel.InputBudget;
import io.github.sshspringboot.server.internal.mina.channel.ServerSessions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.ConnectionService;

/**
 * The tunnels of all connections of a server, and what they share.
 */
public final class ServerTunnels {

	private static final Log logger = LogFactory.getLog(ServerTunnels.class);

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	private final Forwarding forwarding;

	private final SshExecutors executors;

	private final ServerSessions sessions;

	private final Sockets sockets;

	public ServerTunnels(Forwarding forwarding, SshExecutors executors, ServerSessions sessions) {
		this.forwarding = forwarding;
		this.executors = executors;
		this.sessions = sessions;
		this.sockets = new Sockets(executors.timer());
	}

	/**
	 * Return what creates the channels that clients open.
	 */
	public List<ChannelFactory> getChannelFactories() {
		return List.of(new DirectChannelFactory(TunnelType.DIRECT_TCPIP, this),
				new DirectChannelFactory(TunnelType.DIRECT_STREAMLOCAL, this));
	}

	/**
	 * Return what handles the requests of clients to listen.
	 */
	public RequestHandler<ConnectionService> getRequestHandler() {
		return new ListenRequests(this);
	}

	Forwarding getForwarding() {
		return this.forwarding;
	}

	TunnelExecutors getExecutors() {
		return this.executors.tunnels();
	}

	ScheduledExecutorService getTimer() {
		return this.executors.timer();
	}

	InputBudget getInputBudget() {
		return this.sessions.getInputBudget();
	}

	Sockets getSockets() {
		return this.sockets;
	}

	/**
	 * Return whether the server takes no new tunnels, because it is about to stop. Those
	 * that are open do not hold up the stop.
	 */
	boolean isEnding() {
		return this.sessions.isEnding();
	}

	/**
	 * Run a request on a thread that may block. Throws {@link RejectedExecutionException}
	 * if too many wait, of this user or of all.
	 */
	void request(SshConnection connection, Runnable request) {
		getExecutors().requests().execute(connection.getAuthentication().getName().toLowerCase(Locale.ROOT), request);
	}

	/**
	 * Report a request that is refused, and return how that is to be told to the client.
	 */
	ForwardingRefusedException refused(SshConnection connection, TunnelType type, TunnelEndpoint endpoint,
			Exception failure) {
		ForwardingRefusedException refused = (failure instanceof ForwardingRefusedException known) ? known
				: new ForwardingRefusedException(Reason.PROHIBITED, "forwarding failed");
		if (refused != failure) {
			this.failures.error("A tunnel could not be opened", failure);
		}
		report(() -> this.forwarding.refused(connection, type, endpoint, refused.getReason()));
		return refused;
	}

	void opened(ChannelTunnel tunnel) {
		report(() -> this.forwarding.opened(tunnel));
		Duration idleTimeout = this.forwarding.getIdleTimeout();
		if (idleTimeout != null) {
			new IdleTunnel(tunnel, getTimer(), idleTimeout.toNanos()).watch();
		}
	}

	void closed(Tunnel tunnel) {
		report(() -> this.forwarding.closed(tunnel));
	}

	private static void report(Runnable event) {
		try {
			event.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("An event of a tunnel could not be reported", ex);
		}
	}

}
