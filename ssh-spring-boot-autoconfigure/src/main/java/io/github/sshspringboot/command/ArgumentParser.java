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

package io.github.sshspringboot.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.annotation.SshInputFormat;
import io.github.sshspringboot.command.input.InputReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import org.springframework.util.StringUtils;

/**
 * Parses the arguments of one command by means of picocli, as text. Parsers, which cost
 * more to make than to use, are used again, one thread at a time. They keep nothing.
 */
final class ArgumentParser {

	private static final int MAX_IDLE = 16;

	private static final int MIN_HELP_WIDTH = 60;

	private final CommandDefinition definition;

	private final List<String> formats;

	private final SecretMask secretMask;

	private final Queue<Parser> idle = new ConcurrentLinkedQueue<>();

	private volatile @Nullable List<CompletableOption> options;

	ArgumentParser(CommandDefinition definition, List<String> formats) {
		this.definition = definition;
		this.formats = definition.hasResult() ? List.copyOf(formats) : List.of();
		this.secretMask = definition.hasSecrets() ? new Parser(definition, this.formats).secretMask() : SecretMask.NONE;
	}

	/**
	 * Hide the values of secret options.
	 * @param words the words after the name of the command
	 * @return as many words
	 */
	List<String> maskSecrets(List<String> words) {
		return this.secretMask.mask(words);
	}

	ParsedArguments parse(List<String> arguments) {
		if (arguments.isEmpty() && this.definition.parameters().stream().noneMatch(ArgumentParser::isRequired)) {
			return ParsedArguments.EMPTY;
		}
		Parser parser = this.idle.poll();
		if (parser == null) {
			parser = new Parser(this.definition, this.formats);
		}
		try {
			return parser.parse(arguments);
		}
		finally {
			parser.forget();
			if (this.idle.size() < MAX_IDLE) {
				this.idle.offer(parser);
			}
		}
	}

	private static boolean isRequired(CommandParameter parameter) {
		return parameter instanceof CommandParameter.Typed typed && typed.isRequired() && !typed.isSecret();
	}

	String help(int width) {
		Parser parser = new Parser(this.definition, this.formats);
		parser.commandLine.setUsageHelpWidth(Math.max(width, MIN_HELP_WIDTH));
		return parser.commandLine.getUsageMessage(Ansi.OFF);
	}

	/**
	 * The options that completion knows.
	 * @return the options, in the order of help
	 */
	List<CompletableOption> options() {
		List<CompletableOption> options = this.options;
		if (options == null) {
			options = new Parser(this.definition, this.formats).options();
			this.options = options;
		}
		return options;
	}

	/**
	 * What the user typed.
	 *
	 * @param values the values of each parameter that was there
	 * @param result how the user wants to see the result
	 * @param help whether the user asked for help
	 * @param confirmed whether the user confirmed the command beforehand
	 * @param inputFormat the format of standard input, if one was named
	 */
	record ParsedArguments(Map<CommandParameter, List<String>> values, ResultOptions result, boolean help,
			boolean confirmed, @Nullable SshInputFormat inputFormat) {

		static final ParsedArguments EMPTY = new ParsedArguments(Map.of(), ResultOptions.DEFAULT, false, false, null);

	}

	private static final class Parser {

		private final CommandDefinition definition;

		private final Map<CommandParameter, ArgSpec> specs = new HashMap<>();

		private final Map<CommandParameter, OptionSpec> opposites = new HashMap<>();

		private final OptionSpec help;

		private final @Nullable OptionSpec format;

		private final @Nullable OptionSpec columns;

		private final @Nullable OptionSpec noHeaders;

		private final @Nullable OptionSpec confirmed;

		private final @Nullable OptionSpec inputFormat;

		private final CommandLine commandLine;

