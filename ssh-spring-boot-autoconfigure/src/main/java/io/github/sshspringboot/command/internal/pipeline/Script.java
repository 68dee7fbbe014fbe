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
 * A command line: pipelines that run one after the other.
 *
 * @param steps the pipelines in their order
 * @since 0.1.0
 */
public record Script(List<Step> steps) {

	public Script {
		steps = List.copyOf(steps);
	}

	/**
	 * Parse a command line.
	 * @param line the line, or several lines
	 * @return what to run
	 * @throws StageException if it cannot be run
	 */
	public static Script parse(CharSequence line) {
		return of(CommandLine.of(line));
	}

	/**
	 * Join the tokens of a command line by its operators {@code |}, {@code &&},
	 * {@code ||} and {@code ;}.
	 * @param line the line
	 * @return what to run
	 * @throws StageException if it cannot be run
	 */
	public static Script of(CommandLine line) {
		return new ScriptParser(line).parse();
	}

	/**
	 * What decides whether a pipeline runs.
	 */
	public enum Condition {

		/** It runs. */
		ALWAYS,

		/** It runs if the status is 0. */
		AFTER_SUCCESS,

		/** It runs if the status is not 0. */
		AFTER_FAILURE

	}

	/**
	 * A pipeline.
	 *
	 * @param condition whether it runs
	 * @param stages the words of each of its stages, none empty
	 */
	public record Step(Condition condition, List<List<String>> stages) {

		public Step {
			stages = List.copyOf(stages);
		}

	}

}
