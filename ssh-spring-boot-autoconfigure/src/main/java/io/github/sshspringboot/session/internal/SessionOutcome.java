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

package io.github.sshspringboot.session.internal;

/**
 * How a session ended.
 */
public enum SessionOutcome {

	/** It ran, and returned its status. */
	RAN,

	/**
	 * It was interrupted by its user, a lost connection, a limit or the server's stop.
	 */
	CANCELLED,

	/** It could not run or go on. */
	FAILED,

	/** It did not start: the router refused it, or a limit was reached. */
	REFUSED

}
