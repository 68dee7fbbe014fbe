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

package io.github.sshspringboot.command.internal.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.sshspringboot.command.SshInputFormat;
import io.github.sshspringboot.command.internal.input.InputReader;
import io.github.sshspringboot.command.internal.model.BuiltInOption;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.option.OptionParser;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Parses the arguments of one command with picocli, as text. Thread-safe.
 */
public final class ArgumentParser {

	private static final int MIN_HELP_WIDTH = 60;

	private final CommandDefinition definition;

	private final UsageMessages messages;

	private final SingletonSupplier<OptionParser> parser;

	private final SingletonSupplier<PlainOperands> operands;

	ArgumentParser(CommandDefinition definition, List<String> formats) {
		this.definition = definition;
		this.messages = new UsageMessages(definition);
		this.parser = SingletonSupplier
			.of(() -> new OptionParser(ArgumentSpecs.of(definition, formats), BuiltInOption.HELP.longName()));
		this.operands = SingletonSupplier.of(() -> PlainOperands.of(this.parser.obtain().spec()));
	}

	public List<OptionSpec> options() {
		return this.parser.obtain().spec().options();
	}

	public OptionScanner scanner() {
		return this.parser.obtain().scanner();
	}

	/**
	 * Mask the values of secret options.
	 */
	List<String> maskSecrets(List<String> words) {
		if (this.definition.isUnparsed()) {
			return words.stream().map((word) -> SecretMask.MASK).toList();
		}
		return this.definition.hasSecrets() ? new SecretMask(scanner()).mask(words) : words;
	}

	public String help(int width) {
		int readable = Math.max(width, MIN_HELP_WIDTH);
		String page = this.definition.target().help(readable);
		return (page != null) ? page + ArgumentSpecs.helpForResult(options(), readable)
				: this.parser.obtain().help(readable);
	}

	public ParsedArguments parse(List<String> arguments) {
		if (this.definition.isUnparsed() && !this.definition.isHelp(arguments)) {
			return new ParsedArguments(Map.of(this.definition.arguments().findFirst().orElseThrow(), arguments),
					ResultOptions.DEFAULT, false, false, null);
		}
		if (this.definition.isForeign()) {
			return parseForeign(arguments);
		}
		if (arguments.isEmpty() && this.definition.parameters().stream().noneMatch(ArgumentParser::isRequired)) {
			return ParsedArguments.EMPTY;
		}
		Map<CommandParameter, List<String>> operands = this.operands.obtain().read(arguments);
		if (operands != null) {
			return new ParsedArguments(operands, ResultOptions.DEFAULT, false, false, null);
		}
		try {
			return this.parser.obtain().parse(arguments, this::read);
		}
		catch (ParameterException ex) {
			throw this.messages.of(ex);
		}
	}

	private ParsedArguments parseForeign(List<String> words) {
		try {
			ForeignWords split = ForeignWords.split(words, this.parser.obtain());
			return new ParsedArguments(Map.of(this.definition.parameters().get(0), split.words()),
					resultOptions(split.builtIn()), split.builtIn().containsKey(BuiltInOption.HELP), false, null);
		}
		catch (ParameterException ex) {
			throw this.messages.of(ex);
		}
	}

	private static boolean isRequired(CommandParameter parameter) {
		return parameter instanceof CommandParameter.Typed typed && typed.isRequired() && !typed.isSecret();
	}

	private ParsedArguments read(ParseResult result) {
		Map<CommandParameter, List<String>> values = new HashMap<>();
		Map<BuiltInOption, List<String>> builtIn = new HashMap<>();
		for (OptionSpec option : result.matchedOptions()) {
			if (option.userObject() instanceof BuiltInOption own) {
				builtIn.put(own, List.copyOf(option.stringValues()));
			}
			else {
				CommandParameter.Option declared = Objects.requireNonNull(ArgumentSpecs.declared(option));
				values.put(declared, values(declared, option));
			}
		}
		for (PositionalParamSpec positional : result.matchedPositionals()) {
			values.put((CommandParameter) positional.userObject(), List.copyOf(positional.stringValues()));
		}
		boolean help = builtIn.containsKey(BuiltInOption.HELP);
		if (!help) {
			checkExclusive(values);
		}
		return new ParsedArguments(values, resultOptions(builtIn), help, builtIn.containsKey(BuiltInOption.YES),
				inputFormat(builtIn.get(BuiltInOption.INPUT_FORMAT)));
	}

	private static List<String> values(CommandParameter.Option declared, ArgSpec option) {
		if (declared.isCounted() && option.getValue() instanceof List<?> flags) {
			return flags.stream().map(String::valueOf).toList();
		}
		if (declared.isFlag()) {
			return List.of(Boolean.toString(option.userObject() == declared));
		}
		return List.copyOf(option.stringValues());
	}

	private static ResultOptions resultOptions(Map<BuiltInOption, List<String>> builtIn) {
		List<String> format = builtIn.get(BuiltInOption.OUTPUT);
		return new ResultOptions((format != null) ? format.get(0) : null,
				builtIn.getOrDefault(BuiltInOption.COLUMNS, List.of())
					.stream()
					.map(String::strip)
					.filter(StringUtils::hasText)
					.toList(),
				!builtIn.containsKey(BuiltInOption.NO_HEADERS));
	}

	private @Nullable SshInputFormat inputFormat(@Nullable List<String> names) {
		if (names == null) {
			return null;
		}
		String name = names.get(0);
		if (!InputReader.getFormats().contains(name)) {
			throw this.messages.of("there is no input format '" + name + "', use one of "
					+ String.join(", ", InputReader.getFormats()));
		}
		return SshInputFormat.valueOf(name.toUpperCase(Locale.ROOT));
	}

	private void checkExclusive(Map<CommandParameter, List<String>> values) {
		this.definition.options().filter(values::containsKey).forEach((option) -> {
			this.definition.excludedBy(option).filter(values::containsKey).findFirst().ifPresent((other) -> {
				throw this.messages.of(option.label() + " and " + other.label() + " cannot be used together");
			});
		});
	}

	/**
	 * The parsed arguments: the values of each parameter that was specified, and the
	 * built-in options.
	 */
	public record ParsedArguments(Map<CommandParameter, List<String>> values, ResultOptions result, boolean help,
			boolean confirmed, @Nullable SshInputFormat inputFormat) {

		static final ParsedArguments EMPTY = new ParsedArguments(Map.of(), ResultOptions.DEFAULT, false, false, null);

	}

}
