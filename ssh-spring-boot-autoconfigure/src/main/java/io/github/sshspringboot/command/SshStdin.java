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
 * Annotation that binds standard input of a command to a method parameter.
 * <p>
 * A {@code String} takes the whole text. A {@code Stream}, {@code Iterable},
 * {@code Iterator}, collection or array of {@code String} takes its lines. All other
 * types are read by Jackson, with the application's {@code JsonMapper} if there is one,
 * from JSON, NDJSON or CSV: the type itself from one value, an array or a collection of
 * it from all rows. Unknown columns of CSV and unknown fields of JSON are rejected unless
 * the type allows them.
 * <p>
 * A {@code Stream}, {@code Iterable} or {@code Iterator} reads row by row while the
 * command runs, and can be read only once. It needs no more memory than one row, however
 * many there are. An invalid row ends the command with a message that says where the row
 * is. If rows are streamed, the command has already seen the rows before it.
 * <p>
 * With {@code @Valid}, each row is validated as it is read. Without input the command
 * fails, unless the parameter is an {@code Optional} or declared nullable.
 *
 * @since 0.1.0
 * @see SshArgument
 * @see SshOption
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SshStdin {

	/**
	 * The format of standard input. By default, it is detected from the content, and
	 * users can specify it with {@code --input-format}.
	 * @return the format
	 */
	SshInputFormat format() default SshInputFormat.DETECT;

}
