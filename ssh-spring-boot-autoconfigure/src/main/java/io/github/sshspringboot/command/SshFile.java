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

/**
 * Annotation that makes a bean method a file that clients read over SFTP and SCP. The
 * content of the file is the result of the method, which is called each time that a
 * client opens the file.
 *
 * <pre class="code">
 * &#64;Component
 * class Reports {
 *
 *     &#64;SshFile("/reports/open-orders.csv")
 *     List&lt;Order&gt; openOrders() { ... }
 *
 * }
 * </pre>
 *
 * The extension of the name is the format of the result, as with {@code --output}:
 * {@code csv}, {@code json}, {@code ndjson}, {@code yaml} or {@code yml}, {@code txt} for
 * a table, or the format of an {@link SshResultRenderer}. A method that returns
 * {@code byte[]}, {@code InputStream} or {@code Resource}, or writes to an
 * {@code OutputStream} parameter, may have any extension.
 * <p>
 * The method may have the parameters of a command that users do not type. It is called
 * through the bean's proxy, as the logged-in user, on a thread of the command executor,
 * and interrupted, authorised and observed as a command with the name
 * {@code file:/reports/open-orders.csv}. Users who may not read the file do not see it.
 * Its size is not known before it is read, and clients can only read it from its
 * beginning to its end, once for each time that they open it.
 *
 * @since 0.1.0
 * @see SshCommandContext
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective(SshCommandReflectiveProcessor.class)
public @interface SshFile {

	/**
	 * Alias for {@link #path()}.
	 * @return the path of the file
	 */
	@AliasFor("path")
	String value() default "";

	/**
	 * The absolute path of the file as clients see it. <code>${...}</code> placeholders
	 * are resolved.
	 * @return the path of the file
	 */
	@AliasFor("value")
	String path() default "";

	/**
	 * Whether the file is for administrators, as for {@link SshCommand#privileged()}.
	 * @return whether the file is privileged
	 */
	boolean privileged() default false;

	/**
	 * The time after which the method is interrupted, such as {@code 30s}, instead of
	 * {@code ssh.command.timeout}. {@code 0} means no limit. Placeholders are resolved.
	 * @return the time limit, empty to use that of the property
	 */
	String timeout() default "";

}
