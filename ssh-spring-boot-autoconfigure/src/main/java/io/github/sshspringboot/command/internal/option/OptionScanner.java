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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Classifies the parts of the words of a command line the way picocli parses them:
 * {@code --name value}, {@code --name=value}, {@code -abc}, {@code -nvalue} and
 * {@code --}. Options are read from the {@link CommandSpec}. Scanning never fails, as
 * incomplete and wrong lines are scanned too. Thread-safe.
 */
public final class OptionScanner {

	/**
	 * Ends the options.
	 */
	public static final String END_OF_OPTIONS = "--";

	/**
	 * The characters that may follow the sign of a negative number, beside digits.
	 */
	private static final String NUMBER_STARTS = ".#IN";

	private final Map<String, OptionSpec> options;

	private final Map<Character, OptionSpec> shortOptions;

	private final boolean clustered;

	private final boolean unknownIsOperand;

	private final boolean stopAtOperand;

	/**
	 * Create a scanner. Options must not take more than one value at a time.
	 */
	public OptionScanner(CommandSpec spec) {
		this.options = spec.optionsMap();
		this.shortOptions = spec.posixOptionsMap();
		this.clustered = spec.parser().posixClusteredShortOptionsAllowed();
		this.unknownIsOperand = spec.parser().unmatchedOptionsArePositionalParams();
		this.stopAtOperand = spec.parser().stopAtPositional();
	}

	/**
	 * Scan the words after the name of the command.
	 */
	public Scan scan(List<String> words) {
		Scan scan = new Scan();
		for (int index = 0; index < words.size(); index++) {
			scan(words.get(index), index, scan);
		}
		return scan;
	}

	private void scan(String word, int index, Scan scan) {
		if (scan.onlyOperands) {
			scan.add(Kind.OPERAND, index, 0, null);
			return;
		}
		OptionSpec awaiting = scan.awaiting;
		scan.awaiting = null;
		if (END_OF_OPTIONS.equals(word)) {
			scan.add(Kind.END_OF_OPTIONS, index, 0, null);
			scan.onlyOperands = true;
			return;
		}
		int equals = word.indexOf('=');
		OptionSpec option = this.options.get((equals > 0) ? word.substring(0, equals) : word);
		boolean cluster = option == null && word.length() > 2 && word.charAt(0) == '-'
				&& this.shortOptions.containsKey(word.charAt(1));
		if (option != null) {
			scan.add(Kind.OPTION, index, 0, option);
			if (equals > 0) {
				scan.add(Kind.VALUE, index, equals + 1, option);
			}
			else if (takesValue(option)) {
				scan.awaiting = option;
			}
		}
		else if (awaiting != null && !cluster) {
			scan.add(Kind.VALUE, index, 0, awaiting);
		}
		else if (cluster && this.clustered) {
			scanCluster(word, index, scan);
		}
		else if (isUnknownOption(word)) {
			scan.add(Kind.UNKNOWN_OPTION, index, 0, null);
		}
		else {
			scan.add(Kind.OPERAND, index, 0, null);
			scan.onlyOperands = this.stopAtOperand;
		}
	}

	private void scanCluster(String word, int index, Scan scan) {
		int position = 1;
		while (position < word.length()) {
			OptionSpec option = this.shortOptions.get(word.charAt(position));
			if (option == null) {
				scan.add(Kind.UNKNOWN_OPTION, index, position, null);
				return;
			}
			scan.add(Kind.OPTION, index, position++, option);
			boolean equals = position < word.length() && word.charAt(position) == '=';
			if (equals || takesValue(option)) {
				position += equals ? 1 : 0;
				if (position < word.length()) {
					scan.add(Kind.VALUE, index, position, option);
				}
				else {
					scan.awaiting = option;
				}
				return;
			}
		}
	}

	private boolean isUnknownOption(String word) {
		return !this.unknownIsOperand && word.length() > 1 && word.charAt(0) == '-' && !isNumber(word);
	}

	private static boolean isNumber(String word) {
		char start = word.charAt(1);
		if (!Character.isDigit(start) && NUMBER_STARTS.indexOf(start) < 0) {
			return false;
		}
		try {
			Long.decode(word);
			return true;
		}
		catch (NumberFormatException ex) {
			return isDecimalNumber(word);
		}
	}

	private static boolean isDecimalNumber(String word) {
		try {
			Double.parseDouble(word);
			return true;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	/**
	 * Return whether a word is written like an option, known or not.
	 */
	public static boolean isDashed(String word) {
		return word.startsWith("-");
	}

	/**
	 * Return whether a word is written like an option with a long name.
	 */
	public static boolean isLong(String word) {
		return word.startsWith(END_OF_OPTIONS);
	}

	/**
	 * Return where the name of an unknown option ends.
	 */
	public static int endOfUnknownName(String word, int start) {
		if (start > 0 || !isLong(word)) {
			return Math.max(start, 1) + 1;
		}
		int equals = word.indexOf('=');
		return (equals < 0) ? word.length() : equals;
	}

	/**
	 * Return the names of an option that continue what was typed.
	 */
	public static Stream<String> complete(OptionSpec option, String prefix) {
		boolean shortName = prefix.length() == 2 && !END_OF_OPTIONS.equals(prefix);
		boolean onlyShort = Arrays.stream(option.names()).noneMatch(OptionScanner::isLong);
		return Arrays.stream(option.names())
			.filter((name) -> name.startsWith(prefix) && (shortName || onlyShort || isLong(name)));
	}

	public static boolean takesValue(OptionSpec option) {
		return option.arity().max() > 0;
	}

	/**
	 * The kinds of parts.
	 */
	public enum Kind {

		/** The name of an option. */
		OPTION,

		/** The value of an option. */
		VALUE,

		/**
		 * A word that begins like an option, but is none of the command.
		 */
		UNKNOWN_OPTION,

		/** The {@code --} that ends the options. */
		END_OF_OPTIONS,

		/** Any other word. */
		OPERAND

	}

	/**
	 * A part of a word, which ends where the next part of the word begins. The option is
	 * {@code null} unless the part is its name or its value.
	 */
	public record Part(Kind kind, int word, int start, @Nullable OptionSpec option) {

	}

	/**
	 * The parts of a command line.
	 */
	public static final class Scan {

		private final List<Part> parts = new ArrayList<>();

		private @Nullable OptionSpec awaiting;

		private boolean onlyOperands;

		private Scan() {
		}

		private void add(Kind kind, int word, int start, @Nullable OptionSpec option) {
			this.parts.add(new Part(kind, word, start, option));
		}

		/**
		 * Return the parts in their order, at least one for each word.
		 */
		public List<Part> parts() {
			return this.parts;
		}

		/**
		 * Return the option whose value is the next word, {@code null} if there is none.
		 */
		public @Nullable OptionSpec awaiting() {
			return this.awaiting;
		}

		/**
		 * Return whether the options have ended, so that following words can only be
		 * operands.
		 */
		public boolean onlyOperands() {
			return this.onlyOperands;
		}

	}

}
