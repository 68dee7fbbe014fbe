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
 * A command that a {@link SshCommandSource} brings.
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
	 * Begin to describe a command.
	 * @param name its full name, words separated by one space
	 * @return a builder
	 */
	public static Builder named(String name) {
		return new Builder(name);
	}

	/**
	 * Return the full name of the command.
	 * @return the full name of the command
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Return the group that help lists the command in, empty for none.
	 * @return the group that help lists the command in, empty for none
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
	 * @return whether the command is for administrators
	 */
	public boolean isPrivileged() {
		return this.privileged;
	}

	/**
	 * Return the methods that may do the work.
	 * @return the methods that may do the work
	 */
	public List<Target> getTargets() {
		return this.targets;
	}

	/**
	 * Return what users type after the name.
	 * @return what users type after the name
	 */
	public List<Parameter> getParameters() {
		return this.parameters;
	}

	/**
	 * Return what the command does with its thread.
	 * @return what the command does with its thread
	 */
	public SshCommandKind getKind() {
		return this.kind;
	}

	/**
	 * Return what runs the command.
	 * @return what runs the command
	 */
	public Handler getHandler() {
		return this.handler;
	}

	/**
	 * Describes a command.
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
		 * Set the group that help lists the command in. By default, it is in none.
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
		 * @param description what the command does, in one line
		 * @return this builder
		 */
		public Builder description(String description) {
			Assert.notNull(description, "'description' must not be null");
			this.description = description;
			return this;
		}

		/**
		 * Set whether the command is for administrators. Where
		 * {@code ssh.auth.required-authorities} has several authorities, and no rule of
		 * {@code ssh.authorization.rules} names the command, it needs the first of them.
		 * @param privileged whether it is
		 * @return this builder
		 */
		public Builder privileged(boolean privileged) {
			this.privileged = privileged;
			return this;
		}

		/**
		 * Add a method that may do the work. Rules of method security on it decide who
		 * sees the command, and the return type of the first tells whether the command
		 * has a result. Without any, everybody who may run commands sees it, and it has a
		 * result.
		 * @param bean gives the object, which may be a proxy
		 * @param method its method, as declared
		 * @return this builder
		 */
		public Builder target(Supplier<Object> bean, Method method) {
			this.targets.add(new Target(bean, method));
			return this;
		}

		/**
		 * Add what users type after the name, arguments in their order.
		 * @param parameters the arguments and options
		 * @return this builder
		 */
		public Builder parameters(List<Parameter> parameters) {
			this.parameters.addAll(parameters);
			return this;
		}

		/**
		 * Set what the command does with its thread. By default, it works.
		 * @param kind the kind
		 * @return this builder
		 */
		public Builder kind(SshCommandKind kind) {
			Assert.notNull(kind, "'kind' must not be null");
			this.kind = kind;
			return this;
		}

		/**
		 * Complete the description.
		 * @param handler runs the command
		 * @return the command
		 */
		public SshCommandSpec handledBy(Handler handler) {
			Assert.notNull(handler, "'handler' must not be null");
			return new SshCommandSpec(this, handler);
		}

	}

	/**
	 * What may do the work of a command.
	 *
	 * @param bean gives the object
	 * @param method its method, as declared
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
		 * An argument, which is found by its place.
		 * @param name its name
		 * @param type the type of its value, to which text is converted: an array takes
		 * all words that are left
		 * @return an argument that has to be there
		 */
		public static Parameter argument(String name, Class<?> type) {
			return new Parameter(true, name, type, "", true, null);
		}

		/**
		 * An option, which is found by its name.
		 * @param name its name, with or without dashes
		 * @param type the type of its value, to which text is converted: an array takes
		 * one each time that the option is there, a {@code boolean} option none
		 * @return an option that need not be there
		 */
		public static Parameter option(String name, Class<?> type) {
			return new Parameter(false, name, type, "", false, null);
		}

		/**
		 * The same, with a description.
		 * @param description what it is for, in one line
		 * @return the parameter
		 */
		public Parameter describedAs(String description) {
			return new Parameter(this.argument, this.name, this.type, description, this.required, this.completer);
		}

		/**
		 * The same, required or not.
		 * @param required whether it has to be there
		 * @return the parameter
		 */
		public Parameter required(boolean required) {
			return new Parameter(this.argument, this.name, this.type, this.description, required, this.completer);
		}

		/**
		 * The same, with values to propose instead of those that the type tells.
		 * @param completer proposes values
		 * @return the parameter
		 */
		public Parameter completedBy(SshCompleter completer) {
			return new Parameter(this.argument, this.name, this.type, this.description, this.required, completer);
		}

		/**
		 * The name under which the handler finds the value.
		 * @return the name
		 */
		public String getName() {
			return this.name;
		}

		/**
		 * The type of the value.
		 * @return the type
		 */
		public Class<?> getType() {
			return this.type;
		}

		/**
		 * Return whether the value is found by its place, rather than by its name.
		 * @return whether the value is found by its place, rather than by its name
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
		 * Return whether the value has to be there.
		 * @return whether the value has to be there
		 */
		public boolean isRequired() {
			return this.required;
		}

		/**
		 * Return what proposes values, {@code null} for what the type tells.
		 * @return what proposes values, {@code null} for what the type tells
		 */
		public @Nullable SshCompleter getCompleter() {
			return this.completer;
		}

	}

}
