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
 * Annotation that makes a bean method a command that SSH clients can run.
 * <p>
 * On a type, the annotation declares a component whose commands form a group: the name of
 * the group comes first on the command line. On a method, it declares a command of that
 * group, or a command without a group if the type is not annotated. A method without a
 * name is the command of the group itself. A name may consist of several words, separated
 * by spaces.
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
 * The method is called through the bean's proxy, as the logged-in user, on a thread of
 * the command executor. The thread is interrupted when the client disconnects, sends a
 * signal or types Ctrl-C, when {@code ssh.command.timeout} has elapsed, and when the
 * server stops.
 *
 * @since 0.1.0
 * @see SshOption
 * @see SshArgument
 * @see SshStdin
 * @see SshCommandContext
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
	 * The name of the group or the command: one or several words of letters, digits,
	 * {@code -}, {@code _}, {@code .} and {@code :}. <code>${...}</code> placeholders are
	 * resolved.
	 * @return the name of the group or the command
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * The description shown on the help page, one sentence.
	 * @return the description of the group or the command
	 */
	String description() default "";

	/**
	 * Other names of the group or the command, which lists of commands leave out. Aliases
	 * of a command come after the name of its group. Each alias of a group is another
	 * group with the same commands.
	 * @return the aliases of the group or the command
	 */
	String[] aliases() default {};

	/**
	 * Whether to leave the command, or all commands of the type, out of help, completion
	 * and suggestions. A hidden command can still be run.
	 * @return whether the group or the command is hidden
	 */
	boolean hidden() default false;

	/**
	 * Whether the command, or all commands of the type, are for administrators. If
	 * {@code ssh.auth.required-authorities} lists several authorities and no rule of
	 * {@code ssh.authorization.rules} names the command, users need the first of them.
	 * @return whether the group or the command is privileged
	 */
	boolean privileged() default false;

	/**
	 * Whether the command, or each command of the type, takes the rest of its line
	 * unparsed, as {@code git-upload-pack} and {@code rsync --server} do: all that
	 * follows the name is the value of the only {@code @SshArgument}, a {@code String},
	 * which is empty if nothing follows. Quotes and operators mean nothing to the server
	 * then, so such a command is alone on its line, and its argument is a secret to audit
	 * and history. As the only word, {@code --help} still shows the help page.
	 * @return whether the group or the command is raw
	 */
	boolean raw() default false;

	/**
	 * What to use instead of the command, or of all commands of the type. It is written
	 * to standard error when a deprecated command is run.
	 * @return a sentence such as {@code Use 'orders list'}, empty if the command is not
	 * deprecated
	 */
	String deprecated() default "";

	/**
	 * The time after which the command is interrupted, such as {@code 30s}, instead of
	 * {@code ssh.command.timeout}. {@code 0} means no limit. Placeholders are resolved.
	 * @return the time limit, empty to use that of the group or the property
	 */
	String timeout() default "";

	/**
	 * A question that the user must answer with yes before the command runs, either on a
	 * terminal or with {@code --yes}. {@code {name}} stands for the value of the option
	 * or argument of that name.
	 * @return the question, empty to run the command without asking
	 */
	String confirm() default "";

	/**
	 * The {@link SshCommandAvailability} that decides whether the command, or all
	 * commands of the type, can currently be run. A bean of this type is used if there is
	 * one, otherwise a new instance whose constructor is autowired.
	 * @return the type of the condition, {@link SshCommandAvailability} itself for none
	 */
	Class<? extends SshCommandAvailability> availability() default SshCommandAvailability.class;

	/**
	 * How the command, or all commands of the type, use their thread. Each kind has a
	 * separate number of slots, so that commands that wait for news never prevent others
	 * from running.
	 * @return the kind of the group or the command
	 */
	SshCommandKind kind() default SshCommandKind.WORK;

}
