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

package io.github.sshspringboot.autoconfigure.actuate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.context.annotation.Conditional;

/**
 * {@link Conditional @Conditional} that matches if an endpoint is exposed over SSH by
 * {@code ssh.actuator.enabled} and {@code ssh.actuator.exposure}, and
 * {@code management.endpoint.<id>.access} permits access.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnSshEndpointCondition.class)
@interface ConditionalOnSshEndpoint {

	/**
	 * Return the identifier of the endpoint.
	 * @return the identifier
	 */
	String id();

	/**
	 * Return the access unless the application configures another.
	 * @return the access
	 */
	Access defaultAccess() default Access.UNRESTRICTED;

}
