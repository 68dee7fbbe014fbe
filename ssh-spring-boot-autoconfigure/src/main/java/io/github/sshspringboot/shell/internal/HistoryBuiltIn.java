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

package io.github.sshspringboot.shell.internal;

import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.builtin.BuiltIn;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import org.jline.reader.History;

/**
 * {@link BuiltIn} that shows or clears the history.
 */
final class HistoryBuiltIn implements BuiltIn {

	private static final String CLEAR = "-c";

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	private final ShellHistory history;

	HistoryBuiltIn(ShellHistory history) {
		this.history = history;
	}

	@Override
	public String name() {
		return "history";
	}

	@Override
	public String parameters() {
		return "[n | " + CLEAR + "]";
	}

	@Override
	public String description() {
		return "Show the last n lines, or forget all";
	}

	@Override
	public List<SshCandidate> candidates() {
		return List.of(new SshCandidate(CLEAR, "Forget all lines"));
	}

	@Override
	public CommandEnd run(List<String> arguments, PrintWriter output) {
		String argument = arguments.isEmpty() ? "" : arguments.get(0);
		if (arguments.size() > 1) {
			return usage("there is one argument too many", output);
		}
		if (CLEAR.equals(argument)) {
			this.history.forget();
			return CommandEnd.OK;
		}
		if (!argument.isEmpty() && !NUMBER.matcher(argument).matches()) {
			return usage("the number of lines must be a number", output);
		}
		int skip = argument.isEmpty() ? 0 : Math.max(0, this.history.size() - Integer.parseInt(argument));
		for (History.Entry entry : this.history) {
			if (skip-- <= 0) {
				output.printf("%5d  %s%n", entry.index() + 1, entry.line().replace("\n", "\n       "));
			}
		}
		return CommandEnd.OK;
	}

}
