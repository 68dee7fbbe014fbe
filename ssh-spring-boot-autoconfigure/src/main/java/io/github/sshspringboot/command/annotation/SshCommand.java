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

package io.github.sshspringboot.command.annotation;

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
 * the group comes first on the command line. On a method of such a type it declares a
 * command; a method without a name is the group's own command. A name may hold several
 * words, separated by spaces.
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
 * server stops. A method that is not found on a type with this annotation is not a
 * command.
 *
 * @since 0.1.0
 * @see SshOption
 * @see SshArgument
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
@Reflective
public @interface SshCommand {

	/**
	 * Alias for {@link #name()}. It is not the name of the bean.
	 * @return the name of the group or the command
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * The name of the group or the command, one or several words of letters, digits,
	 * {@code -}, {@code _}, {@code .} and {@code :}.
	 * @return the name of the group or the command
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * One sentence for the help page.
	 * @return what the group or the command does
	 */
	String description() default "";

}
