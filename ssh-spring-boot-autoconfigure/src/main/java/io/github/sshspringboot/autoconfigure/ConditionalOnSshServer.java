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

package io.github.sshspringboot.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Conditional;

/**
 * {@link Conditional @Conditional} that matches if this context should have a server: the
 * libraries that every server needs are present (RE2/J for the expressions that users
 * type), the server is not disabled, and no parent context has one.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnClass(name = { "org.apache.sshd.server.SshServer", "picocli.CommandLine", "com.google.re2j.Pattern",
		"org.springframework.security.authentication.AuthenticationManager",
		"org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration" })
@ConditionalOnBooleanProperty(name = "ssh.server.enabled", matchIfMissing = true)
@Conditional(NoServerInParentCondition.class)
public @interface ConditionalOnSshServer {

}
