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

package io.github.sshspringboot.command.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import io.github.sshspringboot.command.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are the same and follow each other become one.
 */
final class UniqStage extends LineStage {

	static final StageSyntax SYNTAX = new StageSyntax("uniq", "Show lines that repeat the one before only once.", "")
		.flag("-c --count", "Show how often each line came.")
		.flag("-d --repeated", "Show only lines that came more than once.")
		.flag("-u --unique", "Show only lines that came once.")
		.flag("-i --ignore-case", "Upper and lower case are the same.");

	private final boolean counts;

	private final boolean repeated;

	private final boolean unique;

	private final boolean ignoreCase;

	private byte @Nullable [] line;

	private long count;

	UniqStage(Arguments arguments, OutputStream next) {
		super("uniq", next);
		arguments.operands(0);
		this.counts = arguments.has("-c");
		this.repeated = arguments.has("-d");
		this.unique = arguments.has("-u");
		this.ignoreCase = arguments.has("-i");
	}

	private boolean isImmediate() {
		return !this.counts && !this.repeated && !this.unique;
	}

	@Override
	protected void line(byte[] line) throws IOException {
		if (this.line != null && isSame(this.line, line)) {
			this.count++;
			return;
		}
		endGroup();
		this.line = line;
		this.count = 1;
		if (isImmediate()) {
			writeLine(line);
		}
	}

	private boolean isSame(byte[] left, byte[] right) {
		return Arrays.equals(left, right) || (this.ignoreCase && fold(left).equals(fold(right)));
	}

	private static String fold(byte[] line) {
		return new String(line, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
	}

	private void endGroup() throws IOException {
		if (this.line == null || isImmediate() || (this.repeated && this.count == 1)
				|| (this.unique && this.count > 1)) {
			return;
		}
		if (this.counts) {
			next().write(String.format(Locale.ROOT, "%7d ", this.count).getBytes(StandardCharsets.UTF_8));
		}
		writeLine(this.line);
	}

	@Override
	protected ExitStatus end() throws IOException {
		endGroup();
		return ExitStatus.OK;
	}

}
