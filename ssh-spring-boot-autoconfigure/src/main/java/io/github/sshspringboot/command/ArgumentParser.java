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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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
 * Parses the arguments of one command by means of picocli, as text. Parsers are used
 * again, one thread at a time.
 */
final class ArgumentParser {

	private static final int MAX_IDLE = 16;

	private static final int MIN_HELP_WIDTH = 60;

	private final CommandDefinition definition;

	private final List<String> formats;

	private final Queue<Parser> idle = new ConcurrentLinkedQueue<>();

	private volatile @Nullable List<CompletableOption> options;

	ArgumentParser(CommandDefinition definition, List<String> formats) {
		this.definition = definition;
		this.formats = definition.hasResult() ? List.copyOf(formats) : List.of();
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
			if (this.idle.size() < MAX_IDLE) {
				this.idle.offer(parser);
			}
		}
	}

	private static boolean isRequired(CommandParameter parameter) {
		return parameter instanceof CommandParameter.Typed typed && typed.isRequired();
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
	 * @param format the format for the result, if one was named
	 * @param help whether the user asked for help
	 * @param confirmed whether the user confirmed the command beforehand
	 */
	record ParsedArguments(Map<CommandParameter, List<String>> values, @Nullable String format, boolean help,
			boolean confirmed) {

		static final ParsedArguments EMPTY = new ParsedArguments(Map.of(), null, false, false);

	}

	private static final class Parser {

		private final CommandDefinition definition;

		private final Map<CommandParameter, ArgSpec> specs = new HashMap<>();

		private final OptionSpec help;

		private final @Nullable OptionSpec format;

		private final @Nullable OptionSpec confirmed;

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
					OptionSpec optionSpec = option(option);
					spec.addOption(optionSpec);
					this.specs.put(parameter, optionSpec);
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
			if (definition.traits().experimental()) {
				lines.add("Experimental: may change or go.");
			}
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

		private static OptionSpec option(CommandParameter.Option option) {
			OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(String[]::new))
				.description(describe(option))
				.required(option.isRequired());
			if (option.isFlag()) {
				return builder.arity("0").type(boolean.class).build();
			}
			builder.arity("1").paramLabel("<" + option.label().replaceFirst("^-+", "") + ">");
			return option.isMulti() ? builder.type(List.class).auxiliaryTypes(String.class).build()
					: builder.type(String.class).build();
		}

		private static PositionalParamSpec positional(CommandParameter.Argument argument, int position) {
			PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
				.description(describe(argument))
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

		private static String describe(CommandParameter.Typed parameter) {
			StringBuilder description = new StringBuilder(parameter.description());
			Class<?> type = parameter.valueType();
			if (type.isEnum()) {
				description.append(description.isEmpty() ? "" : " ")
					.append("One of ")
					.append(String.join(", ", Arrays.stream(type.getEnumConstants())
						.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
						.toList()))
					.append('.');
			}
			if (parameter.defaultValue() != null) {
				description.append(description.isEmpty() ? "" : " ")
					.append("Default: ")
					.append(parameter.defaultValue())
					.append('.');
			}
			return description.toString();
		}

		ParsedArguments parse(List<String> arguments) {
			ParseResult result;
			try {
				result = this.commandLine.parseArgs(arguments.toArray(String[]::new));
			}
			catch (ParameterException ex) {
				String problem = explain(ex);
				throw new UsageException(this.definition.name() + ": " + problem + (problem.endsWith("?") ? "" : ".")
						+ " Try '" + this.definition.name() + " --help'");
			}
			Map<CommandParameter, List<String>> values = new HashMap<>();
			this.specs.forEach((parameter, spec) -> {
				if (isMatched(result, spec)) {
					values.put(parameter, List.copyOf(spec.stringValues()));
				}
			});
			String format = (this.format != null && result.hasMatchedOption(this.format))
					? this.format.stringValues().get(0) : null;
			return new ParsedArguments(values, format, result.hasMatchedOption(this.help),
					this.confirmed != null && result.hasMatchedOption(this.confirmed));
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

		private static String explain(ParameterException ex) {
			if (ex instanceof UnmatchedArgumentException unmatched) {
				String first = unmatched.getUnmatched().get(0);
				String problem = unmatched.isUnknownOption() ? "there is no option '" + first + "'"
						: "there is one argument too many: '" + first + "'";
				List<String> suggestions = unmatched.isUnknownOption() ? unmatched.getSuggestions() : List.of();
				return suggestions.isEmpty() ? problem : problem + ". Did you mean '" + suggestions.get(0) + "'?";
			}
			if (ex instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
				return String.join(" and ", missing.getMissing().stream().map(Parser::label).toList())
						+ ((missing.getMissing().size() == 1) ? " is missing" : " are missing");
			}
			return StringUtils.uncapitalize(String.valueOf(ex.getMessage()));
		}

		private static String label(ArgSpec spec) {
			return (spec instanceof OptionSpec option) ? option.longestName() : spec.paramLabel();
		}

	}

}
