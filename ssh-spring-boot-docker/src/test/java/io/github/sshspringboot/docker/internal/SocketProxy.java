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

package io.github.sshspringboot.docker.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * A socket in front of that of an engine, whose connections can be cut.
 */
final class SocketProxy implements AutoCloseable {

	private final Path socket;

	private final Path engine;

	private final Set<SocketChannel> channels = ConcurrentHashMap.newKeySet();

	private @Nullable ServerSocketChannel server;

	SocketProxy(Path socket, Path engine) throws IOException {
		this.socket = socket;
		this.engine = engine;
		mend();
	}

	void mend() throws IOException {
		ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		server.bind(UnixDomainSocketAddress.of(this.socket));
		this.server = server;
		start(() -> {
			while (true) {
				SocketChannel client = server.accept();
				SocketChannel target = SocketChannel.open(UnixDomainSocketAddress.of(this.engine));
				this.channels.add(client);
				this.channels.add(target);
				start(() -> copy(client, target));
				start(() -> copy(target, client));
			}
		});
	}

	/**
	 * End all connections, and take no more.
	 */
	void cut() throws IOException {
		if (this.server != null) {
			this.server.close();
		}
		Files.deleteIfExists(this.socket);
		for (SocketChannel channel : this.channels) {
			channel.close();
		}
		this.channels.clear();
	}

	private static void copy(SocketChannel source, SocketChannel target) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(8192);
		while (source.read(buffer) >= 0) {
			buffer.flip();
			while (buffer.hasRemaining()) {
				target.write(buffer);
			}
			buffer.clear();
		}
		target.shutdownOutput();
	}

	private static void start(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (IOException ex) {
				// It was cut
			}
		}, "proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		cut();
	}

	private interface Task {

		void run() throws IOException;

	}

}
