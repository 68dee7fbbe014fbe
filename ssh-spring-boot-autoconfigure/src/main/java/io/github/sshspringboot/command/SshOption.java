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
 * Annotation that binds an option of a command, such as {@code --max-items 5}, to a
 * method parameter.
 * <p>
 * A {@code boolean} parameter is a flag without a value. For arrays and collections, the
 * option may be repeated or its values separated by commas. A {@code Map} takes
 * {@code key=value} pairs in the same ways. All other values are converted by the
 * application's {@code ConversionService}; dates and times use ISO format. Types that
 * would give users access to files of the server, such as {@code Resource} and
 * {@code File}, are rejected unless the application has a converter for them.
 * <p>
 * An option is required unless the parameter is a flag, an array, a collection, a map or
 * an {@code Optional}, is declared nullable, or has a {@link #defaultValue()}.
 *
 * @since 0.1.0
 * @see SshArgument
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SshOption {

	/**
	 * The names of the option. {@code "l"} and {@code "-l"} are short names,
	 * {@code "limit"} and {@code "--limit"} are long ones. By default, the name is
	 * derived from the name of the parameter: {@code maxItems} becomes
	 * {@code --max-items}.
	 * @return the names of the option
	 */
	String[] value() default {};

	/**
	 * The description shown on the help page, one sentence.
	 * @return the description of the option
	 */
	String description() default "";

	/**
	 * The value to convert if the option is absent. Placeholders such as
	 * {@code ${orders.limit:10}} are resolved.
	 * @return the default value, empty for none
	 */
	String defaultValue() default "";

	/**
	 * Whether the option is required. Flags, collections, arrays, maps, {@code Optional}
	 * and nullable parameters, and parameters with a default value, are never required. A
	 * parameter of any other type is {@code null} if it is not required and the option is
	 * absent.
	 * @return whether the option is required
	 */
	boolean required() default true;

	/**
	 * Whether to leave the option out of help and completion.
	 * @return whether the option is hidden
	 */
	boolean hidden() default false;

	/**
	 * Whether the value is a secret. If a required secret is absent, the user is asked
	 * for it on a terminal, without echo. Secrets never appear in the history, in logs or
	 * in messages.
	 * @return whether the value is a secret
	 */
	boolean secret() default false;

	/**
	 * Whether the flag has an opposite named {@code --no-name}. If both are specified,
	 * the last one wins. If neither is specified, an {@code Optional} is empty and a
	 * nullable parameter is {@code null}.
	 * @return whether the flag can be negated
	 */
	boolean negatable() default false;

	/**
	 * Whether to count how often the option is specified: {@code -vvv} results in 3.
	 * @return whether the option is counted
	 */
	boolean counted() default false;

	/**
	 * The name of a group of mutually exclusive options, of which at most one may be
	 * specified.
	 * @return the name of the group, empty for none
	 */
	String exclusive() default "";

	/**
	 * The {@link SshCompleter} that proposes values. A bean of this type is used if there
	 * is one, otherwise a new instance whose constructor is autowired.
	 * @return the type of the completer, {@link SshCompleter} itself for none
	 */
	Class<? extends SshCompleter> completer() default SshCompleter.class;

}
