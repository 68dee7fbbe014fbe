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

package io.github.sshspringboot.server.internal;

import java.io.IOException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when the server cannot start.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class SshServerException extends RuntimeException {

	public SshServerException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a problem that occurred now. Only messages of {@link SshServerException} and
	 * of I/O exceptions are included, because others may contain sensitive data.
	 */
	public static SshServerStatus.Problem toProblem(Throwable failure) {
		return new SshServerStatus.Problem(Instant.now(), describe(failure));
	}

	private static String describe(Throwable failure) {
		String name = failure.getClass().getSimpleName();
		String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
		if (failure instanceof SshServerException) {
			return message;
		}
		return (failure instanceof IOException) ? name + ": " + message : name;
	}

}
