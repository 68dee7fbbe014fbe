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

import io.github.sshspringboot.server.SshTerminalMode;

/**
 * The pseudo-terminal that a client requested with {@code pty-req} (RFC 4254 section
 * 6.2).
 */
public interface SshPty {

	/**
	 * Return the type of the terminal, or {@code dumb} if the client sent an unusable
	 * value.
	 */
	String getTerm();

	/**
	 * Return the current number of columns, 0 if unknown.
	 */
	int getColumns();

	/**
	 * Return the current number of rows, 0 if unknown.
	 */
	int getRows();

	/**
	 * Return the current width in pixels, 0 if unknown.
	 */
	default int getPixelWidth() {
		return 0;
	}

	/**
	 * Return the current height in pixels, 0 if unknown.
	 */
	default int getPixelHeight() {
		return 0;
	}

	/**
	 * Return the modes that the client sent, unmodifiable.
	 */
	default Map<SshTerminalMode, Integer> getModes() {
		return Map.of();
	}

}
