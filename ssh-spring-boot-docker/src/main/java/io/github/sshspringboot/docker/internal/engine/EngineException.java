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

package io.github.sshspringboot.docker.internal.engine;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * The engine did not do what it was asked for. The message is that of the engine, for the
 * log and not for users.
 */
public final class EngineException extends IOException {

	private final Kind kind;

	EngineException(Kind kind, String message) {
		this(kind, message, null);
	}

	EngineException(Kind kind, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
	}

	public Kind getKind() {
		return this.kind;
	}

	/**
	 * What went wrong.
	 */
	public enum Kind {

		/** There is no connection to the engine. */
		UNREACHABLE,

		/** There is no such container, image or command. */
		NOT_FOUND,

		/** The container is in another state than the request needs. */
		CONFLICT,

		/** The request is wrong or not allowed. */
		REFUSED,

		/** The engine failed, or its answer makes no sense. */
		FAILED,

		/**
		 * The connection broke or was closed before the answer was complete, or that took
		 * too long.
		 */
		LOST

	}

}
