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

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.SshTerminalMode;
import io.github.sshspringboot.server.internal.SshPty;
import org.apache.sshd.common.channel.PtyMode;

/**
 * The client's terminal, resized on I/O threads and read on others. A dimension of 0 is
 * unknown (RFC 4254 section 6.2).
 */
final class Pty implements SshPty {

	private static final Pattern TERM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]{0,63}");

	private static final int MAXIMUM = 1000;

	private static final int MAXIMUM_PIXELS = 100_000;

	private final String term;

	private final Map<SshTerminalMode, Integer> modes;

	private volatile int columns;

	private volatile int rows;

	private volatile int pixelWidth;

	private volatile int pixelHeight;

	Pty(String term, int columns, int rows, int pixelWidth, int pixelHeight, Map<PtyMode, Integer> modes) {
		this.term = TERM.matcher(term).matches() ? term : "dumb";
		this.modes = known(modes);
		resize(columns, rows, pixelWidth, pixelHeight);
	}

	private static Map<SshTerminalMode, Integer> known(Map<PtyMode, Integer> modes) {
		Map<SshTerminalMode, Integer> known = new EnumMap<>(SshTerminalMode.class);
		modes.forEach((mode, value) -> {
			SshTerminalMode name = SshTerminalMode.ofOpcode(mode.toInt());
			if (name != null) {
				known.put(name, value);
			}
		});
		return Collections.unmodifiableMap(known);
	}

	void resize(int columns, int rows, int pixelWidth, int pixelHeight) {
		this.columns = (columns != 0) ? limit(columns, MAXIMUM) : this.columns;
		this.rows = (rows != 0) ? limit(rows, MAXIMUM) : this.rows;
		this.pixelWidth = limit(pixelWidth, MAXIMUM_PIXELS);
		this.pixelHeight = limit(pixelHeight, MAXIMUM_PIXELS);
	}

	private static int limit(int size, int maximum) {
		return (size < 0) ? maximum : Math.min(size, maximum);
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
	public int getPixelWidth() {
		return this.pixelWidth;
	}

	@Override
	public int getPixelHeight() {
		return this.pixelHeight;
	}

	@Override
	public Map<SshTerminalMode, Integer> getModes() {
		return this.modes;
	}

}
