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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.annotation.SshCandidate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The options and operands of a stage.
 */
final class StageSyntax {

	private static final int HELP_WIDTH = 80;

	private static final Pattern DETAILS = Pattern.compile("[.:]|, such as");

	private static final String END_OF_OPTIONS = "--";

	private final String name;

	private final String description;

	private final String operandLabel;

	private final List<Option> options = new ArrayList<>();

	private boolean clustered = true;

	private boolean stopAtOperand;

	StageSyntax(String name, String description, String operandLabel) {
		this.name = name;
		this.description = description;
		this.operandLabel = operandLabel;
	}

	StageSyntax flag(String names, String description) {
		this.options.add(new Option(List.of(names.split(" ")), null, description));
		return this;
	}

	StageSyntax value(String names, String label, String description) {
		this.options.add(new Option(List.of(names.split(" ")), label, description));
		return this;
	}

	/**
	 * What begins with a dash and is no option is an operand.
	 * @return this syntax
	 */
	StageSyntax dashedOperands() {
		this.clustered = false;
		return this;
	}

	/**
	 * What follows the first operand is not looked into.
	 * @return this syntax
	 */
	StageSyntax stopAtOperand() {
		this.stopAtOperand = true;
		return this;
	}

	String name() {
		return this.name;
	}

	SshCandidate candidate() {
		return new SshCandidate(this.name, DETAILS.split(this.description, 2)[0]);
	}

	/**
	 * Propose options.
	 * @param words the words before, without the name
	 * @param prefix what was typed of the word
	 * @return the options that begin with the prefix: long names, unless a short one is
	 * typed
	 */
	List<SshCandidate> complete(List<String> words, String prefix) {
		boolean operand = words.contains(END_OF_OPTIONS)
				|| (!words.isEmpty() && awaitsValue(words.get(words.size() - 1)))
				|| (this.stopAtOperand && indexOfOperand(words) < words.size());
		if (!prefix.startsWith("-") || operand) {
			return List.of();
		}
		boolean shortName = prefix.length() == 2 && !END_OF_OPTIONS.equals(prefix);
		List<SshCandidate> candidates = new ArrayList<>();
		for (Option option : this.options) {
			option.names()
				.stream()
				.filter((name) -> name.startsWith(prefix) && (shortName || name.startsWith(END_OF_OPTIONS)))
				.forEach((name) -> candidates.add(new SshCandidate(name, option.description())));
		}
		return candidates;
	}

	/**
	 * Where the first operand stands.
	 * @param words the words, without the name
	 * @return its index, the number of words if it is the next one, more if that is the
	 * value of an option
	 */
	int indexOfOperand(List<String> words) {
		int index = 0;
		while (index < words.size()) {
			String word = words.get(index);
			if (END_OF_OPTIONS.equals(word)) {
				return index + 1;
			}
			if (!word.startsWith("-")) {
				return index;
			}
			index += awaitsValue(word) ? 2 : 1;
		}
		return index;
	}

	private boolean awaitsValue(String word) {
		return this.options.stream().anyMatch((option) -> option.label() != null && option.names().contains(word));
	}

	Arguments parse(List<String> words) {
		Map<String, OptionSpec> specs = new HashMap<>();
		CommandLine commandLine = commandLine(specs);
		ParseResult result;
		try {
			result = commandLine.parseArgs(words.toArray(String[]::new));
		}
		catch (ParameterException ex) {
			throw StageException.usage(this.name + ": " + explain(ex) + ". Try 'help " + this.name + "'");
		}
		Map<String, List<String>> values = new HashMap<>();
		specs.forEach((name, spec) -> {
			if (result.hasMatchedOption(spec)) {
				values.put(name, List.copyOf(spec.stringValues()));
			}
		});
		List<String> operands = result.matchedPositionals().isEmpty() ? List.of()
				: List.copyOf(result.matchedPositional(0).stringValues());
		return new Arguments(this.name, values, operands);
	}

	private static String explain(ParameterException ex) {
		if (ex instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
			return "there is no option '" + unmatched.getUnmatched().get(0) + "'";
		}
		String message = String.valueOf(ex.getMessage());
		return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
	}

	String help() {
		return commandLine(new HashMap<>()).getUsageMessage(Ansi.OFF);
	}

	private CommandLine commandLine(Map<String, OptionSpec> specs) {
		CommandSpec spec = CommandSpec.wrapWithoutInspection(null);
		spec.name(this.name);
		spec.usageMessage().description(this.description.replace("%", "%%")).sortOptions(false).width(HELP_WIDTH);
		for (Option option : this.options) {
			OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(String[]::new))
				.description(option.description());
			OptionSpec optionSpec = ((option.label() == null) ? builder.arity("0").type(boolean.class)
					: builder.arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel(option.label()))
				.build();
			spec.addOption(optionSpec);
			specs.put(option.names().get(0), optionSpec);
		}
		spec.addPositional(PositionalParamSpec.builder()
			.index("0..*")
			.arity("0..*")
			.type(List.class)
			.auxiliaryTypes(String.class)
			.paramLabel(this.operandLabel)
			.hideParamSyntax(true)
			.hidden(this.operandLabel.isEmpty())
			.build());
		CommandLine commandLine = new CommandLine(spec);
		commandLine.setExpandAtFiles(false);
		commandLine.setInterpolateVariables(false);
		commandLine.setTrimQuotes(false);
		commandLine.setOverwrittenOptionsAllowed(true);
		commandLine.setPosixClusteredShortOptionsAllowed(this.clustered);
		commandLine.setUnmatchedOptionsArePositionalParams(!this.clustered);
		commandLine.setStopAtPositional(this.stopAtOperand);
		return commandLine;
	}

	private record Option(List<String> names, @Nullable String label, String description) {

	}

	/**
	 * What the user typed.
	 *
	 * @param stage the name of the stage
	 * @param values the values of each option that was there, by its first name
	 * @param operands the operands
	 */
	record Arguments(String stage, Map<String, List<String>> values, List<String> operands) {

		boolean has(String option) {
			return this.values.containsKey(option);
		}

		List<String> all(String option) {
			return this.values.getOrDefault(option, List.of());
		}

		@Nullable String last(String option) {
			List<String> all = all(option);
			return all.isEmpty() ? null : all.get(all.size() - 1);
		}

		/**
		 * A number that is not negative.
		 * @param option the name of the option
		 * @param absent what it is if the option is not there
		 * @return the number
		 */
		long count(String option, long absent) {
			String text = last(option);
			return (text != null) ? parseCount(option, text) : absent;
		}

		long parseCount(String option, String text) {
			if (!text.matches("[0-9]{1,18}")) {
				throw StageException
					.usage(this.stage + ": " + option + " takes a whole number of 0 or more, not '" + text + "'");
			}
			return Long.parseLong(text);
		}

		/**
		 * Operands beyond those that the stage takes would be files.
		 * @param count how many it takes
		 * @return the arguments
		 */
		Arguments operands(int count) {
			if (this.operands.size() > count) {
				throw StageException.usage(this.stage + ": reads what comes through the pipe, not files: '"
						+ this.operands.get(count) + "' is one argument too many");
			}
			return this;
		}

	}

}