		Parser(CommandDefinition definition, List<String> formats) {
			this.definition = definition;
			CommandSpec spec = CommandSpec.wrapWithoutInspection(null);
			spec.name(definition.name());
			spec.usageMessage().description(description(definition));
			spec.usageMessage().sortOptions(false);
			int position = 0;
			for (CommandParameter parameter : definition.parameters()) {
				if (parameter instanceof CommandParameter.Option option) {
					OptionSpec optionSpec = option(option, definition);
					spec.addOption(optionSpec);
					this.specs.put(parameter, optionSpec);
					if (option.isNegatable()) {
						OptionSpec opposite = opposite(option);
						spec.addOption(opposite);
						this.opposites.put(parameter, opposite);
					}
				}
				else if (parameter instanceof CommandParameter.Argument argument) {
					PositionalParamSpec positional = positional(argument, position++);
					spec.addPositional(positional);
					this.specs.put(parameter, positional);
				}
			}
			this.format = formats.isEmpty() ? null : format(definition, formats);
			if (this.format != null) {
				spec.addOption(this.format);
			}
			this.columns = formats.isEmpty() ? null : columns(definition);
			if (this.columns != null) {
				spec.addOption(this.columns);
			}
			this.noHeaders = formats.isEmpty() ? null : noHeaders(definition);
			if (this.noHeaders != null) {
				spec.addOption(this.noHeaders);
			}
			this.inputFormat = definition.hasInputFormat() ? inputFormat(definition) : null;
			if (this.inputFormat != null) {
				spec.addOption(this.inputFormat);
			}
			this.confirmed = definition.traits().confirm().isEmpty() ? null : confirmed();
			if (this.confirmed != null) {
				spec.addOption(this.confirmed);
			}
			this.help = OptionSpec.builder(free(definition, "-h", "--help"))
				.usageHelp(true)
				.description("Show this help.")
				.build();
			spec.addOption(this.help);
			this.commandLine = new CommandLine(spec);
			this.commandLine.setExpandAtFiles(false);
			this.commandLine.setInterpolateVariables(false);
			this.commandLine.setTrimQuotes(false);
			this.commandLine.setUseSimplifiedAtFiles(false);
			this.commandLine.setUnmatchedOptionsArePositionalParams(false);
		}

		private static String[] description(CommandDefinition definition) {
			List<String> lines = new ArrayList<>();
			lines.add(definition.description());
			if (!definition.traits().deprecated().isEmpty()) {
				lines.add("Deprecated. " + definition.traits().deprecated());
			}
			if (!definition.aliases().isEmpty()) {
				lines.add("Also: " + String.join(", ", definition.aliases()));
			}
			return lines.stream()
				.filter((line) -> !line.isEmpty())
				.map((line) -> line.replace("%", "%%"))
				.toArray(String[]::new);
		}

		private static OptionSpec option(CommandParameter.Option option, CommandDefinition definition) {
			OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(String[]::new))
				.description(describe(option, definition))
				.hidden(option.annotation().hidden())
				.required(isRequired(option));
			if (option.isCounted()) {
				return builder.arity("0").type(List.class).auxiliaryTypes(Boolean.class).build();
			}
			if (option.isFlag()) {
				return builder.arity("0").type(boolean.class).build();
			}
			builder.arity("1").paramLabel(option.isMap() ? "<key=value>" : "<" + option.name() + ">");
			return option.isMulti() ? builder.type(List.class).auxiliaryTypes(String.class).build()
					: builder.type(String.class).build();
		}

		private static OptionSpec opposite(CommandParameter.Option option) {
			return OptionSpec.builder(option.negativeNames().toArray(String[]::new))
				.arity("0")
				.type(boolean.class)
				.hidden(true)
				.build();
		}

		private static PositionalParamSpec positional(CommandParameter.Argument argument, int position) {
			PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
				.description(describe(argument, null))
				.paramLabel(argument.label());
			if (argument.isMulti()) {
				return builder.index(position + "..*")
					.arity("0..*")
					.type(List.class)
					.auxiliaryTypes(String.class)
					.build();
			}
			return builder.index(Integer.toString(position))
				.arity(argument.isRequired() ? "1" : "0..1")
				.required(argument.isRequired())
				.type(String.class)
				.build();
		}

		private static @Nullable OptionSpec format(CommandDefinition definition, List<String> formats) {
			String[] names = free(definition, "-o", "--output");
			if (!List.of(names).contains("--output")) {
				return null;
			}
			return OptionSpec.builder(names)
				.arity("1")
				.type(String.class)
				.paramLabel("<format>")
				.completionCandidates(formats)
				.description("Format of the result: " + String.join(", ", formats) + ".")
				.build();
		}

		private static @Nullable OptionSpec columns(CommandDefinition definition) {
			String[] names = free(definition, "--columns");
			return (names.length == 0) ? null
					: OptionSpec.builder(names)
						.arity("1")
						.type(List.class)
						.auxiliaryTypes(String.class)
						.splitRegex(",")
						.paramLabel("<name>")
						.description("Columns of the result to show, in this order, separated by commas.")
						.build();
		}

