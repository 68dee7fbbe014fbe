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
 * Settings of interactive shells. The prompt and the greeting, {@code null} for none, may
 * contain the placeholders {@code {username}}, {@code {application}}, {@code {address}},
 * {@code {time}} and {@code {status}}. Without a directory the history is kept in memory.
 * Without an idle time a shell waits for a key indefinitely.
 *
 * @since 0.1.0
 */
public record ShellSettings(String application, String prompt, @Nullable String greeting,
		@Nullable Path historyDirectory, int historyMaxLines, @Nullable Duration idle) {

	/**
	 * Return the problem with the placeholders of a prompt, {@code null} if there is
	 * none.
	 */
	public static @Nullable String checkPlaceholders(String prompt) {
		return ShellText.findProblem(prompt);
	}

}
