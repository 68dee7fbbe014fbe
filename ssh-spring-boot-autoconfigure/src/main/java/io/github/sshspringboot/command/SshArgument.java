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

/**
 * Annotation that binds a positional argument of a command to a method parameter.
 * Arguments are bound in the order of the parameters.
 * <p>
 * An array, a collection or a {@code Map} of {@code key=value} pairs takes all remaining
 * words and must therefore be the last argument. Values are converted by the
 * application's {@code ConversionService}. An argument is required unless the parameter
 * is an array, a collection, a map or an {@code Optional}, is declared nullable, or has a
 * {@link #defaultValue()}.
 *
 * @since 0.1.0
 * @see SshOption
 * @see SshStdin
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SshArgument {

	/**
	 * The name of the argument in help and messages. By default, it is derived from the
	 * name of the parameter: {@code orderId} becomes {@code order-id}.
	 * @return the name of the argument
	 */
	String value() default "";

	/**
	 * The description shown on the help page, one sentence.
	 * @return the description of the argument
	 */
	String description() default "";

	/**
	 * The value to convert if the argument is absent. Placeholders such as
	 * {@code ${orders.limit:10}} are resolved.
	 * @return the default value, empty for none
	 */
	String defaultValue() default "";

	/**
	 * Whether the argument is required. Collections, arrays, maps, {@code Optional} and
	 * nullable parameters, and parameters with a default value, are never required. A
	 * parameter of any other type is {@code null} if it is not required and the argument
	 * is absent.
	 * @return whether the argument is required
	 */
	boolean required() default true;

	/**
	 * The {@link SshCompleter} that proposes values. A bean of this type is used if there
	 * is one, otherwise a new instance whose constructor is autowired.
	 * @return the type of the completer, {@link SshCompleter} itself for none
	 */
	Class<? extends SshCompleter> completer() default SshCompleter.class;

}
