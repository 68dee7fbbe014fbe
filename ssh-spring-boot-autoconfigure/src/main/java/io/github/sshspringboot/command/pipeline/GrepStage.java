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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.github.sshspringboot.command.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.ExitStatus;

/**
 * The lines that match.
 */
final class GrepStage extends LineStage {

	static final StageSyntax SYNTAX = new StageSyntax("grep", "Show the lines that match a regular expression.",
			"PATTERN")
		.value("-e --regexp", "PATTERN", "A pattern; may be repeated.")
		.flag("-E --extended-regexp", "Patterns are extended regular expressions.")
		.flag("-F --fixed-strings", "Patterns are plain text.")
		.flag("-i --ignore-case", "Upper and lower case are the same.")
		.flag("-v --invert-match", "Show the lines that do not match.")
		.flag("-w --word-regexp", "Match whole words only.")
		.flag("-x --line-regexp", "Match whole lines only.")
		.flag("-c --count", "Show how many lines match.")
		.flag("-n --line-number", "Show the number of each line.")
		.flag("-o --only-matching", "Show only what matches.")
		.flag("-q --quiet", "Show nothing; the status tells.")
		.value("-m --max-count", "NUM", "Stop after so many lines.");

	private final Pattern pattern;

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

	private static Pattern pattern(Arguments arguments) {
		List<String> sources = new ArrayList<>(arguments.all("-e"));
		boolean operand = sources.isEmpty();
		arguments.operands(operand ? 1 : 0);
		if (operand) {
			if (arguments.operands().isEmpty()) {
				throw StageException.usage("grep: the pattern is missing. Try 'help grep'");
			}
			sources.add(arguments.operands().get(0));
		}
		String source = String.join("|",
				sources.stream().map((text) -> "(?:" + translate(text, arguments) + ")").toList());
		if (arguments.has("-x")) {
			source = "^(?:" + source + ")$";
		}
		else if (arguments.has("-w")) {
			source = "(?<!\\w)(?:" + source + ")(?!\\w)";
		}
		return compile(source, String.join("' or '", sources), arguments.has("-i"));
	}

	private static Pattern compile(String source, String typed, boolean ignoreCase) {
		int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
		try {
			return Pattern.compile(source, flags | Pattern.DOTALL);
		}
		catch (PatternSyntaxException ex) {
			throw invalid(typed, ex.getDescription());
		}
		catch (StackOverflowError ex) {
			throw invalid(typed, "too complex");
		}
	}

	private static String translate(String source, Arguments arguments) {
		if (arguments.has("-F")) {
			return Pattern.quote(source);
		}
		try {
			return PosixPattern.translate(source, arguments.has("-E"));
		}
		catch (IllegalArgumentException ex) {
			throw invalid(source, String.valueOf(ex.getMessage()));
		}
	}

	private static StageException invalid(String source, String reason) {
		return StageException
			.usage("grep: '" + source + "' is no regular expression: " + reason + ". Use -F if it is plain text");
	}

	@Override
	protected void line(byte[] line) throws IOException {
		if (this.selected >= this.maximum) {
			stop();
		}
		this.lines++;
		Matcher matcher = InterruptibleText.matcher(this.pattern, new String(line, StandardCharsets.UTF_8),
				this.cancellation);
		boolean found = InterruptibleText.find("grep", matcher);
		if (found != this.inverted) {
			this.selected++;
			select(line, matcher);
			if (this.selected >= this.maximum) {
				stop();
			}
		}
	}

	private void select(byte[] line, Matcher matcher) throws IOException {
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
				if (matcher.end() > matcher.start()) {
					writeLine((prefix + matcher.group()).getBytes(StandardCharsets.UTF_8));
				}
			}
			while (InterruptibleText.find("grep", matcher));
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
