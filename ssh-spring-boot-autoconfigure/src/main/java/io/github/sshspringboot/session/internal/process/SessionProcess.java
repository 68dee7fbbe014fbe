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

package io.github.sshspringboot.session.internal.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import io.github.sshspringboot.session.SshPseudoTerminal;
import org.jspecify.annotations.Nullable;

/**
 * A process with the streams between it and a client.
 */
interface SessionProcess extends Closeable {

	Process process();

	/**
	 * Return whether the process began a session of the system of its own.
	 */
	boolean isSessionLeader();

	/**
	 * Return whether the process has a pseudo-terminal, so that its output ends with it.
	 */
	boolean isTerminal();

	/**
	 * Return what the client's input is written to.
	 */
	OutputStream input();

	/**
	 * Tell the process that the client's input has ended.
	 */
	void endInput() throws IOException;

	InputStream output();

	/**
	 * Return standard error, or {@code null} if it is a part of the output.
	 */
	@Nullable InputStream error();

	/**
	 * Change the size of the pseudo-terminal, if the process still has one.
	 */
	default void resize(SshPseudoTerminal terminal) {
	}

}
