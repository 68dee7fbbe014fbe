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
 * Observes each command of a line, including those that are denied or do not exist.
 * Built-in commands of a shell, such as {@code exit}, and lines that cannot be parsed are
 * not observed. Must be thread-safe.
 */
@FunctionalInterface
public interface CommandObserver {

	/**
	 * Begin to observe a command. Called on its thread before it is authorized and its
	 * arguments are parsed. An exception is logged, and the command is not observed. The
	 * name is the full name, {@code help} for help, {@code null} for an unknown command:
	 * what the user typed may be a secret.
	 */
	ObservedCommand begin(@Nullable String commandName, SshSession session);

}
