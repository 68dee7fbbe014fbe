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

package io.github.sshspringboot.server;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A channel between the application and something that a client connects it to. Its
 * streams block, and each direction ends on its own.
 *
 * @since 0.1.0
 * @see SshConnection#openChannel(String, int)
 */
public interface SshChannel extends Closeable {

	/**
	 * Return the stream of what the client sends.
	 * @return the stream, which ends when the other end sends no more
	 */
	InputStream getInputStream();

	/**
	 * Return the stream of what is sent to the client. Closing it tells the other end
	 * that nothing will follow, and leaves the input open.
	 * @return the stream, which sends at once what is written to it
	 */
	OutputStream getOutputStream();

	/**
	 * Close the channel in both directions.
	 */
	@Override
	void close();

}
