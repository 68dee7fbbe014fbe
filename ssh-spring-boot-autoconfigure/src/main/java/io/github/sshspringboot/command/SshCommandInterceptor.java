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

/**
 * Interface for beans that are called around commands, in their order. They are called
 * for each command that its user may run and whose arguments are valid, as the user, on
 * the thread of the command.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshCommandInterceptor {

	/**
	 * Intercept the command. Implementations usually call
	 * {@link SshCommandInvocation#proceed()}, and may skip it to prevent the command from
	 * running.
	 * @param invocation the command
	 * @return the result to write, usually that of {@code proceed()}
	 * @throws Throwable if the command fails
	 */
	@Nullable Object intercept(SshCommandInvocation invocation) throws Throwable;

}
