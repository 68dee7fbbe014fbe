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

package io.github.sshspringboot.session;

import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a session cannot run or go on. The message is for the user, on one line; the
 * cause is logged and never told to the user.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class SshSessionException extends Exception {

	private final transient ExitStatus status;

	/**
	 * Create an exception that ends the session with status 1.
	 * @param message the message for the user
	 * @param cause the cause, or {@code null} if the message says it all
	 */
	public SshSessionException(String message, @Nullable Throwable cause) {
		this(message, ExitStatus.FAILURE, cause);
	}

	/**
	 * Create an exception.
	 * @param message the message for the user
	 * @param status the exit status for the client
	 * @param cause the cause, or {@code null} if the message says it all
	 */
	public SshSessionException(String message, ExitStatus status, @Nullable Throwable cause) {
		super(message, cause);
		this.status = status;
	}

	/**
	 * Return the exit status for the client.
	 * @return the status
	 */
	public ExitStatus getStatus() {
		return this.status;
	}

}
