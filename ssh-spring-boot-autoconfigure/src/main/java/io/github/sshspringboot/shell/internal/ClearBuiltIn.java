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

import io.github.sshspringboot.command.internal.builtin.BuiltIn;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * {@link BuiltIn} that clears the screen.
 */
final class ClearBuiltIn implements BuiltIn {

	private final Terminal terminal;

	ClearBuiltIn(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public String name() {
		return "clear";
	}

	@Override
	public String description() {
		return "Clear the screen";
	}

	@Override
	public CommandEnd run(List<String> arguments, PrintWriter output) {
		if (!arguments.isEmpty()) {
			return usage("there is one argument too many", output);
		}
		this.terminal.puts(Capability.clear_screen);
		return CommandEnd.OK;
	}

}
