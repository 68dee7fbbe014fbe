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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sshspringboot.command.annotation.SshArgument;
import io.github.sshspringboot.command.annotation.SshCompleter;
import io.github.sshspringboot.command.annotation.SshInputFormat;
import io.github.sshspringboot.command.annotation.SshOption;
import io.github.sshspringboot.command.input.InputTarget;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;

/**
 * A parameter of a command.
 */
sealed interface CommandParameter {

	/**
	 * A parameter whose value the user types.
	 */
	sealed interface Typed extends CommandParameter {

		ParameterType type();

		/**
		 * How the parameter is called in messages.
		 * @return {@code --name} or {@code <name>}
		 */
		String label();

		/**
		 * The name alone.
		 * @return the name of the argument, or of the option without dashes
		 */
		String name();

		String description();

		@Nullable String defaultValue();

		/**
		 * Proposes values.
		 * @return the completer of the application, {@code null} if it has none
		 */
		@Nullable SshCompleter completer();

		boolean mayBeRequired();

		default boolean isFlag() {
			return false;
		}

		/**
		 * Whether it is a flag of which the method gets the number.
		 * @return whether to count
		 */
		default boolean isCounted() {
			return false;
		}

		/**
		 * Whether it takes no value.
		 * @return {@code true} for flags, counted ones too
		 */
		default boolean isSwitch() {
			return isFlag() || isCounted();
		}

		default boolean isSecret() {
			return false;
		}

		default boolean isNegatable() {
			return false;
		}

		default boolean isMap() {
			return Map.class.isAssignableFrom(valueType());
		}

		default boolean isMulti() {
			Class<?> type = valueType();
			return (type.isArray() && type != char[].class) || Collection.class.isAssignableFrom(type) || isMap();
		}

		default TypeDescriptor target() {
			return type().target();
		}

		default Class<?> valueType() {
			return type().value();
		}

		default boolean isRequired() {
			return mayBeRequired() && defaultValue() == null && !isSwitch() && !isMulti() && !type().optional();
		}

	}

	/**
	 * An option.
	 *
	 * @param type what it holds
	 * @param annotation what is declared
	 * @param names the names with their dashes, the shortest first
	 * @param defaultValue its value when absent
	 * @param completer proposes values
	 */
	record Option(ParameterType type, SshOption annotation, List<String> names, @Nullable String defaultValue,
			@Nullable SshCompleter completer) implements Typed {

		@Override
		public String label() {
			return this.names.get(this.names.size() - 1);
		}

		@Override
		public String name() {
			return label().replaceFirst("^-+", "");
		}

		@Override
		public String description() {
			return this.annotation.description();
		}

		@Override
		public boolean mayBeRequired() {
			return this.annotation.required();
		}

		@Override
		public boolean isFlag() {
			Class<?> type = valueType();
			return type == boolean.class || type == Boolean.class;
		}

		@Override
		public boolean isCounted() {
			return this.annotation.counted();
		}

		@Override
		public boolean isSecret() {
			return this.annotation.secret();
		}

		@Override
		public boolean isNegatable() {
			return this.annotation.negatable();
		}

		String exclusiveGroup() {
			return this.annotation.exclusive();
		}

		Stream<String> allNames() {
			return Stream.concat(this.names.stream(), negativeNames().stream());
		}

		/**
		 * The names of the opposite.
		 * @return names such as {@code --no-color}, empty if there is no opposite
		 */
		List<String> negativeNames() {
			return !this.annotation.negatable() ? List.of()
					: this.names.stream()
						.filter((name) -> name.startsWith("--"))
						.map((name) -> "--no-" + name.substring(2))
						.toList();
		}

	}

	/**
	 * A positional argument.
	 *
	 * @param type what it holds
	 * @param annotation what is declared
	 * @param name the name in help and messages
	 * @param defaultValue its value when absent
	 * @param completer proposes values
	 */
	record Argument(ParameterType type, SshArgument annotation, String name, @Nullable String defaultValue,
			@Nullable SshCompleter completer) implements Typed {

		@Override
		public String label() {
			return "<" + this.name + ">";
		}

		@Override
		public String description() {
			return this.annotation.description();
		}

		@Override
		public boolean mayBeRequired() {
			return this.annotation.required();
		}

	}

	/**
	 * A parameter that standard input is bound to.
	 *
	 * @param parameter the parameter of the method
	 * @param target what to make of the input
	 * @param format the declared format
	 */
	record Stdin(MethodParameter parameter, InputTarget target, SshInputFormat format) implements CommandParameter {

		boolean hasFormatOption() {
			return !this.target.isText() && this.format == SshInputFormat.DETECT;
		}

	}

	/**
	 * A parameter whose value comes from the run of the command.
	 *
	 * @param parameter the parameter of the method
	 * @param source gives its value
	 */
	record Resolved(MethodParameter parameter, ArgumentSource source) implements CommandParameter {

	}

}
