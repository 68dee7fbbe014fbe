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

package io.github.sshspringboot.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.TerminalText;

/**
 * Runs a pipeline again and again until it is cancelled: on a terminal always at the same
 * place.
 */
final class WatchedRun {

	private final Duration interval;

	private final List<List<String>> stages;

	private final CommandIo io;

	WatchedRun(Duration interval, List<List<String>> stages, CommandIo io) {
		this.interval = interval;
		this.stages = stages;
		this.io = io;
	}

	CommandEnd run(Supplier<CommandEnd> pipeline) {
		while (true) {
			showTitle();
			CommandEnd end = pipeline.get();
			this.io.flush();
			if (!end.hasRun()) {
				return end;
			}
			pause();
			Cancellation.Reason reason = this.io.cancellation().getReason();
			if (reason != null) {
				return CommandEnd.cancelled(reason);
			}
		}
	}

	private void showTitle() {
		SshTerminal terminal = this.io.terminal();
		if (terminal == null || "dumb".equals(terminal.getType())) {
			return;
		}
		String command = String.join(" | ", this.stages.stream().map((words) -> String.join(" ", words)).toList());
		String title = TerminalText
			.line("Every " + this.interval.toString().substring(2).toLowerCase(Locale.ROOT) + ": " + command);
		int width = Math.min(title.codePointCount(0, title.length()), terminal.getColumns());
		this.io.clearScreen();
		this.io.print(title.substring(0, title.offsetByCodePoints(0, width)) + "\n\n");
	}

	private void pause() {
		try {
			if (!this.io.cancellation().isCancelled()) {
				Thread.sleep(this.interval.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.io.cancellation().cancel(Cancellation.Reason.INTERRUPTED);
		}
	}

}
