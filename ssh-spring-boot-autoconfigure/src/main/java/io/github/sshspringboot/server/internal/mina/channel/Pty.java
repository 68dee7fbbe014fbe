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

package io.github.sshspringboot.server.internal.mina.channel;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.sshspringboot.server.internal.SshPty;
import org.apache.sshd.common.channel.PtyMode;

/**
 * The client's terminal, resized on I/O threads and read on others. A dimension of 0 is
 * unknown (RFC 4254 section 6.2).
 */
final class Pty implements SshPty {

	private static final Pattern TERM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]{0,63}");

	private static final int MAXIMUM = 1000;

	private final String term;

	private final Map<String, Integer> modes;

	private volatile int columns;

	private volatile int rows;

	Pty(String term, int columns, int rows, Map<PtyMode, Integer> modes) {
		this.term = TERM.matcher(term).matches() ? term : "dumb";
		this.modes = modes.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap((mode) -> mode.getKey().name(), Map.Entry::getValue));
		resize(columns, rows);
	}

	void resize(int columns, int rows) {
		this.columns = (columns != 0) ? limit(columns) : this.columns;
		this.rows = (rows != 0) ? limit(rows) : this.rows;
	}

	private static int limit(int size) {
		return (size < 0) ? MAXIMUM : Math.min(size, MAXIMUM);
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

	@Override
	public Map<String, Integer> getModes() {
		return this.modes;
	}

}
