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
import java.net.SocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;

import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshServerException;
import org.jspecify.annotations.Nullable;

/**
 * The socket that the process was started with as its standard input, by systemd or
 * inetd. It stays open when the server stops, so that the server can start again.
 */
record InheritedSocket(ServerSocketChannel channel, SocketAddress address) implements SocketSource {

	/**
	 * Return the socket, which listens or is a single connection.
	 */
	static SocketSource open(SshListenerSettings listener) {
		Channel channel = find(listener);
		try {
			if (channel instanceof ServerSocketChannel server) {
				server.configureBlocking(false);
				return new InheritedSocket(server, addressOf(server));
			}
			if (channel instanceof SocketChannel connection && connection.isOpen()) {
				return new InheritedConnection(connection, addressOf(connection));
			}
		}
		catch (IOException ex) {
			throw failure(listener, String.valueOf(ex.getMessage()), ex);
		}
		throw failure(listener, (channel instanceof SocketChannel) ? "the connection that it was is closed"
				: "standard input is no socket of a stream", null);
	}

	private static @Nullable Channel find(SshListenerSettings listener) {
		try {
			return System.inheritedChannel();
		}
		catch (IOException ex) {
			throw failure(listener, String.valueOf(ex.getMessage()), ex);
		}
	}

	private static SshServerException failure(SshListenerSettings listener, String reason, @Nullable Exception cause) {
		return new SshServerException("The listener '" + listener.name() + "' has no inherited socket: " + reason,
				cause);
	}

	@Override
	public @Nullable SocketChannel accept() throws IOException {
		return this.channel.accept();
	}

	private static SocketAddress addressOf(NetworkChannel channel) throws IOException {
		return Objects.requireNonNull(channel.getLocalAddress());
	}

	@Override
	public void close() {
	}

}
