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
 * Strategy interface that explains failures of commands to their users. Beans of this
 * type are consulted in their order, before the default handling. They are not consulted
 * when access is denied.
 *
 * @since 0.1.0
 * @see SshCommandException
 */
@FunctionalInterface
public interface SshExceptionHandler {

	/**
	 * Explain a failure.
	 * @param failure the exception thrown by the command
	 * @param context the context of the run
	 * @return the message and the status, {@code null} to let others explain the failure
	 */
	@Nullable SshCommandException handle(Throwable failure, SshCommandContext context);

}
