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

package io.github.sshspringboot.command.internal.model;

/**
 * Exception thrown at startup if a command is declared in a way that cannot work.
 *
 * @since 0.1.0
 */
public class SshCommandDefinitionException extends RuntimeException {

	private final String action;

	/**
	 * Create a new {@link SshCommandDefinitionException} instance.
	 * @param message what is wrong, and where
	 * @param action how to fix it
	 */
	public SshCommandDefinitionException(String message, String action) {
		super(message);
		this.action = action;
	}

	/**
	 * Return how to fix the declaration.
	 * @return the action to take
	 */
	public String getAction() {
		return this.action;
	}

}
