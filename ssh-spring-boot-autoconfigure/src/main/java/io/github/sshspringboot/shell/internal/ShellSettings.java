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

package io.github.sshspringboot.shell.internal;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of interactive shells. The prompt and the greeting may have the placeholders
 * {@code {username}}, {@code {application}}, {@code {address}}, {@code {time}} and
 * {@code {status}}.
 *
 * @param application the name of the application
 * @param prompt the prompt
 * @param greeting what to show first, {@code null} for nothing
 * @param historyDirectory where the lines that were typed are kept, {@code null} to keep
 * them in memory
 * @param historyMaxLines how many are kept
 * @param idle how long a shell waits for a key, {@code null} for ever
 * @since 0.1.0
 */
public record ShellSettings(String application, String prompt, @Nullable String greeting,
		@Nullable Path historyDirectory, int historyMaxLines, @Nullable Duration idle) {

	/**
	 * Check the placeholders of a prompt.
	 * @param prompt the prompt
	 * @return what is wrong, {@code null} if all placeholders are known
	 */
	public static @Nullable String checkPlaceholders(String prompt) {
		return ShellText.findProblem(prompt);
	}

}
