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

package io.github.sshspringboot.command.internal.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.server.ExitStatus;

/**
 * {@link LineStage} that keeps the last lines, or the lines from a number on.
 */
final class TailStage extends LineStage {

	static final StageSyntax SYNTAX = new StageSyntax("tail", "Show the last lines.", "").value("-n --lines", "NUM",
			"Number of lines, 10 by default; also -NUM. +NUM starts at line NUM.");

	private static final String LINES = "10";

	private static final long MAX_HELD = 64L * 1024 * 1024;

	private static final int OVERHEAD = 32;

	private final Deque<byte[]> held = new ArrayDeque<>();

	private final boolean fromStart;

	private final long count;

	private long lines;

	private long heldBytes;

	TailStage(Arguments arguments, OutputStream next) {
		super("tail", next);
		arguments.operands(0);
		String number = arguments.last("-n");
		number = (number != null) ? number : LINES;
		this.fromStart = number.startsWith("+");
		this.count = arguments.parseCount("-n", number.replaceFirst("^[+-]", ""));
	}

	@Override
	protected void line(byte[] line) throws IOException {
		this.lines++;
		if (this.fromStart) {
			if (this.lines >= this.count) {
				writeLine(line);
			}
			return;
		}
		this.held.add(line);
		this.heldBytes += line.length + OVERHEAD;
		if (this.held.size() > this.count) {
			this.heldBytes -= this.held.remove().length + OVERHEAD;
		}
		if (this.heldBytes > MAX_HELD) {
			throw StageException.failure("tail: more than " + MAX_HELD / (1024 * 1024)
					+ " MB of text to keep. Reduce it with grep or where first");
		}
	}

	@Override
	protected ExitStatus end() throws IOException {
		while (!this.held.isEmpty()) {
			writeLine(this.held.remove());
		}
		return ExitStatus.OK;
	}

}
