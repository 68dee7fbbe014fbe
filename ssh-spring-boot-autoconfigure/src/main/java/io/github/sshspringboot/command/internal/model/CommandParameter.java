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
import io.github.sshspringboot.command.internal.option.OptionScanner;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;

/**
 * A parameter of a command method.
 */
public sealed interface CommandParameter {

	/**
	 * A parameter whose value the user types.
	 */
	sealed interface Typed extends CommandParameter {

		ParameterType type();

		/**
		 * Return the name for messages, {@code --name} or {@code <name>}.
		 */
		String label();

		/**
		 * Return the name of the argument, or of the option without dashes.
		 */
		String name();

		String description();

		@Nullable String defaultValue();

		/**
		 * Return the completer of the application, {@code null} for none.
		 */
		@Nullable SshCompleter completer();

		boolean mayBeRequired();

		default boolean isFlag() {
			return false;
		}

		/**
		 * Return whether it is a flag whose number is passed to the method.
		 */
		default boolean isCounted() {
			return false;
		}

		/**
		 * Return whether it is a flag, possibly a counted one, and so takes no value.
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
	 * An option, whose names have their dashes and begin with the shortest. Other
	 * properties may make it optional even if {@code mayBeRequired} is set.
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
		 * Return the names of the opposite such as {@code --no-color}, empty for none.
		 */
		public List<String> negativeNames() {
			return !isNegatable() ? List.of()
					: this.names.stream()
						.filter(OptionScanner::isLong)
						.map((name) -> "--no-" + name.substring(2))
						.toList();
		}

	}

	/**
	 * Further attributes of an option. The exclusive group is empty for none.
	 */
	record OptionTraits(boolean hidden, boolean counted, boolean secret, boolean negatable, String exclusive) {

		public static final OptionTraits NONE = new OptionTraits(false, false, false, false, "");

	}

	/**
	 * A positional argument.
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
	 */
	record Stdin(MethodParameter parameter, InputTarget target, SshInputFormat format) implements CommandParameter {

		boolean hasFormatOption() {
			return !this.target.isText() && this.format == SshInputFormat.DETECT;
		}

	}

	/**
	 * A parameter that takes the words of a command that parses them itself.
	 */
	record Words() implements CommandParameter {

	}

	/**
	 * A parameter that an {@link ArgumentSource} resolves.
	 */
	record Resolved(MethodParameter parameter, ArgumentSource source) implements CommandParameter {

	}

}
