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

package io.github.sshspringboot.server.internal.execution;

/**
 * What a command does with the thread that it runs on. Each kind has places of its own,
 * which the users share.
 *
 * @since 0.1.0
 * @see SshExecutors
 */
public enum CommandKind {

	/** It works, and ends by itself. */
	WORK,

	/**
	 * It shows what comes, and waits for it most of the time, until it is interrupted.
	 */
	STREAM,

	/**
	 * It is short, and needed when the server is busy: it tells what runs, ends what
	 * runs, or helps.
	 */
	CONTROL

}
