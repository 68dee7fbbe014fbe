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

import java.io.InputStream;
import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshInputFormat;
import io.github.sshspringboot.command.internal.input.InputReader;
import io.github.sshspringboot.command.internal.model.ValueConverter.ValueException;
import io.github.sshspringboot.server.ExitStatus;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.core.io.Resource;

/**
 * Rejects commands that cannot work as declared, or that would let users read resources
 * of the server.
 */
final class DefinitionRules {

	private static final Set<String> RESERVED = Set.of("help", "exit");

	/**
	 * What a subsystem may return.
	 */
	private static final Set<Class<?>> RAW_RESULTS = Set.of(void.class, int.class, Integer.class, ExitStatus.class,
			ExitCodeGenerator.class, byte[].class, InputStream.class, Resource.class);

	private final ServerSideTypes serverSideTypes;

	private final ValueConverter converter;

	private final List<String> formats;

	DefinitionRules(ListableBeanFactory beanFactory, ValueConverter converter, List<String> formats) {
		this.serverSideTypes = new ServerSideTypes(beanFactory);
		this.converter = converter;
		this.formats = formats;
	}

	void check(CommandDefinition definition) {
		switch (definition.traits().form()) {
			case SUBSYSTEM -> checkSubsystem(definition);
			case RAW -> checkRaw(definition);
			case FILE -> checkFile(definition);
			case WORDS, FOREIGN, HANDLER -> {
			}
		}
		if (definition.traits().form() != CommandForm.SUBSYSTEM && definition.traits().form() != CommandForm.FILE) {
			checkCommand(definition);
		}
	}

	private static void checkSubsystem(CommandDefinition definition) {
		String subject = "The subsystem " + definition.location();
		if (!CommandNames.isValidSubsystem(definition.name())) {
			throw new SshCommandDefinitionException(subject + " has no valid name",
					"Give it a name of at most 64 visible ASCII characters without a comma, such as prices@example.com.");
		}
		if (!definition.parameters().stream().allMatch(CommandParameter.Resolved.class::isInstance)) {
			throw new SshCommandDefinitionException(
					subject + " has a parameter with @SshOption, @SshArgument or @SshStdin, but clients send no words",
					"Read what the client sends from an InputStream.");
		}
		Class<?> type = definition.method().getReturnType();
		if (RAW_RESULTS.stream().noneMatch((raw) -> raw.isAssignableFrom(type))) {
			throw new SshCommandDefinitionException(
					subject + " returns " + type.getName() + ", which is neither a status nor bytes",
					"Write to an OutputStream, and return nothing, an ExitStatus or an int.");
		}
	}

	private void checkFile(CommandDefinition definition) {
		String subject = "The file " + definition.location();
		if (!CommandNames.isValidFile(definition.name())) {
			throw new SshCommandDefinitionException(subject + " has no valid path",
					"Give it an absolute path such as /reports/orders.csv.");
		}
		if (!definition.parameters().stream().allMatch(CommandParameter.Resolved.class::isInstance)) {
			throw new SshCommandDefinitionException(
					subject + " has a parameter with @SshOption, @SshArgument or @SshStdin, but clients send no words",
					"Remove the parameter, or make the method a command.");
		}
		if (definition.hasResult() && !this.formats.contains(FileFormat.of(definition.path()))) {
			throw new SshCommandDefinitionException(
					subject + " has an extension that is no format of results: there are "
							+ String.join(", ", this.formats),
					"Use one of them, or return byte[], InputStream or Resource.");
		}
	}

	private static void checkRaw(CommandDefinition definition) {
		List<CommandParameter> typed = definition.parameters()
			.stream()
			.filter((parameter) -> !(parameter instanceof CommandParameter.Resolved))
			.toList();
		if (typed.size() != 1 || !(typed.get(0) instanceof CommandParameter.Argument argument)
				|| argument.target().getType() != String.class) {
			throw new SshCommandDefinitionException(
					"The raw command " + definition.location()
							+ " needs exactly one @SshArgument, a String for the rest of the line",
					"Remove its @SshOption, @SshStdin and other @SshArgument parameters.");
		}
		if (!definition.traits().confirm().isEmpty()) {
			throw new SshCommandDefinitionException(
					"The raw command " + definition.location() + " asks for confirmation, but --yes is not parsed",
					"Remove the question.");
		}
	}