		private static @Nullable OptionSpec noHeaders(CommandDefinition definition) {
			String[] names = free(definition, "--no-headers");
			return (names.length == 0) ? null
					: OptionSpec.builder(names)
						.arity("0")
						.type(boolean.class)
						.description("Leave out the headers of a table or of CSV.")
						.build();
		}

		private static @Nullable OptionSpec inputFormat(CommandDefinition definition) {
			String[] names = free(definition, "--input-format");
			return (names.length == 0) ? null
					: OptionSpec.builder(names)
						.arity("1")
						.type(String.class)
						.paramLabel("<format>")
						.description("Format of standard input: " + String.join(", ", InputReader.getFormats())
								+ ". Found from the input if absent.")
						.build();
		}

		private static OptionSpec confirmed() {
			return OptionSpec.builder(Confirmation.OPTION)
				.arity("0")
				.type(boolean.class)
				.description("Do it without asking.")
				.build();
		}

		private static String[] free(CommandDefinition definition, String... names) {
			List<String> taken = definition.options().flatMap((option) -> option.names().stream()).toList();
			return Arrays.stream(names).filter((name) -> !taken.contains(name)).toArray(String[]::new);
		}

		private static String describe(CommandParameter.Typed parameter, @Nullable CommandDefinition definition) {
			List<String> sentences = new ArrayList<>();
			sentences.add(parameter.description());
			List<String> constants = ValueDescription.constants(parameter.target());
			if (!constants.isEmpty()) {
				sentences.add("One of " + String.join(", ", constants) + ".");
			}
			if (parameter instanceof CommandParameter.Option option && definition != null) {
				describeTraits(option, definition, sentences);
			}
			if (parameter.defaultValue() != null && !parameter.isSecret()) {
				sentences.add("Default: " + parameter.defaultValue() + ".");
			}
			return String.join(" ", sentences.stream().filter((sentence) -> !sentence.isEmpty()).toList());
		}

		private static void describeTraits(CommandParameter.Option option, CommandDefinition definition,
				List<String> sentences) {
			if (option.isNegatable()) {
				sentences.add("Opposite: " + String.join(", ", option.negativeNames()) + ".");
			}
			if (option.isCounted()) {
				sentences.add("May be repeated.");
			}
			if (option.isSecret() && option.isRequired()) {
				sentences.add("Asked for on a terminal if absent.");
			}
			List<String> excluded = definition.excludedBy(option)
				.filter((other) -> !other.annotation().hidden())
				.map(CommandParameter.Option::label)
				.toList();
			if (!excluded.isEmpty()) {
				sentences.add("Not together with " + String.join(", ", excluded) + ".");
			}
		}

		ParsedArguments parse(List<String> arguments) {
			ParseResult result;
			try {
				result = this.commandLine.parseArgs(arguments.toArray(String[]::new));
			}
			catch (ParameterException ex) {
				throw usage(explain(ex));
			}
			Map<CommandParameter, List<String>> values = new HashMap<>();
			this.specs.forEach((parameter, spec) -> {
				List<String> typed = values((CommandParameter.Typed) parameter, spec, result);
				if (typed != null) {
					values.put(parameter, typed);
				}
			});
			boolean helpAsked = result.hasMatchedOption(this.help);
			if (!helpAsked) {
				checkExclusive(values);
			}
			return new ParsedArguments(values, resultOptions(result), helpAsked,
					this.confirmed != null && result.hasMatchedOption(this.confirmed), inputFormat(result));
		}

		/**
		 * Parse nothing but the option that needs no other, so that nothing is left of
		 * what was parsed before.
		 */
		void forget() {
			this.commandLine.parseArgs(this.help.longestName());
		}

		private ResultOptions resultOptions(ParseResult result) {
			String format = (this.format != null && result.hasMatchedOption(this.format))
					? this.format.stringValues().get(0) : null;
			List<String> columns = (this.columns != null && result.hasMatchedOption(this.columns))
					? this.columns.stringValues().stream().map(String::strip).filter(StringUtils::hasText).toList()
					: List.of();
			return new ResultOptions(format, columns,
					this.noHeaders == null || !result.hasMatchedOption(this.noHeaders));
		}

		private @Nullable List<String> values(CommandParameter.Typed parameter, ArgSpec spec, ParseResult result) {
			OptionSpec opposite = this.opposites.get(parameter);
			if (opposite != null && result.hasMatchedOption(opposite)) {
				List<OptionSpec> matched = result.matchedOptions();
				return List.of(Boolean.toString(matched.lastIndexOf(spec) > matched.lastIndexOf(opposite)));
			}
			if (!isMatched(result, spec)) {
				return null;
			}
			if (parameter.isCounted() && spec.getValue() instanceof List<?> flags) {
				return flags.stream().map(String::valueOf).toList();
			}
			return parameter.isFlag() ? List.of("true") : List.copyOf(spec.stringValues());
		}

