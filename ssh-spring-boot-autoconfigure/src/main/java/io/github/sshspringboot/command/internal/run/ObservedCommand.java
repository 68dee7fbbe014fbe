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

import java.util.List;

import io.github.sshspringboot.command.internal.io.CommandEnd;
import org.jspecify.annotations.Nullable;

/**
 * One command that a {@link CommandObserver} observes. Called on the thread of the
 * command.
 */
public interface ObservedCommand {

	/**
	 * Return the identifier of the command in logs and traces, one word, {@code null} for
	 * none. The message of an internal error contains it.
	 */
	default @Nullable String getTraceId() {
		return null;
	}

	/**
	 * Receive the words after the name of the command, in which the values of secret
	 * options are masked. They may still be confidential. Called at most once, before the
	 * command runs.
	 */
	default void called(List<String> arguments) {
	}

	/**
	 * End the observation of the command, whose result is written. Called exactly once in
	 * any case. An exception is logged. The end is {@link CommandEnd#OK} if the next
	 * stage of a pipeline needed no more output; the failure is {@code null} if nothing
	 * was thrown or the command was cancelled.
	 */
	void end(CommandEnd end, @Nullable Throwable failure);

}
