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

package io.github.sshspringboot.server.internal.mina.forwarding;

import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.SocketPath;
import io.github.sshspringboot.server.internal.mina.auth.WireText;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.BufferException;
import org.jspecify.annotations.Nullable;

/**
 * Reads from messages what clients name as the ends of tunnels. All methods throw
 * {@link IllegalArgumentException} for what cannot be one, with a message for the client.
 */
final class EndpointReader {

	private static final int MAX_HOST_LENGTH = 255;

	private static final int MAX_PATH_LENGTH = 1024;

	private static final int MAX_PORT = 65535;

	private EndpointReader() {
	}

	static TunnelEndpoint readHostAndPort(Buffer buffer) {
		String host = readText(buffer, MAX_HOST_LENGTH);
		if (buffer.available() < Integer.BYTES) {
			throw malformed();
		}
		long port = buffer.getUInt();
		if (port > MAX_PORT) {
			throw new IllegalArgumentException("there is no port " + port);
		}
		return new HostAndPort(host, (int) port);
	}

	static TunnelEndpoint readPath(Buffer buffer) {
		return new SocketPath(readText(buffer, MAX_PATH_LENGTH));
	}

	private static String readText(Buffer buffer, int maxLength) {
		@Nullable String text;
		try {
			text = WireText.isNext(buffer, 1) ? buffer.getString() : null;
		}
		catch (BufferException ex) {
			throw malformed();
		}
		if (text == null || text.length() > maxLength || !PrintableText.isPrintable(text)) {
			throw malformed();
		}
		return text;
	}

	private static IllegalArgumentException malformed() {
		return new IllegalArgumentException("malformed request");
	}

}
