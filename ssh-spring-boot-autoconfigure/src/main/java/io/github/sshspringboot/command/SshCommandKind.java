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
 * The ways in which a command uses its thread. Each kind has a separate number of slots,
 * which all users share.
 *
 * @since 0.1.0
 * @see SshCommand#kind()
 */
public enum SshCommandKind {

	/** The command works and ends on its own. */
	WORK,

	/**
	 * The command shows news, such as log events, and mostly waits for it until it is
	 * interrupted.
	 */
	STREAM,

	/**
	 * The command is short and needed when the server is busy: it lists or ends running
	 * commands, or shows help.
	 */
	CONTROL

}
