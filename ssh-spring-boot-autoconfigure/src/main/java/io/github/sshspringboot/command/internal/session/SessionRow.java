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

package io.github.sshspringboot.command.internal.session;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.internal.tap.TappedSession;
import org.jspecify.annotations.Nullable;

/**
 * A session that runs.
 *
 * @param id the identifier
 * @param user the name of the user
 * @param address the address of the client
 * @param listener the listener that the client connected to
 * @param type what the client requested
 * @param backend the backend that runs the session
 * @param commands the commands that run now, without arguments
 * @param terminal the size of the terminal, or {@code null} if there is none
 * @param started when the session started
 * @param idle the time since the client sent something
 * @param watchers how many users watch
 */
record SessionRow(String id, String user, String address, String listener, String type, String backend, String commands,
		@Nullable String terminal, Instant started, Duration idle, int watchers) {

	static SessionRow of(TappedSession session, int watchers) {
		SshConnection connection = session.getConnection();
		return new SessionRow(session.getId(), connection.getAuthentication().getName(),
				address(connection.getRemoteAddress()), connection.getListener(),
				session.getRequest().type().name().toLowerCase(Locale.ROOT), session.getBackend(),
				String.join(", ", session.getCommandNames()), size(session.getTerminal()),
				session.getStartedAt().truncatedTo(ChronoUnit.SECONDS),
				session.getIdleTime().truncatedTo(ChronoUnit.SECONDS), watchers);
	}

	private static String address(SocketAddress address) {
		return (address instanceof InetSocketAddress internet) ? internet.getHostString() : address.toString();
	}

	private static @Nullable String size(@Nullable SshPseudoTerminal terminal) {
		return (terminal != null) ? terminal.columns() + "x" + terminal.rows() : null;
	}

}
