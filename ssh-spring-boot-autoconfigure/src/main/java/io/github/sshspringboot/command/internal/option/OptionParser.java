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

package io.github.sshspringboot.command.internal.option;

import java.util.List;
import java.util.function.Function;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Parses the words of one command with picocli. Creating a parser of picocli costs more
 * than using it, and it keeps its last values. There is therefore one parser, which one
 * thread at a time uses and clears.
 */
public final class OptionParser {

	/**
	 * Picocli needs quadratic time for the letters of a word.
	 */
	private static final int MAX_CLUSTER = 256;

	private final CommandLine commandLine;

	private final String[] nothing;

	private final OptionScanner scanner;

	/**
	 * Create a parser. It is cleared by parsing {@code nothing}: words that are always
	 * valid and contain nothing of a user.
	 */
	public OptionParser(CommandSpec spec, String... nothing) {
		this.nothing = nothing.clone();
		this.commandLine = new CommandLine(spec);
		this.commandLine.setExpandAtFiles(false);
		this.commandLine.setInterpolateVariables(false);
		this.commandLine.setTrimQuotes(false);
		this.commandLine.setUseSimplifiedAtFiles(false);
		this.commandLine.setUnmatchedArgumentsAllowed(true);
		this.scanner = new OptionScanner(spec);
	}

	/**
	 * Return the model of the options and arguments. Its values belong to the parser.
	 */
	public CommandSpec spec() {
		return this.commandLine.getCommandSpec();
	}

	/**
	 * Return the parser that exceptions refer to.
	 */
	public CommandLine commandLine() {
		return this.commandLine;
	}

	public OptionScanner scanner() {
		return this.scanner;
	}

	/**
	 * Parse words. The result must be read by {@code reader}, since it is cleared
	 * afterwards. Throws a {@link ParameterException} if the words are wrong.
	 */
	public synchronized <T> T parse(List<String> words, Function<ParseResult, T> reader) {
		check(words);
		try {
			ParseResult result = this.commandLine.parseArgs(words.toArray(String[]::new));
			if (!result.unmatched().isEmpty() && !result.isUsageHelpRequested()) {
				throw new UnmatchedArgumentException(this.commandLine, result.unmatched().subList(0, 1));
			}
			return reader.apply(result);
		}
		finally {
			this.commandLine.parseArgs(this.nothing);
		}
	}

	/**
	 * Throw a {@link ParameterException} if picocli would need too long for the words.
	 */
	public void check(List<String> words) {
		words.forEach(this::checkCluster);
	}

	private void checkCluster(String word) {
		if (word.length() > MAX_CLUSTER && word.charAt(0) == '-'
				&& this.scanner.scan(List.of(word)).parts().size() > MAX_CLUSTER) {
			throw new ParameterException(this.commandLine, "One word holds more than " + MAX_CLUSTER + " options");
		}
	}

	public synchronized String help(int width) {
		this.commandLine.setUsageHelpWidth(width);
		return this.commandLine.getUsageMessage(Ansi.OFF);
	}

}
