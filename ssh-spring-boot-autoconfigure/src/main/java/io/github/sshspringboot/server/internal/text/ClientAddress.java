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

package io.github.sshspringboot.server.internal.text;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import org.springframework.util.Assert;

/**
 * Writes addresses of clients, the same way wherever they are shown, logged or recorded.
 *
 * @since 0.1.0
 */
public final class ClientAddress {

	private ClientAddress() {
	}

	/**
	 * Return an address without its port.
	 * @param address the address
	 * @return the address in numbers, if it is one of the internet that is resolved
	 */
	public static String host(SocketAddress address) {
		Assert.notNull(address, "'address' must not be null");
		return (address instanceof InetSocketAddress internet && internet.getAddress() != null)
				? internet.getAddress().getHostAddress() : address.toString();
	}

	/**
	 * Return an address and its port as programs that watch logs read them.
	 * @param address the address
	 * @return the address, and the port if there is one
	 */
	public static String hostAndPort(SocketAddress address) {
		return (address instanceof InetSocketAddress internet) ? host(address) + " port " + internet.getPort()
				: host(address);
	}

}
