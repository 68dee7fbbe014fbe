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

package io.github.sshspringboot.test.server;

/**
 * A question to the user, with the method {@code keyboard-interactive}.
 *
 * @param text what the user sees, such as {@code "Password: "}
 * @param answer the right answer
 * @param echo whether the user may see what is typed
 * @since 0.1.0
 */
public record SshPrompt(String text, String answer, boolean echo) {

	/**
	 * Return a prompt whose answer is not to be seen.
	 * @param text what the user sees, such as {@code "Token: "}
	 * @param answer the right answer
	 * @return the prompt
	 */
	public static SshPrompt hidden(String text, String answer) {
		return new SshPrompt(text, answer, false);
	}

	@Override
	public String toString() {
		return "SshPrompt[text=" + this.text + ", echo=" + this.echo + "]";
	}

}