	private void checkCommand(CommandDefinition definition) {
		checkName(definition.name(), definition);
		definition.aliases().forEach((alias) -> checkName(alias, definition));
		checkParameters(definition);
		definition.parameters()
			.stream()
			.filter(CommandParameter.Typed.class::isInstance)
			.map(CommandParameter.Typed.class::cast)
			.forEach((typed) -> check(typed, definition));
		checkExclusive(definition);
		definition.parameters()
			.stream()
			.filter(CommandParameter.Stdin.class::isInstance)
			.map(CommandParameter.Stdin.class::cast)
			.forEach((stdin) -> check(stdin, definition));
	}

	private static void checkName(String name, CommandDefinition definition) {
		if (!CommandNames.isValid(name)) {
			throw new SshCommandDefinitionException(
					"The command '" + name + "' of " + definition.location() + " has no valid name",
					"Give it a name of one or several words of letters, digits, '-', '_', '.' and ':', "
							+ "in @SshCommand of the type or the method.");
		}
		if (RESERVED.contains(name.split(" ", 2)[0])) {
			throw new SshCommandDefinitionException(
					"The command '" + name + "' of " + definition.location() + " has a reserved name",
					"Give it a name that does not begin with one of " + RESERVED.stream().sorted().toList() + ".");
		}
	}

	private static void checkParameters(CommandDefinition definition) {
		Set<String> names = new HashSet<>();
		Stream.of(BuiltInOption.HELP, BuiltInOption.YES)
			.filter((option) -> option.appliesTo(definition))
			.forEach((option) -> names.add(option.longName()));
		definition.options().flatMap(CommandParameter.Option::allNames).forEach((name) -> {
			if (!CommandNames.isValidOption(name)) {
				throw new SshCommandDefinitionException(
						"The option '" + name + "' of " + definition.location() + " has no valid name",
						"Give it a name such as --limit or -l, of letters, digits, '-', '_', '.' and ':'.");
			}
			if (!names.add(name)) {
				throw new SshCommandDefinitionException(
						"The option " + name + " of " + definition.location() + " exists already",
						"Give the option another name.");
			}
		});
		boolean optionalSeen = false;
		boolean multiSeen = false;
		for (CommandParameter.Argument argument : definition.arguments().toList()) {
			if (multiSeen || (optionalSeen && argument.isRequired())) {
				throw new SshCommandDefinitionException(
						"The argument " + argument.label() + " of " + definition.location()
								+ " stands after one that takes "
								+ (multiSeen ? "all that is left" : "what is there, and is required"),
						"Put required arguments first, and an array or a collection last.");
			}
			multiSeen = argument.isMulti();
			optionalSeen |= !argument.isRequired();
		}
	}

	private static void check(CommandParameter.Stdin stdin, CommandDefinition definition) {
		String subject = "The @SshStdin parameter of " + definition.location();
		if (definition.parameters().stream().filter(DefinitionRules::readsInput).count() > 1) {
			throw new SshCommandDefinitionException(subject + " is not the only one that reads standard input",
					"Keep one parameter with @SshStdin, or of type InputStream or Reader.");
		}
		if (!stdin.target().isReadable()) {
			throw new SshCommandDefinitionException(
					subject + " is of type " + stdin.target().container() + ", which cannot be read from rows",
					"Use a type with properties, a collection or Stream of one, or String for text and Stream<String> "
							+ "for lines.");
		}
		if (!stdin.target().isText() && InputReader.getFormats().isEmpty()) {
			throw new SshCommandDefinitionException(subject + " needs Jackson, which is not on the class path",
					"Add org.springframework.boot:spring-boot-starter-jackson, and for CSV "
							+ "tools.jackson.dataformat:jackson-dataformat-csv.");
		}
		if (stdin.format() == SshInputFormat.CSV && !InputReader.getFormats().contains("csv")) {
			throw new SshCommandDefinitionException(subject + " needs Jackson's CSV, which is not on the class path",
					"Add tools.jackson.dataformat:jackson-dataformat-csv.");
		}
	}

