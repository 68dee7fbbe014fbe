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
 * Strategy interface that decides whether a command can currently be run. Called on the
 * threads of commands and shells, each time the command is run, listed or completed.
 *
 * @since 0.1.0
 * @see SshCommand#availability()
 */
@FunctionalInterface
public interface SshCommandAvailability {

	/**
	 * Return the reason why the command cannot currently be run.
	 * @return a reason such as {@code the archive is not mounted}, {@code null} if the
	 * command can be run
	 */
	@Nullable String getUnavailableReason();

}
