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

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sshspringboot.command.annotation.SshCompleter;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A command that a {@link SshCommandSource} brings.
 *
 * @param name its full name, words separated by one space
 * @param group the name of the group that help lists it in, which may be empty
 * @param description what it does, in one line, which may be empty
 * @param targets what may do the work, at least one; rules of method security on it
 * decide who sees the command
 * @param parameters what users type after the name, arguments in their order
 * @param handler runs the command
 * @since 0.1.0
 */
public record SshCommandSpec(String name, String group, String description, List<Target> targets,
		List<Parameter> parameters, Handler handler) {

	public SshCommandSpec {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(group, "'group' must not be null");
		Assert.notNull(description, "'description' must not be null");
		Assert.notEmpty(targets, "'targets' must not be empty");
		Assert.notNull(handler, "'handler' must not be null");
		targets = List.copyOf(targets);
		parameters = List.copyOf(parameters);
	}

	/**
	 * Create a command of one method.
	 * @param name its full name
	 * @param group the name of the group that help lists it in
	 * @param description what it does
	 * @param bean the object that does the work
	 * @param method the method of the bean that does the work
	 * @param parameters what users type after the name
	 * @param handler runs the command
	 */
	public SshCommandSpec(String name, String group, String description, Supplier<Object> bean, Method method,
			List<Parameter> parameters, Handler handler) {
		this(name, group, description, List.of(new Target(bean, method)), parameters, handler);
	}

	/**
	 * What may do the work of a command.
	 *
	 * @param bean the object, which may be a proxy
	 * @param method its method, as declared; the return type of the first target's tells
	 * whether the command has a result
	 */
	public record Target(Supplier<Object> bean, Method method) {

		public Target {
			Assert.notNull(bean, "'bean' must not be null");
			Assert.notNull(method, "'method' must not be null");
		}

	}

	/**
	 * Runs a command.
	 */
	@FunctionalInterface
	public interface Handler {

		/**
		 * Run the command on the current thread, as its user.
		 * @param context the run of the command
		 * @param arguments the values by the names of their parameters, without those
		 * that the user did not give
		 * @return the result, as a command method returns it
		 * @throws Exception if it fails
		 */
		@Nullable Object handle(SshCommandContext context, Map<String, Object> arguments) throws Exception;

	}

	/**
	 * What a user types after the name of a command.
	 *
	 * @param kind whether it has a place or a name
	 * @param name its name, that of an option with or without dashes
	 * @param description what it is for, in one line, which may be empty
	 * @param type the type of its value, to which text is converted: an array takes
	 * several values, one each time that the option is there, a {@code boolean} option
	 * none
	 * @param required whether it has to be there
	 * @param completer proposes values, {@code null} for those that the type tells
	 */
	public record Parameter(Kind kind, String name, String description, Class<?> type, boolean required,
			@Nullable SshCompleter completer) {

		public Parameter {
			Assert.notNull(kind, "'kind' must not be null");
			Assert.hasText(name, "'name' must not be empty");
			Assert.notNull(description, "'description' must not be null");
			Assert.notNull(type, "'type' must not be null");
		}

		/**
		 * An argument.
		 * @param name its name
		 * @param type the type of its value
		 * @return an argument that has to be there
		 */
		public static Parameter argument(String name, Class<?> type) {
			return new Parameter(Kind.ARGUMENT, name, "", type, true, null);
		}

		/**
		 * An option.
		 * @param name its name without dashes
		 * @param type the type of its value
		 * @return an option that need not be there
		 */
		public static Parameter option(String name, Class<?> type) {
			return new Parameter(Kind.OPTION, name, "", type, false, null);
		}

		/**
		 * The same, with a description.
		 * @param description what it is for
		 * @return the parameter
		 */
		public Parameter describedAs(String description) {
			return new Parameter(this.kind, this.name, description, this.type, this.required, this.completer);
		}

		/**
		 * The same, required or not.
		 * @param required whether it has to be there
		 * @return the parameter
		 */
		public Parameter required(boolean required) {
			return new Parameter(this.kind, this.name, this.description, this.type, required, this.completer);
		}

		/**
		 * The same, with values to propose.
		 * @param completer proposes values
		 * @return the parameter
		 */
		public Parameter completedBy(SshCompleter completer) {
			return new Parameter(this.kind, this.name, this.description, this.type, this.required, completer);
		}

		/**
		 * What a parameter is.
		 */
		public enum Kind {

			/** Found by its place. */
			ARGUMENT,

			/** Found by its name. */
			OPTION

		}

	}

}
