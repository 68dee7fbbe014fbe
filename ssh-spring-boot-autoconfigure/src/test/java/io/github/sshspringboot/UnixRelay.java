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

package io.github.sshspringboot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A port whose connections lead to a Unix-domain socket, as {@code nc -U} does for
 * OpenSSH, so that a {@link TestClient} can use the socket.
 */
public final class UnixRelay implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(UnixRelay.class);

	private static final int SIZE = 32 * 1024;

	private final Path path;

	private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	public UnixRelay(Path path) throws IOException {
		this.path = path;
		start(this::accept);
	}

	public int getPort() {
		return this.listener.getLocalPort();
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "unix-relay");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.listener.accept();
				client.setTcpNoDelay(true);
				start(() -> relay(client));
			}
		}
		catch (IOException ex) {
			logger.trace("The relay is closed", ex);
		}
	}

	private void relay(Socket client) {
		try (client; SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(this.path))) {
			start(() -> copy(client, server));
			ByteBuffer buffer = ByteBuffer.allocate(SIZE);
			while (server.read(buffer.clear()) >= 0) {
				client.getOutputStream().write(buffer.array(), 0, buffer.position());
			}
		}
		catch (IOException ex) {
			logger.trace("A connection of the relay is lost", ex);
		}
	}

	private static void copy(Socket client, SocketChannel server) {
		byte[] bytes = new byte[SIZE];
		try (server) {
			for (int length = read(client, bytes); length >= 0; length = read(client, bytes)) {
				ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
				while (buffer.hasRemaining()) {
					server.write(buffer);
				}
			}
		}
		catch (IOException ex) {
			logger.trace("A connection of the relay is lost", ex);
		}
	}

	private static int read(Socket client, byte[] bytes) throws IOException {
		return client.getInputStream().read(bytes);
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
	}

}
