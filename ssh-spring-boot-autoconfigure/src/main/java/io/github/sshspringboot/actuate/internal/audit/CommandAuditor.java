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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.run.CommandObserver;
import io.github.sshspringboot.command.internal.run.ObservedCommand;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;

/**
 * Publishes an {@link AuditApplicationEvent} of type {@value #COMMAND} when a command has
 * ended, also for denied and unknown ones. Its data are {@code command} (the name of a
 * command of the application, or {@code UNKNOWN}), {@code status} (the exit status),
 * {@code outcome} (a {@link CommandOutcome}), {@code duration}, {@code details} (those of
 * the login), and {@code arguments} if they are enabled: what the user typed after the
 * name, with the values of secret options masked.
 *
 * @since 0.1.0
 */
public final class CommandAuditor implements CommandObserver {

	/** The type of the events. */
	public static final String COMMAND = "SSH_COMMAND";

	private static final int MAX_LENGTH = 4096;

	private final ApplicationEventPublisher publisher;

	private final boolean includeArguments;

	public CommandAuditor(ApplicationEventPublisher publisher, boolean includeArguments) {
		this.publisher = publisher;
		this.includeArguments = includeArguments;
	}

	@Override
	public ObservedCommand begin(@Nullable String commandName, SshSession session) {
		return new Audited((commandName != null) ? commandName : "UNKNOWN",
				session.getConnection().getAuthentication());
	}

	/**
	 * Keep only the beginning of long arguments, since many events may be stored for a
	 * long time.
	 */
	private static List<String> shorten(List<String> arguments) {
		List<String> kept = new ArrayList<>();
		int room = MAX_LENGTH;
		for (String argument : arguments) {
			if (room == 0) {
				kept.add("(" + (arguments.size() - kept.size()) + " more)");
				break;
			}
			kept.add((argument.length() <= room) ? argument : argument.substring(0, room) + "…");
			room -= Math.min(room, argument.length());
		}
		return List.copyOf(kept);
	}

	private final class Audited implements ObservedCommand {

		private final long start = System.nanoTime();

		private final String commandName;

		private final Authentication user;

		private @Nullable List<String> arguments;

		Audited(String commandName, Authentication user) {
			this.commandName = commandName;
			this.user = user;
		}

		@Override
		public void called(List<String> arguments) {
			if (CommandAuditor.this.includeArguments) {
				this.arguments = shorten(arguments);
			}
		}

		// Only some compilers see that the constructor takes a map of nullable values
		@SuppressWarnings("NullAway")
		@Override
		public void end(CommandEnd end, @Nullable Throwable failure) {
			Map<String, Object> data = new LinkedHashMap<>();
			data.put("command", this.commandName);
			if (this.arguments != null) {
				data.put("arguments", this.arguments);
			}
			data.put("status", end.status().code());
			data.put("outcome", end.outcome().name());
			data.put("duration", Duration.ofNanos(System.nanoTime() - this.start).toString());
			if (this.user.getDetails() != null) {
				data.put("details", this.user.getDetails());
			}
			CommandAuditor.this.publisher.publishEvent(new AuditApplicationEvent(this.user.getName(), COMMAND, data));
		}

	}

}
