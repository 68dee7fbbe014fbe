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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The description of a command of an {@link SshCommandSource}.
 *
 * <pre class="code">
 * SshCommandSpec.named("orders export")
 *     .description("Export all orders of a year")
 *     .parameters(List.of(Parameter.argument("year", Year.class)))
 *     .handledBy((context, arguments) -&gt; export((Year) arguments.get("year")));
 * </pre>
 *
 * @since 0.1.0
 */
public final class SshCommandSpec {

	private final String name;

	private final String group;

	private final String description;

	private final boolean privileged;

	private final List<Target> targets;

	private final List<Parameter> parameters;

	private final SshCommandKind kind;

	private final Handler handler;

	private SshCommandSpec(Builder builder, Handler handler) {
		this.name = builder.name;
		this.group = builder.group;
		this.description = builder.description;
		this.privileged = builder.privileged;
		this.targets = builder.targets.isEmpty() ? List.of(Target.of(handler)) : List.copyOf(builder.targets);
		this.parameters = List.copyOf(builder.parameters);
		this.kind = builder.kind;
		this.handler = handler;
	}

	/**
	 * Create a builder for a command.
	 * @param name the full name of the command, words separated by one space
	 * @return a new builder
	 */
	public static Builder named(String name) {
		return new Builder(name);
	}

	/**
	 * Return the full name of the command.
	 * @return the full name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Return the group in which help lists the command.
	 * @return the name of the group, empty for none
	 */
	public String getGroup() {
		return this.group;
	}

	/**
	 * Return the description.
	 * @return the description
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * Return whether the command is for administrators.
	 * @return whether the command is privileged
	 */
	public boolean isPrivileged() {
		return this.privileged;
	}

	/**
	 * Return the methods that may be called to run the command.
	 * @return the targets, at least one
	 */
	public List<Target> getTargets() {
		return this.targets;
	}

	/**
	 * Return the arguments and options that users type after the name.
	 * @return the parameters
	 */
	public List<Parameter> getParameters() {
		return this.parameters;
	}

	/**
	 * Return how the command uses its thread.
	 * @return the kind
	 */
	public SshCommandKind getKind() {
		return this.kind;
	}

	/**
	 * Return the handler that runs the command.
	 * @return the handler
	 */
	public Handler getHandler() {
		return this.handler;
	}

	/**
	 * Builder for an {@link SshCommandSpec}.
	 */
	public static final class Builder {

		private final String name;

		private String group = "";

		private String description = "";

		private boolean privileged;

		private final List<Target> targets = new ArrayList<>();

		private final List<Parameter> parameters = new ArrayList<>();

		private SshCommandKind kind = SshCommandKind.WORK;

		private Builder(String name) {
			Assert.hasText(name, "'name' must not be empty");
			this.name = name;
		}

		/**
		 * Set the group in which help lists the command. By default, the command has no
		 * group.
		 * @param group the name of the group
		 * @return this builder
		 */
		public Builder group(String group) {
			Assert.notNull(group, "'group' must not be null");
			this.group = group;
			return this;
		}

		/**
		 * Set the description.
		 * @param description the description, one line
		 * @return this builder
		 */
		public Builder description(String description) {
			Assert.notNull(description, "'description' must not be null");
			this.description = description;
			return this;
		}

		/**
		 * Set whether the command is for administrators. If
		 * {@code ssh.auth.required-authorities} lists several authorities and no rule of
		 * {@code ssh.authorization.rules} names the command, users need the first of
		 * them.
		 * @param privileged whether the command is privileged
		 * @return this builder
		 */
		public Builder privileged(boolean privileged) {
			this.privileged = privileged;
			return this;
		}

		/**
		 * Add a method that may be called to run the command. Method security rules on it
		 * decide who sees the command, and the return type of the first method determines
		 * whether the command has a result. A command without such methods is visible to
		 * everybody who may run commands, and has a result.
		 * @param bean supplies the object, which may be a proxy
		 * @param method the method of the object, as declared
		 * @return this builder
		 */
		public Builder target(Supplier<Object> bean, Method method) {
			this.targets.add(new Target(bean, method));
			return this;
		}

		/**
		 * Add parameters that users type after the name. Arguments are bound in their
		 * order.
		 * @param parameters the arguments and options
		 * @return this builder
		 */
		public Builder parameters(List<Parameter> parameters) {
			this.parameters.addAll(parameters);
			return this;
		}

		/**
		 * Set how the command uses its thread. Defaults to {@link SshCommandKind#WORK}.
		 * @param kind the kind
		 * @return this builder
		 */
		public Builder kind(SshCommandKind kind) {
			Assert.notNull(kind, "'kind' must not be null");
			this.kind = kind;
			return this;
		}

