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
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.docker.internal.engine.EngineException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the engine for one request. It is closed when its time is over.
 */
final class EngineConnection implements Closeable {

	private static final int MAX_HEAD = 16 * 1024;

	private static final int BUFFER_SIZE = 64 * 1024;

	private final Path socket;

	private final Duration timeout;

	private final SocketChannel channel;

	private final CompletableFuture<@Nullable Void> deadline = new CompletableFuture<>();

	private final ByteBuffer received = ByteBuffer.allocate(BUFFER_SIZE).flip();

	private EngineConnection(Path socket, Duration timeout, SocketChannel channel) {
		this.socket = socket;
		this.timeout = timeout;
		this.channel = channel;
		this.deadline.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).exceptionally((ex) -> {
			closeChannel();
			return null;
		});
	}

	static EngineConnection open(Path socket, Duration timeout) throws EngineException {
		SocketChannel channel;
		try {
			channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		}
		catch (IOException | UnsupportedOperationException ex) {
			throw new EngineException(Kind.UNREACHABLE, "There are no Unix sockets here", ex);
		}
		EngineConnection connection = new EngineConnection(socket, timeout, channel);
		try {
			channel.connect(UnixDomainSocketAddress.of(socket));
			return connection;
		}
		catch (IOException ex) {
			connection.close();
			throw (ex instanceof ClosedByInterruptException) ? connection.lost(ex)
					: connection.failure(Kind.UNREACHABLE, "No connection to the engine at " + socket, ex);
		}
	}

	/**
	 * Send a request and read the head of its answer.
	 */
	EngineResponse exchange(String method, String path, @Nullable String json, boolean upgrade) throws IOException {
		byte[] body = (json != null) ? json.getBytes(StandardCharsets.UTF_8) : new byte[0];
		String head = method + " " + path + " HTTP/1.1\r\nHost: docker\r\n"
				+ (upgrade ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "Connection: close\r\n")
				+ ((json != null) ? "Content-Type: application/json\r\n" : "") + "Content-Length: " + body.length
				+ "\r\n\r\n";
		write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
		write(ByteBuffer.wrap(body));
		EngineResponse response = readHead();
		while (response.status() / 100 == 1 && response.status() != 101) {
			response = readHead();
		}
		return response;
	}

	private EngineResponse readHead() throws IOException {
		String statusLine = readLine(MAX_HEAD);
		if (!statusLine.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
			throw new ProtocolException("The answer is not one of HTTP/1.1");
		}
		int status = Integer.parseInt(statusLine.substring(9, 12));
		Map<String, String> headers = readHeaders(MAX_HEAD - statusLine.length());
		return new EngineResponse(status, headers, body(status, headers));
	}

	private Map<String, String> readHeaders(int limit) throws IOException {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		int left = limit;
		for (String line = readLine(left); !line.isEmpty(); line = readLine(left)) {
			left -= line.length();
			int colon = line.indexOf(':');
			String name = line.substring(0, Math.max(colon, 0));
			if (name.isEmpty() || !name.equals(name.strip())) {
				throw new ProtocolException("The answer has a malformed header");
			}
			String value = line.substring(colon + 1).strip();
			String other = headers.putIfAbsent(name, value);
			if (other != null && !other.equals(value) && name.equalsIgnoreCase("Content-Length")) {
				throw new ProtocolException("The answer has two lengths");
			}
		}
		return headers;
	}

	private InputStream body(int status, Map<String, String> headers) throws IOException {
		if (status / 100 == 1 || status == 204 || status == 304) {
			return InputStream.nullInputStream();
		}
		String encoding = headers.get("Transfer-Encoding");
		if (encoding != null) {
			if (!encoding.equalsIgnoreCase("chunked")) {
				throw new ProtocolException("The answer has an unknown encoding");
			}
			return new BodyInputStream(0, true);
		}
		String length = headers.get("Content-Length");
		if (length != null && !length.matches("[0-9]{1,18}")) {
			throw new ProtocolException("The answer has a malformed length");
		}
		return new BodyInputStream((length != null) ? Long.parseLong(length) : -1, false);
	}

	private String readLine(int limit) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = readByte(); next != '\n'; next = readByte()) {
			if (line.length() >= limit) {
				throw new ProtocolException("The head of the answer is longer than " + MAX_HEAD + " bytes");
			}
			line.append((char) next);
		}
		int last = line.length() - 1;
		if (last < 0 || line.charAt(last) != '\r') {
			throw new ProtocolException("The answer has a malformed end of line");
		}
		return line.substring(0, last);
	}

	private int readByte() throws IOException {
		ByteBuffer available = receive();
		if (available == null) {
			throw new EOFException("The engine closed the connection");
		}
		return available.get() & 0xff;
	}

	/**
	 * Return bytes that were received, at least one, or {@code null} at the end.
	 */
	@Nullable ByteBuffer receive() throws IOException {
		if (!this.received.hasRemaining()) {
			this.received.clear();
			try {
				if (this.channel.read(this.received) < 0) {
					return null;
				}
			}
			finally {
				this.received.flip();
			}
		}
		return this.received;
	}

	void write(ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			this.channel.write(bytes);
		}
	}

	void shutdownOutput() throws IOException {
		this.channel.shutdownOutput();
	}

	/**
	 * Let the connection be open as long as it takes.
	 */
	void unlimited() {
		this.deadline.complete(null);
	}

	EngineException lost(IOException cause) {
		if (cause instanceof EngineException exception) {
			return exception;
		}
		return (cause instanceof ProtocolException) ? failure(Kind.FAILED, "Unintelligible answer of the engine", cause)
				: failure(Kind.LOST, "The connection to the engine was lost", cause);
	}

	private EngineException failure(Kind kind, String message, IOException cause) {
		return this.deadline.isCompletedExceptionally() ? new EngineException(kind,
				"The engine at " + this.socket + " did not answer within " + this.timeout.toMillis() + " ms", cause)
				: new EngineException(kind, message + ": " + cause, cause);
	}

	@Override
	public void close() {
		unlimited();
		closeChannel();
	}

	private void closeChannel() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// It is of no use any more, whatever becomes of it
		}
	}

	/**
	 * Body with a length, up to the end of the connection, or in chunks.
	 */
	private final class BodyInputStream extends InputStream {

		private final boolean chunked;

		private long left;

		private boolean first = true;

		private boolean ended;

		BodyInputStream(long left, boolean chunked) {
			this.left = left;
			this.chunked = chunked;
		}

		@Override
		public int read() throws IOException {
			byte[] single = new byte[1];
			return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			if (length == 0) {
				return 0;
			}
			if (this.chunked && this.left == 0 && !this.ended) {
				readChunkHead();
			}
			if (this.ended || this.left == 0) {
				return -1;
			}
			ByteBuffer available = receive();
			if (available == null) {
				if (this.left < 0) {
					return -1;
				}
				throw new EOFException("The engine closed the connection");
			}
			int count = Math.min(length, available.remaining());
			if (this.left > 0) {
				count = (int) Math.min(count, this.left);
				this.left -= count;
			}
			available.get(target, offset, count);
			return count;
		}

		private void readChunkHead() throws IOException {
			if (!this.first && !readLine(1).isEmpty()) {
				throw new ProtocolException("The answer has a malformed chunk");
			}
			this.first = false;
			String size = readLine(MAX_HEAD).split(";", 2)[0].strip();
			if (!size.matches("[0-9a-fA-F]{1,15}")) {
				throw new ProtocolException("The answer has a malformed chunk");
			}
			this.left = Long.parseLong(size, 16);
			if (this.left == 0) {
				this.ended = true;
				readHeaders(MAX_HEAD);
			}
		}

	}

}
