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

/**
 * Makes the prompt of the shell, instead of {@code ssh.shell.prompt}. Called on the
 * shell's own thread before each line, so it should not take long; what it throws is
 * logged, and the configured prompt shown.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshPromptProvider {

	/**
	 * The prompt for the next line.
	 * @param context what it can tell of
	 * @return the prompt, which may have colours (ANSI escape sequences)
	 */
	String getPrompt(SshPromptContext context);

}
