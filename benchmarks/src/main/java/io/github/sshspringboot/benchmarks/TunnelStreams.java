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

package io.github.sshspringboot.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Streams through tunnels of OpenSSH's client ({@code ssh -W}) to a socket that the
 * benchmark listens on, which sends or reads bytes.
 */
final class TunnelStreams implements AutoCloseable {

	private static final long SIZE = 512L << 20;

	private static final int BUFFER_SIZE = 64 * 1024;

	private final Path program;

	private final Identity identity;

	private final ServerSocket source = listen();

	private final ServerSocket sink = listen();

	private TunnelStreams(Path program, Identity identity) throws IOException {
		this.program = program;
		this.identity = identity;
		serve(this.source, (socket) -> {
			send(socket.getOutputStream());
			socket.shutdownOutput();
		});
		serve(this.sink,
				(socket) -> socket.getOutputStream().write((receive(socket.getInputStream()) == SIZE) ? 1 : 0));
	}

	static @Nullable TunnelStreams find(Options options, Identity identity) throws IOException {
		Path program = Processes.find(options.ssh(), "/usr/bin/ssh", "/usr/local/bin/ssh");
		return (program != null) ? new TunnelStreams(program, identity) : null;
	}

	private static ServerSocket listen() throws IOException {
		return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
	}

	private static void serve(ServerSocket listener, Serve serve) {
		Thread thread = new Thread(() -> {
			while (!listener.isClosed()) {
				try (Socket socket = listener.accept()) {
					serve.run(socket);
				}
				catch (IOException ex) {
					if (!listener.isClosed()) {
						ex.printStackTrace();
					}
				}
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	private static void send(OutputStream output) throws IOException {
		byte[] bytes = new byte[BUFFER_SIZE];
		for (long sent = 0; sent < SIZE; sent += bytes.length) {
			output.write(bytes);
		}
	}

	private static long receive(InputStream input) throws IOException {
		byte[] bytes = new byte[BUFFER_SIZE];
		long received = 0;
		for (int count = input.read(bytes); count >= 0; count = input.read(bytes)) {
			received += count;
		}
		return received;
	}

	Samples download(Server server, Duration slice) throws Exception {
		return Samples.times(slice, () -> {
			Process process = start(server, this.source);
			process.getOutputStream().close();
			check(server, receive(process.getInputStream()) == SIZE, process);
		});
	}

	Samples upload(Server server, Duration slice) throws Exception {
		return Samples.times(slice, () -> {
			Process process = start(server, this.sink);
			try (OutputStream output = process.getOutputStream()) {
				send(output);
			}
			check(server, process.getInputStream().read() == 1, process);
		});
	}

	private Process start(Server server, ServerSocket target) throws IOException {
		return new ProcessBuilder(this.program.toString(), "-F", "none", "-W", "127.0.0.1:" + target.getLocalPort(),
				"-p", Integer.toString(server.port()), "-l", this.identity.username(), "-i",
				this.identity.userKeyFile().toString(), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o",
				"PreferredAuthentications=publickey", "-o", "StrictHostKeyChecking=no", "-o",
				"UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o",
				"KexAlgorithms=" + Algorithms.KEY_EXCHANGE, "-o", "HostKeyAlgorithms=" + Algorithms.HOST_KEY, "-o",
				"Ciphers=" + Algorithms.CIPHER, "127.0.0.1")
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	private static void check(Server server, boolean complete, Process process) throws InterruptedException {
		if (!process.waitFor(30, TimeUnit.SECONDS) || !complete) {
			process.destroyForcibly();
			throw new IllegalStateException("A tunnel of the server '" + server.name() + "' lost bytes");
		}
	}

	@Override
	public void close() throws IOException {
		this.source.close();
		this.sink.close();
	}

	@FunctionalInterface
	private interface Serve {

		void run(Socket socket) throws IOException;

	}

}
