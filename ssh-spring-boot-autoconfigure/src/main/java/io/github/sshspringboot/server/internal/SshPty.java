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

import java.util.Map;

/**
 * The pseudo-terminal that a client asked for with {@code pty-req} (RFC 4254 section
 * 6.2).
 *
 * @since 0.1.0
 */
public interface SshPty {

	/**
	 * The type of the terminal.
	 * @return the value of {@code TERM}, {@code dumb} if the client's made no sense
	 */
	String getTerm();

	/**
	 * The width at this moment.
	 * @return the number of columns, 0 if the client told none
	 */
	int getColumns();

	/**
	 * The height at this moment.
	 * @return the number of rows, 0 if the client told none
	 */
	int getRows();

	/**
	 * The modes of the client's terminal (RFC 4254 section 8).
	 * @return the values of those that it sent by their names, such as {@code ECHO} or
	 * {@code VERASE}, unmodifiable
	 */
	default Map<String, Integer> getModes() {
		return Map.of();
	}

}
