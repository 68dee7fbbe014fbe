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

package io.github.sshspringboot.command.internal.builtin;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;

/**
 * {@link BuiltIn} that runs a command, together with the stages that follow it.
 */
public interface PipelineBuiltIn extends BuiltIn {

	CommandEnd run(List<List<String>> stages, CommandStreams io, Function<List<List<String>>, CommandEnd> runner,
			BooleanSupplier leaving);

	/**
	 * Return the index of the command after the name and its options: the number of words
	 * if the next word is the command, more if the next word is the value of an option.
	 */
	int indexOfCommand(List<String> words);

	/**
	 * Propose options for the next word.
	 */
	List<SshCandidate> complete(List<String> words, String prefix);

	@Override
	default CommandEnd run(List<String> arguments, PrintWriter output) {
		return usage("works on a command of the application", output);
	}

}
