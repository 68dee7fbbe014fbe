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

import com.google.re2j.Matcher;
import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.command.internal.pipeline.TextPattern.Extent;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.Cancellation;

/**
 * {@link LineStage} that keeps the lines that match a pattern.
 */
final class GrepStage extends LineStage {

	static final StageSyntax SYNTAX = new StageSyntax("grep",
			"Show the lines that match a regular expression, in the syntax of RE2.", "PATTERN")
		.value("-e --regexp", "PATTERN", "A pattern; may be repeated.")
		.flag("-E --extended-regexp", "Changes nothing: patterns are extended unless -F is given.")
		.flag("-F --fixed-strings", "Patterns are plain text.")
		.flag("-i --ignore-case", "Ignore case.")
		.flag("-v --invert-match", "Show the lines that do not match.")
		.flag("-w --word-regexp", "Match whole words only.")
		.flag("-x --line-regexp", "Match whole lines only.")
		.flag("-c --count", "Show the number of matching lines.")
		.flag("-n --line-number", "Show the number of each line.")
		.flag("-o --only-matching", "Show only the matching parts.")
		.flag("-q --quiet", "Show nothing, only set the exit status.")
		.value("-m --max-count", "NUM", "Stop after NUM matching lines.");

	private final TextPattern pattern;

	private final Cancellation cancellation;

	private final boolean inverted;

	private final boolean count;

	private final boolean numbers;

	private final boolean onlyMatching;

	private final boolean quiet;

	private final long maximum;

	private long lines;

	private long selected;

	private boolean counted;

	GrepStage(Arguments arguments, Cancellation cancellation, OutputStream next) {
		super("grep", next);
		this.pattern = pattern(arguments);
		this.cancellation = cancellation;
		this.inverted = arguments.has("-v");
		this.count = arguments.has("-c");
		this.numbers = arguments.has("-n");
		this.onlyMatching = arguments.has("-o");
		this.quiet = arguments.has("-q");
		this.maximum = this.quiet ? 1 : arguments.count("-m", Long.MAX_VALUE);
	}

	private static TextPattern pattern(Arguments arguments) {
		List<String> sources = new ArrayList<>(arguments.all("-e"));
		boolean operand = sources.isEmpty();
		arguments.operands(operand ? 1 : 0);
		if (operand) {
			if (arguments.operands().isEmpty()) {
				throw StageException.usage("grep: the pattern is missing. Try 'help grep'");
			}
			sources.add(arguments.operands().get(0));
		}
		try {
			return TextPattern.compile(sources, arguments.has("-F"), extent(arguments), arguments.has("-i"));
		}
		catch (IllegalArgumentException ex) {
			throw invalid(String.join("' or '", sources), String.valueOf(ex.getMessage()));
		}
	}

	private static Extent extent(Arguments arguments) {
		if (arguments.has("-x")) {
			return Extent.LINE;
		}
		return arguments.has("-w") ? Extent.WORD : Extent.PART;
	}

	private static StageException invalid(String source, String reason) {
		return StageException
			.usage("grep: '" + source + "' is not a valid regular expression: " + reason + ". Use -F for plain text");
	}

	@Override
	protected void line(byte[] line) throws IOException {
		if (this.selected >= this.maximum) {
			stop();
		}
		this.lines++;
		if (this.cancellation.isCancelled()) {
			throw StageException.failure("The command was cancelled");
		}
		Matcher matches = this.pattern.matcher(new String(line, StandardCharsets.UTF_8), this.cancellation);
		if (matches.find() != this.inverted) {
			this.selected++;
			select(line, matches);
			if (this.selected >= this.maximum) {
				stop();
			}
		}
	}

	private void select(byte[] line, Matcher matches) throws IOException {
		if (this.count || this.quiet) {
			return;
		}
		String prefix = this.numbers ? this.lines + ":" : "";
		if (!this.onlyMatching) {
			byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
			byte[] numbered = new byte[start.length + line.length];
			System.arraycopy(start, 0, numbered, 0, start.length);
			System.arraycopy(line, 0, numbered, start.length, line.length);
			writeLine(numbered);
		}
		else if (!this.inverted) {
			do {
				String match = matches.group();
				if (!match.isEmpty()) {
					writeLine((prefix + match).getBytes(StandardCharsets.UTF_8));
				}
			}
			while (matches.find());
		}
	}

	private void stop() throws IOException {
		writeCount();
		throw new PipeClosedException();
	}

	private void writeCount() throws IOException {
		if (this.count && !this.quiet && !this.counted) {
			this.counted = true;
			writeLine(Long.toString(this.selected).getBytes(StandardCharsets.UTF_8));
		}
	}

	@Override
	protected ExitStatus end() throws IOException {
		writeCount();
		return (this.selected > 0) ? ExitStatus.OK : ExitStatus.FAILURE;
	}

}
