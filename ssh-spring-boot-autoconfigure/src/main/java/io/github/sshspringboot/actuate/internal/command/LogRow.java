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

import java.time.Instant;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import io.github.sshspringboot.command.internal.result.SshLine;
import org.jspecify.annotations.Nullable;

/**
 * Row that shows a log event. The end of a very long message is cut off.
 */
record LogRow(Instant time, String level, String thread, String logger, String message,
		@Nullable String exception) implements SshLine {

	private static final int MAX_MESSAGE = 16 * 1024;

	static LogRow of(ILoggingEvent event) {
		IThrowableProxy exception = event.getThrowableProxy();
		return new LogRow(event.getInstant(), event.getLevel().toString(), event.getThreadName(), event.getLoggerName(),
				cut(String.valueOf(event.getFormattedMessage())),
				(exception != null) ? exception.getClassName() : null);
	}

	private static String cut(String message) {
		return (message.length() <= MAX_MESSAGE) ? message : message.substring(0, MAX_MESSAGE) + "…";
	}

	@Override
	public String toLine() {
		StringBuilder line = new StringBuilder();
		line.append(this.time).append(' ').append(" ".repeat(Math.max(0, 5 - this.level.length())));
		line.append(this.level).append(" [").append(this.thread).append("] ").append(this.logger);
		line.append(" : ").append(this.message);
		if (this.exception != null) {
			line.append(" (").append(this.exception).append(')');
		}
		return line.toString();
	}

}