		/**
		 * Build the command.
		 * @param handler the handler that runs the command
		 * @return the command
		 */
		public SshCommandSpec handledBy(Handler handler) {
			Assert.notNull(handler, "'handler' must not be null");
			return new SshCommandSpec(this, handler);
		}

	}

	/**
	 * A method that may be called to run a command.
	 *
	 * @param bean supplies the object
	 * @param method the method of the object, as declared
	 */
	public record Target(Supplier<Object> bean, Method method) {

		public Target {
			Assert.notNull(bean, "'bean' must not be null");
			Assert.notNull(method, "'method' must not be null");
		}

		static Target of(Handler handler) {
			return new Target(() -> handler,
					ClassUtils.getMethod(Handler.class, "handle", SshCommandContext.class, Map.class));
		}

	}

	/**
	 * Strategy interface that runs a command.
	 */
	@FunctionalInterface
	public interface Handler {

		/**
		 * Run the command, on the current thread and as its user.
		 * @param context the context of the run
		 * @param arguments the values by the names of their parameters, without
		 * parameters that the user did not specify
		 * @return the result, of any type that a command method may return
		 * @throws Exception if the command fails
		 */
		@Nullable Object handle(SshCommandContext context, Map<String, Object> arguments) throws Exception;

	}

	/**
	 * An argument or an option that users type after the name of a command.
	 */
	public static final class Parameter {

		private final boolean argument;

		private final String name;

		private final Class<?> type;

		private final String description;

		private final boolean required;

		private final @Nullable SshCompleter completer;

		private Parameter(boolean argument, String name, Class<?> type, String description, boolean required,
				@Nullable SshCompleter completer) {
			Assert.hasText(name, "'name' must not be empty");
			Assert.notNull(type, "'type' must not be null");
			Assert.notNull(description, "'description' must not be null");
			this.argument = argument;
			this.name = name;
			this.type = type;
			this.description = description;
			this.required = required;
			this.completer = completer;
		}

		/**
		 * Create a required argument, which is identified by its position.
		 * @param name the name of the argument
		 * @param type the type that text is converted to; an array takes all remaining
		 * words
		 * @return the argument
		 */
		public static Parameter argument(String name, Class<?> type) {
			return new Parameter(true, name, type, "", true, null);
		}

		/**
		 * Create an optional option, which is identified by its name.
		 * @param name the name of the option, with or without dashes
		 * @param type the type that text is converted to; an array takes one value for
		 * each time the option is specified, a {@code boolean} option takes no value
		 * @return the option
		 */
		public static Parameter option(String name, Class<?> type) {
			return new Parameter(false, name, type, "", false, null);
		}

		/**
		 * Return a copy of this parameter with the given description.
		 * @param description the description, one line
		 * @return the parameter
		 */
		public Parameter describedAs(String description) {
			return new Parameter(this.argument, this.name, this.type, description, this.required, this.completer);
		}

		/**
		 * Return a copy of this parameter that is required or optional.
		 * @param required whether the parameter is required
		 * @return the parameter
		 */
		public Parameter required(boolean required) {
			return new Parameter(this.argument, this.name, this.type, this.description, required, this.completer);
		}

		/**
		 * Return a copy of this parameter whose values are proposed by the given
		 * completer, rather than derived from the type.
		 * @param completer proposes the values
		 * @return the parameter
		 */
		public Parameter completedBy(SshCompleter completer) {
			return new Parameter(this.argument, this.name, this.type, this.description, this.required, completer);
		}

		/**
		 * Return the name under which the handler finds the value.
		 * @return the name of the parameter
		 */
		public String getName() {
			return this.name;
		}

		/**
		 * Return the type of the value.
		 * @return the type that text is converted to
		 */
		public Class<?> getType() {
			return this.type;
		}

		/**
		 * Return whether the parameter is an argument, rather than an option.
		 * @return whether the parameter is an argument
		 */
		public boolean isArgument() {
			return this.argument;
		}

		/**
		 * Return the description.
		 * @return the description
		 */
		public String getDescription() {
			return this.description;
		}

		/**
		 * Return whether the parameter is required.
		 * @return whether the parameter is required
		 */
		public boolean isRequired() {
			return this.required;
		}

		/**
		 * Return the completer that proposes values.
		 * @return the completer, {@code null} to derive values from the type
		 */
		public @Nullable SshCompleter getCompleter() {
			return this.completer;
		}

	}

}
