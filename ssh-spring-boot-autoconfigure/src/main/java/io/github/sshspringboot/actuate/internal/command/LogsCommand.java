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

package io.github.sshspringboot.actuate.internal.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshOption;
import org.jspecify.annotations.Nullable;

/**
 * Command {@code logs}, which shows log events as they happen. Loggers must let an event
 * through and pass it on to the root logger. At most 1000 events wait for each user;
 * further ones are dropped, and their number is reported on standard error.
 *
 * @since 0.1.0
 */
@SshCommand(name = "${ssh.actuator.command-prefix:}", privileged = true)
public class LogsCommand {

	private final LogListeners listeners;

	public LogsCommand(LoggerContext context) {
		this.listeners = new LogListeners(context);
	}

	@SshCommand(name = "logs", description = "Show what is logged from now on, until interrupted", timeout = "0",
			kind = SshCommandKind.STREAM)
	Stream<LogRow> follow(
			@SshOption(value = { "follow", "f" },
					description = "Has no effect: the command always follows.") boolean follow,
			@SshOption(description = "Show events of this level and above.",
					defaultValue = "trace") LogEventLevel level,
			@SshOption(required = false,
					description = "Show only events of this logger and those below it.") @Nullable String logger,
			SshCommandContext context) {
		LogListener listener = new LogListener(wanted(level, logger));
		LogRows rows = new LogRows(listener, (count) -> writeNotice(count + " events dropped", context),
				() -> flush(context));
		this.listeners.add(listener);
		return StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false)
			.onClose(() -> this.listeners.remove(listener));
	}

	private static void writeNotice(String notice, SshCommandContext context) {
		try {
			OutputStream error = context.getError();
			error.write(("… " + notice + "\n").getBytes(StandardCharsets.UTF_8));
			error.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void flush(SshCommandContext context) {
		try {
			context.getOutput().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Predicate<ILoggingEvent> wanted(LogEventLevel level, @Nullable String logger) {
		return (event) -> level.isReachedBy(event.getLevel()) && (logger == null || event.getLoggerName().equals(logger)
				|| event.getLoggerName().startsWith(logger + "."));
	}

}