		private @Nullable SshInputFormat inputFormat(ParseResult result) {
			if (this.inputFormat == null || !result.hasMatchedOption(this.inputFormat)) {
				return null;
			}
			String name = this.inputFormat.stringValues().get(0);
			if (!InputReader.getFormats().contains(name)) {
				throw usage("there is no input format '" + name + "', use one of "
						+ String.join(", ", InputReader.getFormats()));
			}
			return SshInputFormat.valueOf(name.toUpperCase(Locale.ROOT));
		}

		private void checkExclusive(Map<CommandParameter, List<String>> values) {
			this.definition.options().filter(values::containsKey).forEach((option) -> {
				this.definition.excludedBy(option).filter(values::containsKey).findFirst().ifPresent((other) -> {
					throw usage(option.label() + " and " + other.label() + " exclude each other, use one of them");
				});
			});
		}

		private UsageException usage(String problem) {
			return new UsageException(this.definition.name() + ": " + problem + (problem.endsWith("?") ? "" : ".")
					+ " Try '" + this.definition.name() + " --help'");
		}

		SecretMask secretMask() {
			Set<String> secrets = this.definition.options()
				.filter(CommandParameter.Option::isSecret)
				.flatMap((option) -> option.names().stream())
				.collect(Collectors.toSet());
			Set<String> flags = new HashSet<>();
			Set<String> others = new HashSet<>();
			for (OptionSpec option : this.commandLine.getCommandSpec().options()) {
				List<String> names = List.of(option.names());
				if (!secrets.contains(option.longestName())) {
					((option.arity().max() == 0) ? flags : others).addAll(names);
				}
			}
			return new SecretMask(secrets, Set.copyOf(flags), Set.copyOf(others));
		}

		List<CompletableOption> options() {
			return this.commandLine.getCommandSpec().options().stream().map(this::completable).toList();
		}

		private CompletableOption completable(OptionSpec spec) {
			CommandParameter.Option declared = this.definition.options()
				.filter((option) -> this.specs.get(option) == spec)
				.findFirst()
				.orElse(null);
			List<String> values = new ArrayList<>();
			if (spec.completionCandidates() != null) {
				spec.completionCandidates().forEach(values::add);
			}
			boolean hidden = spec.hidden() || (declared != null && declared.annotation().hidden());
			String description = (declared != null) ? declared.description() : String.join(" ", spec.description());
			return new CompletableOption(List.of(spec.names()), description, hidden, spec.arity().max() > 0, values,
					declared);
		}

		private static boolean isMatched(ParseResult result, ArgSpec spec) {
			return (spec instanceof OptionSpec option) ? result.hasMatchedOption(option)
					: result.hasMatchedPositional((PositionalParamSpec) spec);
		}

		private String explain(ParameterException ex) {
			if (ex instanceof UnmatchedArgumentException unmatched) {
				String first = unmatched.getUnmatched().get(0);
				List<String> suggestions = unmatched.isUnknownOption() ? unmatched.getSuggestions() : List.of();
				String problem = unmatched.isUnknownOption() ? "there is no option" + quoteOption(first)
						: "there is one argument too many" + (this.definition.hasSecrets() ? "" : ": '" + first + "'");
				return suggestions.isEmpty() ? problem : problem + ". Did you mean '" + suggestions.get(0) + "'?";
			}
			if (ex instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
				return String.join(" and ", missing.getMissing().stream().map(Parser::label).toList())
						+ ((missing.getMissing().size() == 1) ? " is missing" : " are missing");
			}
			if (this.definition.hasSecrets()) {
				return "the options cannot be used like this";
			}
			return StringUtils.uncapitalize(String.valueOf(ex.getMessage()));
		}

		/**
		 * Quotes an unknown option, of which a part may be the value of a secret.
		 * @param word the option as typed
		 * @return the name alone if the command has secrets
		 */
		private String quoteOption(String word) {
			if (!this.definition.hasSecrets()) {
				return " '" + word + "'";
			}
			String name = word.startsWith("--") ? word.replaceFirst("=.*", "") : word.substring(0, 2);
			return " '" + name + "'";
		}

		private static String label(ArgSpec spec) {
			return (spec instanceof OptionSpec option) ? option.longestName() : spec.paramLabel();
		}

	}

}
