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

package io.github.sshspringboot.command.internal.run;

import io.github.sshspringboot.server.internal.SshSession;
import org.jspecify.annotations.Nullable;

/**
 * Watches commands, each command of a line by itself: those that run, those that are
 * refused and those that do not exist. Not watched are the commands of a shell itself,
 * such as {@code exit}, and lines that cannot be taken apart. Must be thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CommandObserver {

	/**
	 * A command begins. Called on its thread before the user's rights are checked and
	 * arguments are read. An exception is logged, and the command goes on unwatched.
	 * @param commandName the full name, {@code help} for help, {@code null} if there is
	 * no such command: what the user typed is not told, since it may hold a secret
	 * @param session the session that it runs in
	 * @return watches this command
	 */
	ObservedCommand begin(@Nullable String commandName, SshSession session);

}
