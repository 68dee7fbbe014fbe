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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.server.ExitStatus;

/**
 * {@link TextStage} that counts lines, words and characters.
 */
final class WordCountStage extends TextStage {

	static final StageSyntax SYNTAX = new StageSyntax("wc", "Count lines, words and characters.", "")
		.flag("-l --lines", "Count lines.")
		.flag("-w --words", "Count words.")
		.flag("-m --chars", "Count characters.");

	private static final int CONTINUATION_MASK = 0xc0;

	private static final int CONTINUATION = 0x80;

	private final Arguments arguments;

	private long lines;

	private long words;

	private long characters;

	private boolean inWord;

	WordCountStage(Arguments arguments, OutputStream next) {
		super(next);
		this.arguments = arguments.operands(0);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			byte b = bytes[i];
			if (b == '\n') {
				this.lines++;
			}
			if ((b & CONTINUATION_MASK) != CONTINUATION) {
				this.characters++;
			}
			boolean blank = b == ' ' || (b >= '\t' && b <= '\r');
			if (!blank && !this.inWord) {
				this.words++;
			}
			this.inWord = !blank;
		}
	}

	@Override
	ExitStatus finish() throws IOException {
		boolean all = this.arguments.values().isEmpty();
		List<Long> counts = new ArrayList<>();
		add(counts, all || this.arguments.has("-l"), this.lines);
		add(counts, all || this.arguments.has("-w"), this.words);
		add(counts, all || this.arguments.has("-m"), this.characters);
		String text = (counts.size() == 1) ? counts.get(0).toString()
				: String.join(" ", counts.stream().map((count) -> String.format(Locale.ROOT, "%7d", count)).toList());
		next().write((text + "\n").getBytes(StandardCharsets.UTF_8));
		return ExitStatus.OK;
	}

	private static void add(List<Long> counts, boolean wanted, long count) {
		if (wanted) {
			counts.add(count);
		}
	}

}
