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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.internal.model.BuiltInOption;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.model.ValueDescription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Describes commands to picocli, which treats all values as text. The user object of an
 * option or argument is a {@link CommandParameter.Typed}, the {@link Opposite} of a flag,
 * or a {@link BuiltInOption}.
 */
public final class ArgumentSpecs {

	private ArgumentSpecs() {
	}

	static CommandSpec of(CommandDefinition definition, List<String> formats) {
		CommandSpec spec = CommandSpec.wrapWithoutInspection(null);
		spec.name(definition.name());
		spec.usageMessage().description(describe(definition)).sortOptions(false);
		definition.options().forEach((option) -> {
			spec.addOption(option(option, definition));
			if (option.isNegatable()) {
				spec.addOption(opposite(option));
			}
		});
		List<CommandParameter.Argument> arguments = definition.arguments().toList();
		for (int position = 0; position < arguments.size(); position++) {
			spec.addPositional(positional(arguments.get(position), position, definition));
		}
		BuiltInOption.of(definition, formats).forEach(spec::addOption);
		return spec;
	}

	private static String[] describe(CommandDefinition definition) {
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
			.userObject(option)
			.description(describe(option, definition))
			.hidden(option.isHidden())
			.required(option.isRequired() && !option.isSecret());
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
			.userObject(new Opposite(option))
			.arity("0")
			.type(boolean.class)
			.hidden(true)
			.build();
	}

	private static PositionalParamSpec positional(CommandParameter.Argument argument, int position,
			CommandDefinition definition) {
		PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
			.userObject(argument)
			.description(describe(argument, definition))
			.paramLabel(argument.label());
		if (argument.isMulti()) {
			return builder.index(position + "..*").arity("0..*").type(List.class).auxiliaryTypes(String.class).build();
		}
		return builder.index(Integer.toString(position))
			.arity(argument.isRequired() ? "1" : "0..1")
			.required(argument.isRequired())
			.type(String.class)
			.build();
	}

	private static String describe(CommandParameter.Typed parameter, CommandDefinition definition) {
		List<String> sentences = new ArrayList<>();
		sentences.add(parameter.description());
		List<String> constants = ValueDescription.constants(parameter.target());
		if (!constants.isEmpty()) {
			sentences.add("One of " + String.join(", ", constants) + ".");
		}
		if (parameter instanceof CommandParameter.Option option) {
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
			.filter((other) -> !other.isHidden())
			.map(CommandParameter.Option::label)
			.toList();
		if (!excluded.isEmpty()) {
			sentences.add("Not together with " + String.join(", ", excluded) + ".");
		}
	}

	/**
	 * Return the part of a help page that explains options of results, empty if there are
	 * none.
	 */
	static String helpForResult(List<OptionSpec> options, int width) {
		CommandSpec spec = CommandSpec.wrapWithoutInspection(null);
		spec.usageMessage().sortOptions(false).width(width);
		options.stream()
			.filter((option) -> option.userObject() instanceof BuiltInOption own && own != BuiltInOption.HELP)
			.forEach((option) -> spec.addOption(option.toBuilder().build()));
		return spec.options().isEmpty() ? ""
				: "Options for the result:\n" + new Help(spec, Help.defaultColorScheme(Ansi.OFF)).optionList();
	}

	/**
	 * Return the declared option that an option of picocli represents, {@code null} if it
	 * is built in.
	 */
	public static CommandParameter.@Nullable Option declared(ArgSpec spec) {
		if (spec.userObject() instanceof Opposite opposite) {
			return opposite.option();
		}
		return (spec.userObject() instanceof CommandParameter.Option option) ? option : null;
	}

	/**
	 * The opposite of a flag, such as {@code --no-color}.
	 */
	record Opposite(CommandParameter.Option option) {

	}

}
