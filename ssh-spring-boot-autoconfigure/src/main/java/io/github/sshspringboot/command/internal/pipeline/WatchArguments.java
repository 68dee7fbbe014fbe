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

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.Assert;

/**
 * The arguments of {@code watch}, a prefix that runs a pipeline repeatedly: the time
 * between two runs and the words of the command.
 *
 * @since 0.1.0
 */
public record WatchArguments(Duration interval, List<String> command) {

	/** The first word of the prefix. */
	public static final String NAME = "watch";

	static final StageSyntax SYNTAX = new StageSyntax(NAME,
			"Run a command, with the stages that follow it, again and again until Ctrl-C.", "COMMAND...")
		.value("-n --interval", "TIME",
				"Time between two runs in seconds, or with a unit such as 500ms; 2s by default.")
		.stopAtOperand();

	private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(2);

	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

	public WatchArguments {
		command = List.copyOf(command);
	}

	/**
	 * Parse the words of a command that begins with the prefix.
	 */
	public static WatchArguments parse(List<String> words) {
		Assert.isTrue(words.get(0).equals(NAME), "'words' must begin with the prefix");
		Arguments arguments = SYNTAX.parse(words.subList(1, words.size()));
		if (arguments.operands().isEmpty()) {
			throw StageException.usage("watch: the command is missing. Try 'help watch'");
		}
		String interval = arguments.last("-n");
		return new WatchArguments((interval != null) ? interval(interval) : DEFAULT_INTERVAL, arguments.operands());
	}

	/**
	 * Return the options that begin with the prefix of a word.
	 */
	public static List<SshCandidate> complete(List<String> words, String prefix) {
		return SYNTAX.complete(words.subList(1, words.size()), prefix);
	}

	public static String help() {
		return SYNTAX.help();
	}

	/**
	 * Return the index of the command after the prefix: the number of words if it comes
	 * next, one more if the value of an option does.
	 */
	public static int indexOfCommand(List<String> words) {
		return 1 + SYNTAX.indexOfOperand(words.subList(1, words.size()));
	}

	private static Duration interval(String text) {
		Duration interval = duration(text);
		if (interval == null || interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
			throw StageException
				.usage("watch: -n takes a time from 100ms to 1d such as 5, 0.5 or 500ms, not '" + text + "'");
		}
		return interval;
	}

	private static @Nullable Duration duration(String text) {
		try {
			return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
					? Duration.ofMillis(new BigDecimal(text).multiply(MILLIS).longValue())
					: DurationStyle.detectAndParse(text);
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			return null;
		}
	}

}
