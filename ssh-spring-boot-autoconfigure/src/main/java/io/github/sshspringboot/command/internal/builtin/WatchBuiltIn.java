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

package io.github.sshspringboot.command.internal.builtin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.pipeline.WatchArguments;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import io.github.sshspringboot.server.internal.text.TerminalText;

/**
 * {@link BuiltIn} that repeats a command and its stages until it is cancelled, and clears
 * a terminal before each run.
 */
public final class WatchBuiltIn implements PipelineBuiltIn {

	private final UnaryOperator<List<String>> mask;

	public WatchBuiltIn(UnaryOperator<List<String>> mask) {
		this.mask = mask;
	}

	@Override
	public String name() {
		return WatchArguments.NAME;
	}

	@Override
	public String parameters() {
		return "[-n TIME] COMMAND...";
	}

	@Override
	public String description() {
		return "Run a command again and again until Ctrl-C";
	}

	@Override
	public String help() {
		return WatchArguments.help();
	}

	@Override
	public CommandKind kind() {
		return CommandKind.STREAM;
	}

	@Override
	public int indexOfCommand(List<String> words) {
		return WatchArguments.indexOfCommand(words);
	}

	@Override
	public List<SshCandidate> complete(List<String> words, String prefix) {
		return WatchArguments.complete(words, prefix);
	}

	@Override
	public CommandEnd run(List<List<String>> stages, CommandStreams io, Function<List<List<String>>, CommandEnd> runner,
			BooleanSupplier leaving) {
		WatchArguments arguments = WatchArguments.parse(stages.get(0));
		List<List<String>> watched = new ArrayList<>(stages);
		watched.set(0, arguments.command());
		while (true) {
			showTitle(arguments.interval(), watched, io);
			CommandEnd end = runner.apply(watched);
			io.flush();
			if (!end.hasRun() || leaving.getAsBoolean() || io.session().isOutputClosed()) {
				return end;
			}
			pause(arguments.interval(), io.cancellation());
			Cancellation.Reason reason = io.cancellation().getReason();
			if (reason != null) {
				return CommandEnd.cancelled(reason);
			}
		}
	}

	private void showTitle(Duration interval, List<List<String>> stages, CommandStreams io) {
		SshTerminal terminal = io.terminal();
		if (terminal == null || "dumb".equals(terminal.getType())) {
			return;
		}
		List<List<String>> shown = new ArrayList<>(stages);
		shown.set(0, this.mask.apply(stages.get(0)));
		String line = String.join(" | ", shown.stream().map((words) -> String.join(" ", words)).toList());
		String title = TerminalText
			.line("Every " + interval.toString().substring(2).toLowerCase(Locale.ROOT) + ": " + line);
		int width = Math.min(title.codePointCount(0, title.length()), terminal.getColumns());
		io.clearScreen();
		io.print(title.substring(0, title.offsetByCodePoints(0, width)) + "\n\n");
	}

	private static void pause(Duration interval, Cancellation cancellation) {
		try {
			if (!cancellation.isCancelled()) {
				Thread.sleep(interval.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			cancellation.cancel(Cancellation.Reason.INTERRUPTED);
		}
	}

}
