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

import java.util.List;

/**
 * The pipelines of a command line, which run one after the other.
 *
 * @since 0.1.0
 */
public record Script(List<Step> steps) {

	public Script {
		steps = List.copyOf(steps);
	}

	/**
	 * Parse a command line of one or several lines.
	 */
	public static Script parse(CharSequence line) {
		return of(CommandLine.of(line));
	}

	/**
	 * Create a script from the tokens of a command line with its operators {@code |},
	 * {@code &&}, {@code ||} and {@code ;}.
	 */
	public static Script of(CommandLine line) {
		return new ScriptParser(line).parse();
	}

	/**
	 * Decides whether a pipeline runs.
	 */
	public enum Condition {

		/** Always runs. */
		ALWAYS,

		/** Runs after status 0. */
		AFTER_SUCCESS,

		/** Runs after any other status. */
		AFTER_FAILURE

	}

	/**
	 * A pipeline: its condition and the words of each of its stages, none of which is
	 * empty.
	 */
	public record Step(Condition condition, List<List<String>> stages) {

		public Step {
			stages = List.copyOf(stages);
		}

	}

}
