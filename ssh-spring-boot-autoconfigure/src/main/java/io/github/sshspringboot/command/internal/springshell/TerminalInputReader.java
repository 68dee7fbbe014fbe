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

package io.github.sshspringboot.command.internal.springshell;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshTerminal;

import org.springframework.shell.core.InputReader;

/**
 * {@link InputReader} that asks the user on the terminal of the session.
 */
record TerminalInputReader(SshCommandContext context) implements InputReader {

	@Override
	public String readInput() {
		return readInput("");
	}

	@Override
	public String readInput(String prompt) {
		return terminal().ask(prompt, "");
	}

	@Override
	public char[] readPassword() {
		return readPassword("");
	}

	@Override
	public char[] readPassword(String prompt) {
		return terminal().askSecretly(prompt, "").toCharArray();
	}

	private SshTerminal terminal() {
		SshTerminal terminal = this.context.getTerminal();
		if (terminal == null) {
			throw new SshCommandException(
					this.context.getCommandName() + ": asks questions, so it needs a terminal. Use ssh -t");
		}
		return terminal;
	}

}
