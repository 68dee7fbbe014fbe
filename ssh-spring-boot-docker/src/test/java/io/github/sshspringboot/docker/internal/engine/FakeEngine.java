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

package io.github.sshspringboot.docker.internal.engine;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine at a Unix socket that answers its requests one after the other, as a test
 * says. It tells its version without being told to.
 */
public final class FakeEngine implements Closeable {

	private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

	private final ServerSocketChannel server;

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

	private volatile String ping = "HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nContent-Length: 2\r\n\r\nOK";

	public FakeEngine(Path socket) throws IOException {
		this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
		new Thread(this::accept, "engine").start();
	}

	public FakeEngine pings(String answer) {
		this.ping = answer;
		return this;
	}

	/**
	 * Answer the next request with bytes, of one char each, and close the connection.
	 */
	public FakeEngine answers(String bytes) {
		return answers((connection) -> write(connection, bytes));
	}

	public FakeEngine answers(int status, String body) {
		return answers("HTTP/1.1 " + status + " Status\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
	}

	public FakeEngine answers(Answer answer) {
		this.answers.add(answer);
		return this;
	}

	/**
	 * Return the first lines of the requests, and their bodies, without those for the
	 * version.
	 */
	public List<String> requests() {
		return this.requests;
	}

	public static void write(SocketChannel connection, String bytes) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
		while (buffer.hasRemaining()) {
			connection.write(buffer);
		}
	}

	public static String read(SocketChannel connection, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length);
		while (buffer.hasRemaining() && connection.read(buffer) >= 0) {
			Thread.onSpinWait();
		}
		return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
	}

	/**
	 * Keep the connection open without a word until the client leaves.
	 */
	public static void hang(SocketChannel connection) throws IOException {
		read(connection, 1);
	}

	/**
	 * Be unreachable from now on.
	 */
	void stopAccepting() throws IOException {
		this.server.close();
	}

	private void accept() {
		try {
			while (true) {
				SocketChannel connection = this.server.accept();
				this.open.add(connection);
				new Thread(() -> serve(connection), "engine-connection").start();
			}
		}
		catch (IOException ex) {
			// Closed
		}
	}

	private void serve(SocketChannel connection) {
		try (connection) {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				String next = read(connection, 1);
				if (next.isEmpty()) {
					return;
				}
				head.append(next);
			}
			Matcher length = LENGTH.matcher(head);
			String body = length.find() ? read(connection, Integer.parseInt(length.group(1))) : "";
			String request = head.substring(0, head.indexOf(" HTTP/1.1\r\n"));
			if (request.equals("GET /_ping")) {
				write(connection, this.ping);
				return;
			}
			this.requests.add(body.isEmpty() ? request : request + " " + body);
			Answer answer = this.answers.poll();
			if (answer != null) {
				answer.answer(connection);
			}
		}
		catch (IOException ex) {
			// The client left
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (SocketChannel connection : this.open) {
			connection.close();
		}
	}

	@FunctionalInterface
	public interface Answer {

		void answer(SocketChannel connection) throws IOException;

	}

}
