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

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Gives a value to parameters of command methods that carry neither {@code @SshOption}
 * nor {@code @SshArgument}. Beans of this type are asked in their order, before the
 * built-in resolvers.
 *
 * @since 0.1.0
 */
public interface SshArgumentResolver {

	/**
	 * Whether this resolver gives a value to the parameter. Asked once, when the
	 * application starts.
	 * @param parameter the parameter of a command method
	 * @return whether {@link #resolveArgument} may be called for it
	 */
	boolean supportsParameter(MethodParameter parameter);

	/**
	 * The value for one run of the command, on the thread that runs it.
	 * @param parameter the parameter
	 * @param context the run
	 * @return the value
	 * @throws Exception if there is no value; the command then fails
	 */
	@Nullable Object resolveArgument(MethodParameter parameter, SshCommandContext context) throws Exception;

}
