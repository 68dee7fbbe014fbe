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

import java.io.IOException;
import java.util.List;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.internal.pipeline.PageTerminal;
import io.github.sshspringboot.session.internal.tap.TappedSession;
import io.github.sshspringboot.session.internal.tap.TappedSessions;
import io.github.sshspringboot.session.internal.watch.SessionWatches;
import io.github.sshspringboot.session.internal.watch.SessionWatches.Watching;

/**
 * Commands with which the running sessions of all users are listed and watched.
 */
@SshCommand
public class SessionsCommand {

	private final TappedSessions sessions;

	private final SessionWatches watches;

	public SessionsCommand(TappedSessions sessions, SessionWatches watches) {
		this.sessions = sessions;
		this.watches = watches;
	}

	@SshCommand(name = "sessions", description = "Show the running sessions of all users",
			kind = SshCommandKind.CONTROL)
	List<SessionRow> list() {
		return this.sessions.getSessions()
			.stream()
			.map((session) -> SessionRow.of(session, this.watches.count(session)))
			.toList();
	}

	@SshCommand(name = SessionWatches.COMMAND, description = "Show what a session shows its user, until q or Ctrl-C",
			kind = SshCommandKind.STREAM, timeout = "0")
	void watch(@SshArgument(description = "The id of the session, from 'sessions'") String id,
			SshCommandContext context) throws IOException, InterruptedException {
		if (!(context.getTerminal() instanceof PageTerminal terminal)) {
			throw SshCommandException.wrongUsage(context.getCommandName() + ": this needs a terminal. Use ssh -t");
		}
		TappedSession session = this.sessions.find(id);
		if (session == null) {
			throw failed(context, "there is no session '" + id + "'");
		}
		try (Watching watching = watch(session, context)) {
			new WatchScreen(terminal, session).show(watching.watch());
		}
	}

	private Watching watch(TappedSession session, SshCommandContext context) {
		try {
			return this.watches.watch(session, context.getConnectionId(), context.getAuthentication());
		}
		catch (IllegalArgumentException ex) {
			throw failed(context, String.valueOf(ex.getMessage()));
		}
	}

	private static SshCommandException failed(SshCommandContext context, String message) {
		return new SshCommandException(context.getCommandName() + ": " + message);
	}

}
