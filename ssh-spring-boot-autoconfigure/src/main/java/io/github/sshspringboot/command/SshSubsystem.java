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
 * Annotation that makes a bean method a subsystem that SSH clients can request by name,
 * as with {@code ssh -s}: a protocol of the application's own on standard input and
 * output.
 *
 * <pre class="code">
 * &#64;Component
 * class Prices {
 *
 *     &#64;SshSubsystem("prices@example.com")
 *     void serve(InputStream input, OutputStream output, Principal user) throws IOException { ... }
 *
 * }
 * </pre>
 *
 * The method may have the parameters of a command that users do not type. It is called
 * through the bean's proxy, as the logged-in user, on a thread of the command executor,
 * and interrupted, authorised and observed as a command with the name
 * {@code subsystem:prices@example.com}. Bytes pass unchanged in both directions, also if
 * the client requested a terminal. A method may return nothing, an {@code ExitStatus}, an
 * {@code int} or {@code ExitCodeGenerator} as exit status, or output as {@code byte[]},
 * {@code InputStream} or {@code Resource}.
 *
 * @since 0.1.0
 * @see SshCommandContext
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective(SshCommandReflectiveProcessor.class)
public @interface SshSubsystem {

	/**
	 * Alias for {@link #name()}.
	 * @return the name of the subsystem
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * The name of the subsystem (RFC 4250 section 4.6.1): {@code name@domain} for one of
	 * your own, without a domain for one that is registered, such as {@code netconf}. A
	 * subsystem named {@code sftp} replaces the server's own. <code>${...}</code>
	 * placeholders are resolved.
	 * @return the name of the subsystem
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * Whether the subsystem is for administrators, as for
	 * {@link SshCommand#privileged()}.
	 * @return whether the subsystem is privileged
	 */
	boolean privileged() default false;

	/**
	 * The time after which the subsystem is interrupted, such as {@code 30s}, instead of
	 * {@code ssh.command.timeout}. {@code 0} means no limit. Placeholders are resolved.
	 * @return the time limit, empty to use that of the property
	 */
	String timeout() default "";

	/**
	 * How the subsystem uses its thread. One that lasts for as long as its client likes
	 * is {@link SshCommandKind#STREAM}.
	 * @return the kind of the subsystem
	 */
	SshCommandKind kind() default SshCommandKind.WORK;

}
