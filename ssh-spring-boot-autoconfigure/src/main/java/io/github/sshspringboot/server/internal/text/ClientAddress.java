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

/**
 * Formats client addresses, in the same way wherever they are shown, logged or recorded.
 */
public final class ClientAddress {

	private ClientAddress() {
	}

	/**
	 * Return an address without its port, numeric if it is a resolved internet address.
	 */
	public static String host(SocketAddress address) {
		return (address instanceof InetSocketAddress internet && internet.getAddress() != null)
				? internet.getAddress().getHostAddress() : address.toString();
	}

	/**
	 * Return an address with its port, if it has one, in the form that programs which
	 * watch logs read.
	 */
	public static String hostAndPort(SocketAddress address) {
		return (address instanceof InetSocketAddress internet) ? host(address) + " port " + internet.getPort()
				: host(address);
	}

}
