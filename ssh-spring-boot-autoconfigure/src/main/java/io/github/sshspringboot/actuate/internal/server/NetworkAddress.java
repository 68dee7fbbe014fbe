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

package io.github.sshspringboot.actuate.internal.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Formats addresses without looking up their names.
 */
final class NetworkAddress {

	private NetworkAddress() {
	}

	static String format(SocketAddress address) {
		if (address instanceof UnixDomainSocketAddress unix) {
			return "unix:" + unix.getPath();
		}
		if (!(address instanceof InetSocketAddress internet) || internet.isUnresolved()) {
			return address.toString();
		}
		InetAddress host = internet.getAddress();
		String text = host.getHostAddress();
		return ((host instanceof Inet6Address) ? "[" + text + "]" : text) + ":" + internet.getPort();
	}

}
