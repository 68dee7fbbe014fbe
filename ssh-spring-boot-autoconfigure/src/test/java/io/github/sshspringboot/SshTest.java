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

package io.github.sshspringboot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with an SSH server that runs for all its tests. The {@link TestCommands}
 * are reset before each test.
 *
 * @see SshServerExtension
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(SshServerExtension.class)
public @interface SshTest {

	/**
	 * Properties of the form {@code name=value}.
	 */
	String[] value() default {};

	/**
	 * The configurations to add, for example commands.
	 */
	Class<?>[] classes() default {};

	/**
	 * The configuration of the users.
	 */
	Class<?> users() default SshTestServer.Users.class;

	/**
	 * A field of the test class that is filled before the tests use it: the
	 * {@link SshTestServer}, a {@link TestSession} of {@code admin} that is opened and
	 * closed around each test, or a bean of the server.
	 */
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@Documented
	@interface Injected {

	}

}
