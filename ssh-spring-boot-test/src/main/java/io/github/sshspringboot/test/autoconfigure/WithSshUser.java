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

package io.github.sshspringboot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithSecurityContext;

/**
 * Annotation for a test with a user who has logged in by SSH: the {@code SecurityContext}
 * of the test has the authentication that such a login creates, with its factor and its
 * {@code SshAuthenticationDetails}. The user need not exist.
 * <p>
 * An {@link SshCommandTester} runs command lines as this user, and the
 * {@code SshTestClient} of {@link AutoConfigureSsh @AutoConfigureSsh} logs in with the
 * name, unless {@code as} names another. What the user may do at a server depends on the
 * application only, not on the authorities here.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@WithSecurityContext(factory = WithSshUserSecurityContextFactory.class)
public @interface WithSshUser {

	/**
	 * The name of the user.
	 * @return the name of the user
	 */
	String value() default "admin";

	/**
	 * The roles of the user, each without the prefix {@code ROLE_}.
	 * @return the roles of the user
	 */
	String[] roles() default { "ADMIN" };

	/**
	 * The authorities of the user, in place of {@link #roles()}.
	 * @return the authorities of the user
	 */
	String[] authorities() default {};

	/**
	 * The method of the login: {@code publickey} or {@code password}.
	 * @return the method of the login
	 */
	String method() default "publickey";

	/**
	 * When the security context is set up.
	 * @return when the security context is set up
	 */
	@AliasFor(annotation = WithSecurityContext.class)
	TestExecutionEvent setupBefore() default TestExecutionEvent.TEST_METHOD;

}
