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

package io.github.sshspringboot.docker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.sshspringboot.session.SshSessionException;

/**
 * What runs for a session, in its own container or in that of its connection. Sizes,
 * signals and the end may come from any thread at any time.
 */
interface SessionProcess extends AutoCloseable {

	/**
	 * Start the process, copy its streams until they have ended, and return its exit
	 * status. The input is read on another thread.
	 */
	int run(InputStream input, OutputStream output, OutputStream error, Executor executor)
			throws IOException, InterruptedException, SshSessionException;

	void resize(int rows, int columns);

	/**
	 * Type Ctrl-C at the terminal.
	 */
	boolean interrupt();

	/**
	 * Send a signal, such as {@code TERM}, and return whether something got it.
	 */
	boolean signal(String name);

	/**
	 * Tell the process that its client has gone, and give it some time to end.
	 */
	void hangUp(Duration grace);

	/**
	 * Let nothing of the process be left.
	 */
	@Override
	void close();

}
