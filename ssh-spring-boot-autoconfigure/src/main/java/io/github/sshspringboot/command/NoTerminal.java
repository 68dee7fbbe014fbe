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

import java.util.List;

import io.github.sshspringboot.server.ExitStatus;

/**
 * Stands in for the terminal that a client did not ask for.
 *
 * @param commandName the command that runs
 */
record NoTerminal(String commandName) implements SshTerminal {

	private static final int COLUMNS = 80;

	private static final int ROWS = 24;

	@Override
	public String getType() {
		return "dumb";
	}

	@Override
	public int getColumns() {
		return COLUMNS;
	}

	@Override
	public int getRows() {
		return ROWS;
	}

	@Override
	public boolean isInteractive() {
		return false;
	}

	@Override
	public boolean confirm(String question, String option) {
		throw refuse(question, option);
	}

	@Override
	public String ask(String question, String option) {
		throw refuse(question, option);
	}

	@Override
	public String askSecretly(String question, String option) {
		throw refuse(question, option);
	}

	@Override
	public String choose(String question, List<String> choices, String option) {
		throw refuse(question, option);
	}

	private SshCommandException refuse(String question, String option) {
		return new SshCommandException(this.commandName + ": nobody can answer '" + question
				+ "' without a terminal. Use " + option + ", or connect with ssh -t", ExitStatus.USAGE);
	}

}
