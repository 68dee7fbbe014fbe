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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.time.Duration;

import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.session.ClientSession;

/**
 * A connection whose user is logged in.
 *
 * @param user the name of the user
 * @param session the connection
 * @param banner what the server showed before the login
 */
record Connection(String user, ClientSession session, String banner) {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	boolean isOpen() {
		return this.session.isOpen();
	}

	/**
	 * Open a channel.
	 * @throws IOException if that fails
	 */
	<C extends ClientChannel> C open(Factory<C> factory, Deadline deadline) throws IOException {
		C channel = factory.create(this.session);
		try {
			channel.open().verify(deadline.remaining());
			return channel;
		}
		catch (IOException ex) {
			channel.close(true);
			throw ex;
		}
	}

	void close() {
		try {
			if (!this.session.close(false).await(CLOSE_TIMEOUT)) {
				this.session.close(true);
			}
		}
		catch (IOException ex) {
			this.session.close(true);
		}
	}

	/**
	 * Creates a channel.
	 *
	 * @param <C> the type of channel
	 */
	interface Factory<C extends ClientChannel> {

		C create(ClientSession session) throws IOException;

	}

}
