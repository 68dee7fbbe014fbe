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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.command.SshInputFormat;
import io.github.sshspringboot.command.internal.input.InputTarget;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;

/**
 * A parameter of a command.
 */
public sealed interface CommandParameter {

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
	 * @param names the names with their dashes, the shortest first
	 * @param description what it is for
	 * @param mayBeRequired whether it has to be there if nothing else says that it need
	 * not
	 * @param defaultValue its value when absent
	 * @param completer proposes values
	 * @param traits what else is declared
	 */
	record Option(ParameterType type, List<String> names, String description, boolean mayBeRequired,
			@Nullable String defaultValue, @Nullable SshCompleter completer, OptionTraits traits) implements Typed {

		@Override
		public String label() {
			return this.names.get(this.names.size() - 1);
		}

		@Override
		public String name() {
			return label().replaceFirst("^-+", "");
		}

		@Override
		public boolean isFlag() {
			Class<?> type = valueType();
			return type == boolean.class || type == Boolean.class;
		}

		@Override
		public boolean isCounted() {
			return this.traits.counted();
		}

		@Override
		public boolean isSecret() {
			return this.traits.secret();
		}

		@Override
		public boolean isNegatable() {
			return this.traits.negatable();
		}

		public boolean isHidden() {
			return this.traits.hidden();
		}

		public String exclusiveGroup() {
			return this.traits.exclusive();
		}

		Stream<String> allNames() {
			return Stream.concat(this.names.stream(), negativeNames().stream());
		}

		/**
		 * The names of the opposite.
		 * @return names such as {@code --no-color}, empty if there is no opposite
		 */
		public List<String> negativeNames() {
			return !isNegatable() ? List.of()
					: this.names.stream()
						.filter((name) -> name.startsWith("--"))
						.map((name) -> "--no-" + name.substring(2))
						.toList();
		}

	}

	/**
	 * What else an option says about itself.
	 *
	 * @param hidden whether it is shown nowhere
	 * @param counted whether the method gets how often it is there
	 * @param secret whether its value is shown nowhere
	 * @param negatable whether it has an opposite
	 * @param exclusive the group of which one may be there, empty for none
	 */
	record OptionTraits(boolean hidden, boolean counted, boolean secret, boolean negatable, String exclusive) {

		static final OptionTraits NONE = new OptionTraits(false, false, false, false, "");

	}

	/**
	 * A positional argument.
	 *
	 * @param type what it holds
	 * @param name the name in help and messages
	 * @param description what it is for
	 * @param mayBeRequired whether it has to be there if nothing else says that it need
	 * not
	 * @param defaultValue its value when absent
	 * @param completer proposes values
	 */
	record Argument(ParameterType type, String name, String description, boolean mayBeRequired,
			@Nullable String defaultValue, @Nullable SshCompleter completer) implements Typed {

		@Override
		public String label() {
			return "<" + this.name + ">";
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
