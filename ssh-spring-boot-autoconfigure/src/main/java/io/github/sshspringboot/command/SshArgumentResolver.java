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
 * Strategy interface that resolves parameters of command methods that carry neither
 * {@link SshOption @SshOption}, {@link SshArgument @SshArgument} nor
 * {@link SshStdin @SshStdin}. Beans of this type are consulted in their order, before the
 * built-in resolvers.
 *
 * @since 0.1.0
 */
public interface SshArgumentResolver {

	/**
	 * Whether this resolver supports the given parameter. Called once, when the
	 * application starts.
	 * @param parameter the parameter of a command method
	 * @return whether {@link #resolveArgument} resolves it
	 */
	boolean supportsParameter(MethodParameter parameter);

	/**
	 * Resolve the parameter for one run of the command. Called on the thread that runs
	 * the command.
	 * @param parameter the parameter of the command method
	 * @param context the context of the run
	 * @return the value, may be {@code null}
	 * @throws Exception if the value cannot be resolved, in which case the command fails
	 */
	@Nullable Object resolveArgument(MethodParameter parameter, SshCommandContext context) throws Exception;

}
