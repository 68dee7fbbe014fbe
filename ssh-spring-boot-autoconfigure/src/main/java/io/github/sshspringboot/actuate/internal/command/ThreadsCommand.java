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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;

/**
 * Command {@code threads}, which shows what the platform threads of the JVM did in an
 * interval, the busiest first.
 *
 * @since 0.1.0
 */
@SshCommand(name = "${ssh.actuator.command-prefix:}", privileged = true)
public class ThreadsCommand {

	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofDays(1);

	@SshCommand(name = "threads", description = "Show the threads, the busiest first", timeout = "0",
			kind = SshCommandKind.STREAM)
	List<ThreadRow> threads(@SshOption(description = "On a terminal, refresh until interrupted.") boolean top,
			@SshOption(description = "How long to watch the threads.", defaultValue = "2s") Duration interval,
			@SshArgument(description = "How many threads to show, instead of all.",
					required = false) @Nullable Integer count,
			SshCommandContext context) throws InterruptedException {
		if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
			throw SshCommandException.wrongUsage(context.getCommandName() + ": --interval must be from 100ms to 1d");
		}
		if (count != null && count <= 0) {
			throw SshCommandException.wrongUsage(context.getCommandName() + ": <count> must be positive");
		}
		int limit = (count != null) ? count : Integer.MAX_VALUE;
		SshTerminal terminal = context.getTerminal();
		ThreadSample before = ThreadSample.take();
		if (!top || terminal == null) {
			Thread.sleep(interval.toMillis());
			return busiest(before, ThreadSample.take(), limit);
		}
		try (SshLiveView view = terminal.openLiveView()) {
			while (true) {
				Thread.sleep(interval.toMillis());
				ThreadSample now = ThreadSample.take();
				view.update(lines(busiest(before, now, Math.min(limit, terminal.getRows()))));
				before = now;
			}
		}
	}

	private static List<ThreadRow> busiest(ThreadSample before, ThreadSample now, int limit) {
		return now.since(before).stream().limit(limit).toList();
	}

	private static List<String> lines(List<ThreadRow> rows) {
		List<String> lines = new ArrayList<>();
		lines.add("  CPU %   ALLOCATED/s  STATE          NAME                            FRAME");
		for (ThreadRow row : rows) {
			lines.add(TerminalText.line(String.format(Locale.ROOT, "%7s  %12s  %-13s  %-30.30s  %s",
					Objects.requireNonNullElse(row.cpu(), "?"), Objects.requireNonNullElse(row.allocated(), "?"),
					row.state(), row.name(), Objects.requireNonNullElse(row.frame(), ""))));
		}
		return lines;
	}

}
