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

package io.github.sshspringboot.server.mina;

import java.util.regex.Pattern;

import io.github.sshspringboot.server.SshPty;

/**
 * The client's terminal, resized on I/O threads and read on others.
 */
final class Pty implements SshPty {

	private static final Pattern TERM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]{0,63}");

	private static final int DEFAULT_COLUMNS = 80;

	private static final int DEFAULT_ROWS = 24;

	private static final int MAXIMUM = 1000;

	private final String term;

	private volatile int columns;

	private volatile int rows;

	Pty(String term, int columns, int rows) {
		this.term = TERM.matcher(term).matches() ? term : "dumb";
		resize(columns, rows);
	}

	void resize(int columns, int rows) {
		this.columns = (columns <= 0) ? DEFAULT_COLUMNS : Math.min(columns, MAXIMUM);
		this.rows = (rows <= 0) ? DEFAULT_ROWS : Math.min(rows, MAXIMUM);
	}

	@Override
	public String getTerm() {
		return this.term;
	}

	@Override
	public int getColumns() {
		return this.columns;
	}

	@Override
	public int getRows() {
		return this.rows;
	}

}
