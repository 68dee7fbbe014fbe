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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Makes a bean method a command that SSH clients can run.
 * <p>
 * On a type the annotation declares a component whose commands form a group: the name of
 * the group comes first on the command line. On a method it declares a command of that
 * group, or one without a group if the type of the bean has no such annotation; a method
 * without a name is the group's own command. A name may hold several words, separated by
 * spaces.
 *
 * <pre class="code">
 * &#64;SshCommand("orders")
 * class OrderCommands {
 *
 *     &#64;SshCommand(name = "show", description = "Show one order")
 *     Order show(&#64;SshArgument long id) { ... }
 *
 * }
 * </pre>
 *
 * The method is called through the bean's own proxy, as the logged-in user, on a thread
 * of the command executor. The thread is interrupted when the client disconnects, sends a
 * signal or types Ctrl-C, when {@code ssh.command.timeout} has passed, and when the
 * server stops.
 *
 * @since 0.1.0
 * @see SshOption
 * @see SshArgument
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
@Reflective(SshCommandReflectiveProcessor.class)
public @interface SshCommand {

	/**
	 * Alias for {@link #name()}. It is not the name of the bean.
	 * @return the name of the group or the command
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * The name of the group or the command, one or several words of letters, digits,
	 * {@code -}, {@code _}, {@code .} and {@code :}. <code>${...}</code> placeholders are
	 * resolved.
	 * @return the name of the group or the command
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * One sentence for the help page.
	 * @return what the group or the command does
	 */
	String description() default "";

	/**
	 * Other names. Those of a command stand after the name of its group; those of a group
	 * are other groups with the same commands. They are not listed.
	 * @return other names of the group or the command
	 */
	String[] aliases() default {};

	/**
	 * Whether help, completion and suggestions leave the command, or all commands of the
	 * type, out. It can be run all the same.
	 * @return whether the group or the command is hidden
	 */
	boolean hidden() default false;

	/**
	 * Whether the command, or all commands of the type, are for administrators. Where
	 * {@code ssh.auth.required-authorities} has several authorities, and no rule of
	 * {@code ssh.authorization.rules} names the command, it needs the first of them.
	 * @return whether the group or the command is privileged
	 */
	boolean privileged() default false;

	/**
	 * What to use instead of the command, or of all commands of the type. Whoever runs a
	 * deprecated command reads it on standard error. Empty means that the command is not
	 * deprecated.
	 * @return a sentence such as {@code Use 'orders list'}
	 */
	String deprecated() default "";

	/**
	 * After what time the command is interrupted, such as {@code 30s}, instead of
	 * {@code ssh.command.timeout}. {@code 0} means never. Placeholders are resolved.
	 * @return the time limit, empty for that of the group or of the property
	 */
	String timeout() default "";

	/**
	 * A question that must be answered with yes before the command runs, on a terminal or
	 * by {@code --yes}. In it {@code {name}} stands for what the user typed for the
	 * option or argument of that name.
	 * @return the question, empty to run at once
	 */
	String confirm() default "";

	/**
	 * Decides whether the command, or all commands of the type, can be run at the time: a
	 * bean of this type, else a new object whose constructor is injected.
	 * @return the condition
	 */
	Class<? extends SshCommandAvailability> availability() default SshCommandAvailability.class;

	/**
	 * What the command, or all commands of the type, do with the thread that they run on.
	 * Each kind has places of its own, so that commands that wait for news keep nobody
	 * from working.
	 * @return the kind of the group or the command
	 */
	SshCommandKind kind() default SshCommandKind.WORK;

}
