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

package io.github.sshspringboot.actuate;

import java.lang.reflect.Method;

import org.springframework.boot.actuate.endpoint.Operation;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;

/**
 * {@link Operation} of an actuator endpoint that users run as a command.
 *
 * @since 0.1.0
 */
public interface SshOperation extends Operation {

	/**
	 * Return the name of the operation.
	 * @return the name of the operation's method
	 */
	String getName();

	/**
	 * Return the parameters of the operation, including those that are resolved by type.
	 * @return the parameters in the order of the method
	 */
	OperationParameters getParameters();

	/**
	 * Return the method that does the work.
	 * @return the method as declared
	 */
	Method getMethod();

	/**
	 * Return the object that has the method: the endpoint, or the extension whose method
	 * replaces the endpoint's.
	 * @return the bean, which may be a proxy
	 */
	Object getBean();

}
