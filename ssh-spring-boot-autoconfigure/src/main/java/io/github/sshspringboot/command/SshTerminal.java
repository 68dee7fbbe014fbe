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
 * The user's terminal. A command method may have a parameter of this type, declared
 * nullable: it is {@code null} when the client asked for none.
 *
 * @since 0.1.0
 */
public interface SshTerminal {

	/**
	 * The type of the terminal, as the client's {@code TERM} names it.
	 * @return the type, such as {@code xterm-256color}
	 */
	String getType();

	/**
	 * The width at this moment.
	 * @return the number of columns, at least 1
	 */
	int getColumns();

	/**
	 * The height at this moment.
	 * @return the number of rows, at least 1
	 */
	int getRows();

}
