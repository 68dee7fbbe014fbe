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
 * Strategy interface that provides the prompt of the shell, instead of
 * {@code ssh.shell.prompt}. Called on the thread of the shell before each line, so
 * implementations should return quickly. If it throws an exception, the exception is
 * logged and the configured prompt is shown.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshPromptProvider {

	/**
	 * Return the prompt for the next line.
	 * @param context the information to show
	 * @return the prompt, which may contain ANSI colours
	 */
	String getPrompt(SshPromptContext context);

}
