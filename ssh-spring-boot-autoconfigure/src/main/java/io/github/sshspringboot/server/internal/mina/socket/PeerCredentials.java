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

package io.github.sshspringboot.server.internal.mina.socket;

import java.io.IOException;
import java.nio.channels.SocketChannel;

import io.github.sshspringboot.server.UnixPeerAddress;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.ClassUtils;

/**
 * Asks the operating system who has connected to a Unix-domain socket.
 */
final class PeerCredentials {

	private static final Log logger = LogFactory.getLog(PeerCredentials.class);

	private static final boolean PRESENT = ClassUtils.isPresent("jdk.net.ExtendedSocketOptions",
			PeerCredentials.class.getClassLoader());

	private PeerCredentials() {
	}

	static UnixPeerAddress of(SocketChannel channel) {
		try {
			return PRESENT ? Option.read(channel) : new UnixPeerAddress(null, null);
		}
		catch (IOException | UnsupportedOperationException ex) {
			logger.debug("The system does not tell who has connected", ex);
			return new UnixPeerAddress(null, null);
		}
	}

	/**
	 * Loaded only if the JVM has the option's class.
	 */
	private static final class Option {

		static UnixPeerAddress read(SocketChannel channel) throws IOException {
			UnixDomainPrincipal principal = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
			return new UnixPeerAddress(principal.user().getName(), principal.group().getName());
		}

	}

}
