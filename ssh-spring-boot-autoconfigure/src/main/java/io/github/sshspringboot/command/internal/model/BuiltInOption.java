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

package io.github.sshspringboot.command.internal.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.internal.input.InputReader;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that no command declares, in the order of the help page. A command that
 * declares the long name of one replaces it.
 */
public enum BuiltInOption {

	OUTPUT("-o", "--output"),

	COLUMNS("--columns"),

	NO_HEADERS("--no-headers"),

	INPUT_FORMAT("--input-format"),

	YES("--yes"),

	HELP("-h", "--help");

	private final List<String> names;

	BuiltInOption(String... names) {
		this.names = List.of(names);
	}

	public String longName() {
		return this.names.get(this.names.size() - 1);
	}

	boolean appliesTo(CommandDefinition definition) {
		return (this == HELP || !definition.isUnparsed()) && switch (this) {
			case OUTPUT, COLUMNS, NO_HEADERS -> definition.hasResult();
			case INPUT_FORMAT -> definition.hasInputFormat();
			case YES -> !definition.traits().confirm().isEmpty();
			case HELP -> true;
		};
	}

	private OptionSpec.Builder describe(OptionSpec.Builder spec, List<String> formats) {
		return switch (this) {
			case OUTPUT -> spec.arity("1")
				.type(String.class)
				.paramLabel("<format>")
				.completionCandidates(formats)
				.description("Format of the result: " + String.join(", ", formats) + ".");
			case COLUMNS -> spec.arity("1")
				.type(List.class)
				.auxiliaryTypes(String.class)
				.splitRegex(",")
				.paramLabel("<name>")
				.description("Columns of the result to show, in this order, separated by commas.");
			case NO_HEADERS -> flag(spec).description("Leave out the headers of a table or of CSV.");
			case INPUT_FORMAT -> spec.arity("1")
				.type(String.class)
				.paramLabel("<format>")
				.completionCandidates(InputReader.getFormats())
				.description("Format of standard input: " + String.join(", ", InputReader.getFormats())
						+ ". Detected from the input if absent.");
			case YES -> flag(spec).description("Do not ask for confirmation.");
			case HELP -> flag(spec).usageHelp(true).description("Show this help.");
		};
	}

	private static OptionSpec.Builder flag(OptionSpec.Builder spec) {
		return spec.arity("0").type(boolean.class);
	}

	/**
	 * Return the options that apply to a command, each with its constant as the user
	 * object.
	 */
	public static Stream<OptionSpec> of(CommandDefinition definition, List<String> formats) {
		List<String> taken = definition.options().flatMap((option) -> option.names().stream()).toList();
		return Arrays.stream(values())
			.filter((option) -> option.appliesTo(definition) && !taken.contains(option.longName()))
			.map((option) -> {
				String[] free = option.names.stream().filter((name) -> !taken.contains(name)).toArray(String[]::new);
				return option.describe(OptionSpec.builder(free), formats).userObject(option).build();
			});
	}

}
