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
 * Binds a command's option to a method parameter: {@code --max-items 5}.
 * <p>
 * A {@code boolean} parameter is a flag that takes no value. Arrays and collections take
 * the option repeatedly or with commas, a {@code Map} takes {@code key=value} in the same
 * ways. Every other value is converted by the application's {@code ConversionService};
 * dates and times are in ISO format. Types by which users could reach files of the
 * server, such as {@code Resource} and {@code File}, are refused unless the application
 * has a converter of its own for them. An option is required unless the parameter is a
 * flag, an array, a collection, a map, an {@code Optional}, is declared nullable, or has
 * a {@link #defaultValue()}.
 *
 * @since 0.1.0
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SshOption {

	/**
	 * Names of the option. {@code "l"} and {@code "-l"} are the short form,
	 * {@code "limit"} and {@code "--limit"} the long one. By default one name is inferred
	 * from the parameter: {@code maxItems} becomes {@code --max-items}.
	 * @return the names of the option
	 */
	String[] value() default {};

	/**
	 * One sentence for the help page.
	 * @return what the option does
	 */
	String description() default "";

	/**
	 * The value to convert when the option is absent. Placeholders such as
	 * {@code ${orders.limit:10}} are resolved. Empty means that there is none.
	 * @return the default value
	 */
	String defaultValue() default "";

	/**
	 * Whether the option must be there. Flags, collections, arrays, maps,
	 * {@code Optional} and nullable parameters and those with a default value need not be
	 * there anyway; what is left is {@code null} when absent.
	 * @return whether the option is required
	 */
	boolean required() default true;

	/**
	 * Whether help and completion leave the option out.
	 * @return whether the option is hidden
	 */
	boolean hidden() default false;

	/**
	 * Whether the value is a secret: if it is required and absent it is asked for without
	 * echo on a terminal, and it is in no history, log or message.
	 * @return whether the value is a secret
	 */
	boolean secret() default false;

	/**
	 * Whether a flag can be denied by {@code --no-name}; the last of both wins. If none
	 * is there, an {@code Optional} is empty and a nullable parameter {@code null}.
	 * @return whether the flag has an opposite
	 */
	boolean negatable() default false;

	/**
	 * Whether the option is a flag that is counted: {@code -vvv} gives 3.
	 * @return whether to count
	 */
	boolean counted() default false;

	/**
	 * Name of a group of options of which one at most may be there, and none need be.
	 * @return the group, empty for none
	 */
	String exclusive() default "";

	/**
	 * Proposes values: the bean of this type, else a new object whose constructor is
	 * injected.
	 * @return the completer
	 */
	Class<? extends SshCompleter> completer() default SshCompleter.class;

}
