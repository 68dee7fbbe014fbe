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

import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.server.ExitStatus;

/**
 * {@link TextStage} that keeps the first lines.
 */
final class HeadStage extends TextStage {

	static final StageSyntax SYNTAX = new StageSyntax("head", "Show the first lines.", "").value("-n --lines", "NUM",
			"Number of lines, 10 by default; also -NUM.");

	private static final int LINES = 10;

	private long left;

	HeadStage(Arguments arguments, OutputStream next) {
		super(next);
		arguments.operands(0);
		this.left = arguments.count("-n", LINES);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		int taken = 0;
		while (taken < length && this.left > 0) {
			if (bytes[offset + taken] == '\n') {
				this.left--;
			}
			taken++;
		}
		next().write(bytes, offset, taken);
		if (this.left == 0) {
			throw new PipeClosedException();
		}
	}

	@Override
	ExitStatus finish() {
		return ExitStatus.OK;
	}

}
