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
 * Binds a command's positional argument to a method parameter, in the order of the
 * parameters.
 * <p>
 * An array, a collection or a {@code Map} of {@code key=value} takes all that is left,
 * and so must be the last. Values are converted by the application's
 * {@code ConversionService}. An argument is required unless the parameter is an array, a
 * collection, an {@code Optional}, is declared nullable, or has a
 * {@link #defaultValue()}.
 *
 * @since 0.1.0
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SshArgument {

	/**
	 * Name of the argument in help and messages. By default it is inferred from the
	 * parameter: {@code orderId} becomes {@code order-id}.
	 * @return the name of the argument
	 */
	String value() default "";

	/**
	 * One sentence for the help page.
	 * @return what the argument means
	 */
	String description() default "";

	/**
	 * The value to convert when the argument is absent. Placeholders such as
	 * {@code ${orders.limit:10}} are resolved. Empty means that there is none.
	 * @return the default value
	 */
	String defaultValue() default "";

	/**
	 * Whether the argument must be there. Collections, arrays, {@code Optional} and
	 * nullable parameters and those with a default value need not be there anyway; what
	 * is left is {@code null} when absent.
	 * @return whether the argument is required
	 */
	boolean required() default true;

	/**
	 * Proposes values: the bean of this type, else a new object whose constructor is
	 * injected.
	 * @return the completer
	 */
	Class<? extends SshCompleter> completer() default SshCompleter.class;

}
