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

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.option.OptionParser;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import io.github.sshspringboot.command.internal.option.OptionScanner.Kind;
import io.github.sshspringboot.command.internal.option.OptionScanner.Scan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import org.springframework.util.function.SingletonSupplier;

/**
 * The name, options and operands of a stage.
 */
final class StageSyntax {

	private static final int HELP_WIDTH = 80;

	private static final Pattern DETAILS = Pattern.compile("[.:]|, such as");

	private final String name;

	private final String description;

	private final CommandSpec spec = CommandSpec.wrapWithoutInspection(null);

	private final SingletonSupplier<OptionParser> parser = SingletonSupplier.of(() -> new OptionParser(this.spec));

	StageSyntax(String name, String description, String operandLabel) {
		this.name = name;
		this.description = description;
		this.spec.name(name);
		this.spec.usageMessage().description(description.replace("%", "%%")).sortOptions(false);
		this.spec.parser().overwrittenOptionsAllowed(true);
		this.spec.addPositional(PositionalParamSpec.builder()
			.index("0..*")
			.arity("0..*")
			.type(List.class)
			.auxiliaryTypes(String.class)
			.paramLabel(operandLabel)
			.hideParamSyntax(true)
			.hidden(operandLabel.isEmpty())
			.build());
	}

	StageSyntax flag(String names, String description) {
		this.spec.addOption(
				OptionSpec.builder(names.split(" ")).arity("0").type(boolean.class).description(description).build());
		return this;
	}

	StageSyntax value(String names, String label, String description) {
		this.spec.addOption(OptionSpec.builder(names.split(" "))
			.arity("1")
			.type(List.class)
			.auxiliaryTypes(String.class)
			.paramLabel(label)
			.description(description)
			.build());
		return this;
	}

	/**
	 * Take an unknown option for an operand.
	 */
	StageSyntax dashedOperands() {
		this.spec.parser().posixClusteredShortOptionsAllowed(false).unmatchedOptionsArePositionalParams(true);
		return this;
	}

	/**
	 * Leave everything after the first operand unparsed.
	 */
	StageSyntax stopAtOperand() {
		this.spec.parser().stopAtPositional(true);
		return this;
	}

	String name() {
		return this.name;
	}

	SshCandidate candidate() {
		return new SshCandidate(this.name, DETAILS.split(this.description, 2)[0]);
	}

	/**
	 * Return the options that begin with the prefix: long names, or short ones if one was
	 * typed.
	 */
	List<SshCandidate> complete(List<String> words, String prefix) {
		Scan scan = scan(words);
		if (!OptionScanner.isDashed(prefix) || scan.awaiting() != null || scan.onlyOperands()) {
			return List.of();
		}
		return this.spec.options()
			.stream()
			.flatMap((option) -> OptionScanner.complete(option, prefix)
				.map((name) -> new SshCandidate(name, String.join(" ", option.description()))))
			.toList();
	}

	/**
	 * Return the index of the first operand: the number of words if it comes next, one
	 * more if the value of an option does.
	 */
	int indexOfOperand(List<String> words) {
		Scan scan = scan(words);
		return scan.parts()
			.stream()
			.filter((part) -> part.kind() == Kind.OPERAND || part.kind() == Kind.END_OF_OPTIONS)
			.findFirst()
			.map((part) -> part.word() + ((part.kind() == Kind.OPERAND) ? 0 : 1))
			.orElse(words.size() + ((scan.awaiting() != null) ? 1 : 0));
	}

	private Scan scan(List<String> words) {
		return this.parser.obtain().scanner().scan(words);
	}

	Arguments parse(List<String> words) {
		try {
			return this.parser.obtain().parse(words, this::read);
		}
		catch (ParameterException ex) {
			throw StageException.usage(this.name + ": " + explain(ex) + ". Try 'help " + this.name + "'");
		}
	}

	private Arguments read(ParseResult result) {
		Map<String, List<String>> values = new HashMap<>();
		result.matchedOptions().forEach((option) -> values.put(option.names()[0], List.copyOf(option.stringValues())));
		return new Arguments(this.name, values, result.matchedPositionals().isEmpty() ? List.of()
				: List.copyOf(result.matchedPositional(0).stringValues()));
	}

	private static String explain(ParameterException ex) {
		if (ex instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
			return "there is no option '" + unmatched.getUnmatched().get(0) + "'";
		}
		String message = String.valueOf(ex.getMessage());
		return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
	}

	String help() {
		return this.parser.obtain().help(HELP_WIDTH);
	}

	/**
	 * The parsed options, each by its first name, and operands.
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
		 * Return the value of an option as a number, which is not negative, or the
		 * default if the option is absent.
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
		 * Reject operands beyond the given number: users take them for files.
		 */
		Arguments operands(int count) {
			if (this.operands.size() > count) {
				throw StageException.usage(this.stage + ": reads from the pipe, not from files: '"
						+ this.operands.get(count) + "' is one argument too many");
			}
			return this;
		}

	}

}
