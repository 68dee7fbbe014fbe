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
 * Binds a command's standard input to a method parameter.
 * <p>
 * A {@code String} takes the whole text; a {@code Stream}, {@code Iterable},
 * {@code Iterator}, collection or array of {@code String} its lines. Every other type is
 * read by Jackson, with the application's {@code JsonMapper} if there is one, from JSON,
 * NDJSON or CSV: the type itself from one value, an array or a collection of it from all
 * rows. Columns of CSV that the type does not have and does not allow are refused, and so
 * are such fields of JSON. A {@code Stream}, {@code Iterable} or {@code Iterator} reads
 * row by row while the command runs, and once only: rows of any number need no more
 * memory than one. A wrong row ends the command with a message that says where it is,
 * also in the middle of a stream; rows before it were seen by then.
 * <p>
 * With {@code @Valid} each row is validated as it is read. Without input the command
 * fails, unless the parameter is an {@code Optional} or declared nullable.
 *
 * @since 0.1.0
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SshStdin {

	/**
	 * The format. By default it is found from the content, and the user can name it by
	 * {@code --input-format}.
	 * @return the format
	 */
	SshInputFormat format() default SshInputFormat.DETECT;

}
