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

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command as declared. Names are full names, words separated by one space.
 */
public record CommandDefinition(String name, List<String> aliases, Group group, String description,
		CommandTarget target, List<CommandParameter> parameters, CommandTraits traits) {

	public Method method() {
		return this.target.method();
	}

	public Stream<CommandParameter.Option> options() {
		return this.parameters.stream()
			.filter(CommandParameter.Option.class::isInstance)
			.map(CommandParameter.Option.class::cast);
	}

	public Stream<CommandParameter.Argument> arguments() {
		return this.parameters.stream()
			.filter(CommandParameter.Argument.class::isInstance)
			.map(CommandParameter.Argument.class::cast);
	}

	/**
	 * Return the options that cannot be used together with the given one.
	 */
	public Stream<CommandParameter.Option> excludedBy(CommandParameter.Option option) {
		return options().filter((other) -> other != option && !option.exclusiveGroup().isEmpty()
				&& option.exclusiveGroup().equals(other.exclusiveGroup()));
	}

	/**
	 * Return whether users can specify the format of standard input.
	 */
	boolean hasInputFormat() {
		return this.parameters.stream()
			.anyMatch((parameter) -> parameter instanceof CommandParameter.Stdin stdin && stdin.hasFormatOption());
	}

	/**
	 * Return whether what is typed may contain secrets. Nobody knows this of what is not
	 * parsed.
	 */
	public boolean hasSecrets() {
		return isUnparsed() || options().anyMatch(CommandParameter.Option::isSecret);
	}

	/**
	 * Return whether the only argument is text as the client sent it.
	 */
	public boolean isUnparsed() {
		return this.traits.form().isUnparsed();
	}

	/**
	 * Return whether the command itself parses the words after its name, but for options
	 * that are built in. Its parameters only describe them.
	 */
	public boolean isForeign() {
		return this.traits.form() == CommandForm.FOREIGN;
	}

	/**
	 * Return whether it is a handler that takes a line.
	 */
	public boolean supports(String line) {
		return this.target instanceof ExecHandlerTarget handled && handled.handler().supports(line);
	}

	/**
	 * Return whether the words after the name ask for nothing but the help page.
	 */
	public boolean isHelp(List<String> words) {
		return this.traits.form() != CommandForm.HANDLER && words.equals(List.of(BuiltInOption.HELP.longName()));
	}

	/**
	 * Return the path of a file.
	 */
	public String path() {
		return CommandNames.path(this.name);
	}

	/**
	 * Return the words that give the result of a file the format of its extension.
	 */
	public List<String> fileWords() {
		return hasResult() ? List.of(BuiltInOption.OUTPUT.longName(), FileFormat.of(path())) : List.of();
	}

	public boolean isTyped() {
		return this.parameters.stream().anyMatch(CommandParameter.Typed.class::isInstance);
	}

	/**
	 * Return whether the command returns a result that has a format, rather than nothing,
	 * a status or raw bytes.
	 */
	boolean hasResult() {
		return this.target.hasResult();
	}

	/**
	 * Return the class and the method of the command, for messages.
	 */
	public String location() {
		return this.target.location();
	}

	public static String location(Method method) {
		return method.getDeclaringClass().getName() + "." + method.getName() + "()";
	}

	/**
	 * A group of commands, whose name may be empty.
	 */
	public record Group(String name, String description) {

	}

}