	private static boolean readsInput(CommandParameter parameter) {
		if (parameter instanceof CommandParameter.Resolved resolved) {
			Class<?> type = resolved.parameter().getParameterType();
			return type == InputStream.class || type == Reader.class;
		}
		return parameter instanceof CommandParameter.Stdin;
	}

	private void check(CommandParameter.Typed typed, CommandDefinition definition) {
		String subject = subject(typed, definition);
		if (typed instanceof CommandParameter.Option option) {
			check(option, subject);
		}
		Class<?> serverSide = this.serverSideTypes.find(typed.target().getResolvableType());
		if (serverSide != null) {
			throw new SshCommandDefinitionException(
					subject + " is of type " + serverSide.getName()
							+ ", with which users could reach files and classes of the server",
					"Add a SshArgumentResolver bean for the parameter, or a Converter bean of your own from String to "
							+ serverSide.getSimpleName() + " that lets through what users may have.");
		}
		if (!this.converter.supports(typed.target())) {
			throw new SshCommandDefinitionException(
					subject + " is of type " + typed.target().getResolvableType()
							+ ", to which text cannot be converted",
					"Add a Converter bean from String to that type, or use another type.");
		}
		checkAbsence(typed, subject);
	}

	private static void check(CommandParameter.Option option, String subject) {
		boolean counted = option.isCounted();
		if (option.isNegatable() && !option.isFlag()) {
			throw new SshCommandDefinitionException(subject + " is negatable, but not a boolean",
					"Make the parameter a boolean, or the option not negatable.");
		}
		if (option.isNegatable() && option.negativeNames().isEmpty()) {
			throw new SshCommandDefinitionException(subject + " is negatable, but has no long name",
					"Give it a name such as --color, whose opposite is --no-color.");
		}
		if (counted && option.valueType() != int.class && option.valueType() != Integer.class) {
			throw new SshCommandDefinitionException(subject + " is counted, but not an int",
					"Make the parameter an int, or the option not counted.");
		}
		if (option.isSecret() && (option.isFlag() || counted || option.isMulti())) {
			throw new SshCommandDefinitionException(subject + " is a secret, but does not take exactly one value",
					"Make the parameter a String or char[], or the option not a secret.");
		}
	}

	private void checkAbsence(CommandParameter.Typed typed, String subject) {
		String defaultValue = typed.defaultValue();
		if (defaultValue != null) {
			try {
				this.converter.convertDefault(typed, defaultValue);
			}
			catch (ValueException ex) {
				throw new SshCommandDefinitionException(subject + " cannot have the default value"
						+ (typed.isSecret() ? "" : " '" + defaultValue + "'") + ": " + ex.getMessage(),
						"Correct the default value.");
			}
		}
		else if (!typed.mayBeRequired() && !typed.isSwitch() && typed.valueType().isPrimitive()) {
			throw new SshCommandDefinitionException(
					subject + " is optional, but " + typed.valueType() + " cannot be null",
					"Give it a default value, or make the parameter an object or an Optional.");
		}
	}

	private static void checkExclusive(CommandDefinition definition) {
		definition.options().filter((option) -> !option.exclusiveGroup().isEmpty()).forEach((option) -> {
			if (definition.excludedBy(option).findAny().isEmpty()) {
				throw new SshCommandDefinitionException(subject(option, definition)
						+ " is alone in its exclusive group '" + option.exclusiveGroup() + "'",
						"Name the same group at the options that exclude it.");
			}
			if (option.isRequired()) {
				throw new SshCommandDefinitionException(
						subject(option, definition) + " is required, but excluded by other options",
						"Declare the parameter nullable or an Optional, set required = false or a default value.");
			}
		});
	}

	private static String subject(CommandParameter.Typed typed, CommandDefinition definition) {
		return ((typed instanceof CommandParameter.Option) ? "The option " : "The argument ") + typed.label() + " of "
				+ definition.location();
	}

}
