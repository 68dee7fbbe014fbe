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
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A connection on a socket of any family as an asynchronous channel, so that the protocol
 * library can serve it. Time-outs are not supported.
 */
final class SocketStream extends AsynchronousSocketChannel {

	private final SocketChannel channel;

	private final SocketAddress localAddress;

	private final SocketAddress remoteAddress;

	private final SocketLoop loop;

	private final Executor executor;

	/**
	 * Create a stream. The executor runs the completion handlers.
	 */
	SocketStream(SocketChannel channel, SocketAddress localAddress, SocketAddress remoteAddress, SocketLoop loop,
			Executor executor) throws IOException {
		super(AsynchronousChannelProvider.provider());
		channel.configureBlocking(false);
		this.channel = channel;
		this.localAddress = localAddress;
		this.remoteAddress = remoteAddress;
		this.loop = loop;
		this.executor = executor;
	}

	@Override
	public <A> void read(ByteBuffer target, long timeout, TimeUnit unit, @Nullable A attachment,
			CompletionHandler<Integer, ? super A> handler) {
		transfer(SelectionKey.OP_READ, target, this.channel::read, attachment, handler);
	}

	@Override
	public <A> void write(ByteBuffer source, long timeout, TimeUnit unit, @Nullable A attachment,
			CompletionHandler<Integer, ? super A> handler) {
		transfer(SelectionKey.OP_WRITE, source, this.channel::write, attachment, handler);
	}

	private <A> void transfer(int operation, ByteBuffer buffer, Transfer transfer, @Nullable A attachment,
			CompletionHandler<Integer, ? super A> handler) {
		try {
			boolean empty = !buffer.hasRemaining();
			int count = transfer.apply(buffer);
			if (count == 0 && !empty) {
				this.loop.await(this.channel, operation,
						() -> transfer(operation, buffer, transfer, attachment, handler));
				return;
			}
			execute(() -> handler.completed(count, attachment));
		}
		catch (IOException | RuntimeException ex) {
			execute(() -> handler.failed(ex, attachment));
		}
	}

	private void execute(Runnable completion) {
		try {
			this.executor.execute(completion);
		}
		catch (RejectedExecutionException ex) {
			closeQuietly();
		}
	}

	private void closeQuietly() {
		try {
			close();
		}
		catch (IOException ex) {
			// The server has stopped, nobody is left to tell
		}
	}

	@Override
	public Future<Integer> read(ByteBuffer target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <A> void read(ByteBuffer[] targets, int offset, int length, long timeout, TimeUnit unit,
			@Nullable A attachment, CompletionHandler<Long, ? super A> handler) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Future<Integer> write(ByteBuffer source) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <A> void write(ByteBuffer[] sources, int offset, int length, long timeout, TimeUnit unit,
			@Nullable A attachment, CompletionHandler<Long, ? super A> handler) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <A> void connect(SocketAddress remote, @Nullable A attachment, CompletionHandler<Void, ? super A> handler) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Future<Void> connect(SocketAddress remote) {
		throw new UnsupportedOperationException();
	}

	@Override
	public AsynchronousSocketChannel bind(@Nullable SocketAddress local) {
		throw new UnsupportedOperationException();
	}

	@Override
	public SocketAddress getLocalAddress() {
		return this.localAddress;
	}

	@Override
	public SocketAddress getRemoteAddress() {
		return this.remoteAddress;
	}

	@Override
	public <T> AsynchronousSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
		this.channel.setOption(name, value);
		return this;
	}

	@Override
	public <T> T getOption(SocketOption<T> name) throws IOException {
		return this.channel.getOption(name);
	}

	@Override
	public Set<SocketOption<?>> supportedOptions() {
		return this.channel.supportedOptions();
	}

	@Override
	public AsynchronousSocketChannel shutdownInput() throws IOException {
		this.channel.shutdownInput();
		return this;
	}

	@Override
	public AsynchronousSocketChannel shutdownOutput() throws IOException {
		this.channel.shutdownOutput();
		return this;
	}

	@Override
	public boolean isOpen() {
		return this.channel.isOpen();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
		this.loop.purge();
	}

	@FunctionalInterface
	private interface Transfer {

		int apply(ByteBuffer buffer) throws IOException;

	}

}
