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
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * A {@link SocketSource} as an asynchronous channel, so that the protocol library can
 * accept its connections.
 */
final class SocketServer extends AsynchronousServerSocketChannel {

	private final SocketSource source;

	private final SocketLoop acceptLoop;

	private final SocketLoop loop;

	private final Executor executor;

	private volatile boolean open = true;

	/**
	 * Create a server. The first loop waits for connections and asks who the clients are,
	 * the other waits for their data.
	 */
	SocketServer(SocketSource source, SocketLoop acceptLoop, SocketLoop loop, Executor executor) {
		super(AsynchronousChannelProvider.provider());
		this.source = source;
		this.acceptLoop = acceptLoop;
		this.loop = loop;
		this.executor = executor;
	}

	@Override
	public <A> void accept(@Nullable A attachment, CompletionHandler<AsynchronousSocketChannel, ? super A> handler) {
		SelectableChannel channel = this.source.channel();
		if (channel != null) {
			this.acceptLoop.await(channel, SelectionKey.OP_ACCEPT, () -> take(attachment, handler));
		}
		else {
			this.acceptLoop.run(() -> take(attachment, handler));
		}
	}

	private <A> void take(@Nullable A attachment, CompletionHandler<AsynchronousSocketChannel, ? super A> handler) {
		try {
			if (!this.open) {
				throw new ClosedChannelException();
			}
			SocketChannel channel = this.source.accept();
			if (channel == null) {
				if (this.source.channel() != null) {
					accept(attachment, handler);
				}
				return;
			}
			AsynchronousSocketChannel stream = toStream(channel);
			execute(() -> handler.completed(stream, attachment));
		}
		catch (IOException | RuntimeException ex) {
			execute(() -> handler.failed(ex, attachment));
		}
	}

	private AsynchronousSocketChannel toStream(SocketChannel channel) throws IOException {
		try {
			SocketAddress remote = channel.getRemoteAddress();
			boolean unix = remote instanceof UnixDomainSocketAddress;
			return new SocketStream(channel, unix ? this.source.address() : channel.getLocalAddress(),
					unix ? PeerCredentials.of(channel) : remote, this.loop, this.executor);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	private void execute(Runnable completion) {
		try {
			this.executor.execute(completion);
		}
		catch (RejectedExecutionException ex) {
			this.open = false;
		}
	}

	@Override
	public Future<AsynchronousSocketChannel> accept() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Do nothing: the source has its address already.
	 */
	@Override
	public AsynchronousServerSocketChannel bind(@Nullable SocketAddress local, int backlog) {
		return this;
	}

	@Override
	public SocketAddress getLocalAddress() {
		return this.source.address();
	}

	@Override
	public <T> AsynchronousServerSocketChannel setOption(SocketOption<T> name, T value) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> T getOption(SocketOption<T> name) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Set<SocketOption<?>> supportedOptions() {
		return Set.of();
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public void close() throws IOException {
		if (this.open) {
			this.open = false;
			SelectableChannel channel = this.source.channel();
			if (channel != null) {
				this.acceptLoop.forget(channel);
			}
			this.source.close();
			this.acceptLoop.purge();
		}
	}

}
