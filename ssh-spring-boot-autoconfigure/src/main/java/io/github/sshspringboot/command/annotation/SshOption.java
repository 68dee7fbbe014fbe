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

/**
 * Binds a command's option to a method parameter: {@code --max-items 5}.
 * <p>
 * A {@code boolean} parameter is a flag that takes no value. Arrays and collections take
 * the option repeatedly or with commas. Every other value is converted by the
 * application's {@code ConversionService}. An option is required unless the parameter is
 * a flag, an array, a collection, an {@code Optional}, is declared nullable, or has a
 * {@link #defaultValue()}.
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
	 * The value to convert when the option is absent. Empty means that there is none.
	 * @return the default value
	 */
	String defaultValue() default "";

}
