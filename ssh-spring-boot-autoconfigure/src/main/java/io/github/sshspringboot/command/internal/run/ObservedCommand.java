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
 * One command that a {@link CommandObserver} watches. Called on the thread of the
 * command.
 *
 * @since 0.1.0
 */
public interface ObservedCommand {

	/**
	 * Under what identifier logs and traces have the command. The error line of an
	 * internal error names it.
	 * @return the identifier, one word, {@code null} if there is none
	 */
	default @Nullable String getTraceId() {
		return null;
	}

	/**
	 * What the user typed after the name of the command. Called at most once, before the
	 * command runs.
	 * @param arguments the words, of which the values of secret options are masked. What
	 * else the user typed may be confidential too
	 */
	default void called(List<String> arguments) {
	}

	/**
	 * The command has ended and its result is written. Called exactly once, whatever
	 * happens. An exception is logged.
	 * @param end how it ended, {@link CommandEnd#OK} if the next stage of a pipeline
	 * needed no more
	 * @param failure what made it fail, {@code null} if nothing was thrown or it was
	 * cancelled
	 */
	void end(CommandEnd end, @Nullable Throwable failure);

}
