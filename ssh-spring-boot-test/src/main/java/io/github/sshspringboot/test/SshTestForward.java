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

import org.apache.sshd.common.util.net.SshdSocketAddress;

/**
 * A port that is forwarded. Closing it ends the forwarding.
 *
 * @since 0.1.0
 * @see SshTestClient#forward(String, int)
 * @see SshTestClient#forwardRemote(String, int)
 */
public final class SshTestForward implements AutoCloseable {

	private final SshdSocketAddress address;

	private final End end;

	SshTestForward(SshdSocketAddress address, End end) {
		this.address = address;
		this.end = end;
	}

	/**
	 * Return the host to connect to.
	 * @return the address of the loopback network, of this machine or of the server
	 */
	public String host() {
		return this.address.getHostName();
	}

	/**
	 * Return the port to connect to.
	 * @return the port
	 */
	public int port() {
		return this.address.getPort();
	}

	@Override
	public void close() {
		try {
			this.end.run(this.address);
		}
		catch (IOException ex) {
			throw new AssertionError("The forwarding of %s did not end".formatted(this), ex);
		}
	}

	@Override
	public String toString() {
		return host() + ":" + port();
	}

	/**
	 * Ends a forwarding.
	 */
	interface End {

		void run(SshdSocketAddress address) throws IOException;

	}

}
