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

package io.github.sshspringboot.actuate.internal.audit;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sshspringboot.command.internal.run.CommandObserver;
import io.github.sshspringboot.command.internal.run.ObservedCommand;
import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.internal.TunnelObserver;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.text.ClientAddress;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs one line for each login, refused login, logout, command and tunnel, at the level
 * {@code INFO} of the logger {@value #LOGGER}. Of the refused logins of an address, the
 * first five of each minute have a line each, and the others are reported together. A
 * command is logged by its declared name, without what the user typed after it.
 *
 * @since 0.1.0
 */
public final class AccessLog implements SshServerListener, CommandObserver, TunnelObserver {

	/** The name of the logger. */
	public static final String LOGGER = "io.github.sshspringboot.access";

	private static final Log logger = LogFactory.getLog(LOGGER);

	private static final int MAX_ADDRESSES = 200;

	private static final int MAX_LINES_OF_ADDRESS = 5;

	private final Refusals<Outcome> refused = new Refusals<>(MAX_ADDRESSES);

	private final Map<String, LoggedIn> loggedIn = new ConcurrentHashMap<>();

	@Override
	public void authenticationAttempted(SshLogin login, String method, Outcome outcome) {
		String methods = Stream.concat(login.authenticationMethods().stream(), Stream.of(method))
			.distinct()
			.collect(Collectors.joining("+"));
		if (outcome == Outcome.SUCCESS) {
			this.loggedIn.put(login.connectionId(), new LoggedIn(login.username(), System.nanoTime()));
			log("Login", login.remoteAddress(), " by " + methods + connection(login.connectionId()), login.username());
		}
		else if (outcome == Outcome.FAILURE) {
			long count = this.refused.add(login.remoteAddress(), outcome);
			if (count > 0 && count <= MAX_LINES_OF_ADDRESS) {
				log("Refused login", login.remoteAddress(), " by " + methods, login.username());
			}
		}
	}

	/**
	 * Log the refused logins that had no line of their own. To be called once a minute.
	 */
	public void logRefused() {
		this.refused.drain().forEach((from, count) -> {
			if (from.address().equals(Refusals.OTHERS)) {
				logger.info("Refused " + count + " logins from other addresses within a minute");
			}
			else if (count > MAX_LINES_OF_ADDRESS) {
				logger.info("Refused login from " + from.address() + " " + (count - MAX_LINES_OF_ADDRESS)
						+ " more times within a minute");
			}
		});
	}

	@Override
	public void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
		LoggedIn user = this.loggedIn.remove(peer.connectionId());
		if (user != null) {
			log("Logout", peer.remoteAddress(),
					" after " + elapsed(user.since()).toSeconds() + " s" + connection(peer.connectionId()),
					user.name());
		}
	}

	@Override
	public ObservedCommand begin(@Nullable String commandName, SshSession session) {
		long start = System.nanoTime();
		SshConnection connection = session.getConnection();
		return (end,
				failure) -> log("Command '" + ((commandName != null) ? commandName : "UNKNOWN") + "'",
						connection.getRemoteAddress(), ", status " + end.status().code() + " after "
								+ elapsed(start).toMillis() + " ms" + connection(connection.getId()),
						connection.getAuthentication().getName());
	}

	@Override
	public void closed(SshTunnel tunnel, Duration duration) {
		SshConnection connection = tunnel.getConnection();
		log("Tunnel '" + tunnel.getType().getChannelType() + "' of '" + tunnel.getTarget() + "'",
				connection.getRemoteAddress(),
				", received " + tunnel.getBytesReceived() + " and sent " + tunnel.getBytesSent() + " bytes after "
						+ duration.toSeconds() + " s" + connection(connection.getId()),
				connection.getAuthentication().getName());
	}

	private static Duration elapsed(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static String connection(String id) {
		return ", connection " + id;
	}

	/**
	 * Log an event. The user name comes last, so that nobody can choose one that looks
	 * like an address.
	 */
	private static void log(String event, SocketAddress address, String details, String username) {
		logger.info(event + " from " + ClientAddress.hostAndPort(address) + details + ", user '"
				+ PrintableText.of(username) + "'");
	}

	private record LoggedIn(String name, long since) {

	}

}
