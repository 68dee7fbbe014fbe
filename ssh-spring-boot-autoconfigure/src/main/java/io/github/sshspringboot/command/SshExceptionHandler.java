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
 * Says what a failure of a command means to its user: beans of this type are asked in
 * their order, before the starter's own rules. Denied access is not theirs to explain.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshExceptionHandler {

	/**
	 * Explain a failure.
	 * @param failure what the command threw
	 * @param context the run of the command
	 * @return the message and the status, {@code null} to leave it to others
	 */
	@Nullable SshCommandException handle(Throwable failure, SshCommandContext context);

}
