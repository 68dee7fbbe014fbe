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

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.internal.execution.TunnelExecutors;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel between a channel and a socket. Each direction has a thread that blocks,
 * because encryption and the renewal of keys can hold up a sender, and would hold up all
 * tunnels of a thread that they share; the threads are virtual where that costs nothing.
 */
final class SocketTunnel extends ChannelTunnel {

	private static final Log logger = LogFactory.getLog(SocketTunnel.class);

	/** How long the target may take to read what a client sent before it left. */
	private static final int DELIVERY_SECONDS = 10;

	private final SocketChannel socket;

	private final AtomicInteger running = new AtomicInteger(2);

	private volatile boolean delivered;

	private @Nullable Thread sender;

	private boolean aborted;

	SocketTunnel(TunnelChannel channel, TunnelEndpoint endpoint, @Nullable SocketAddress peerAddress,
			SocketChannel socket) {
		super(channel, endpoint, peerAddress);
		this.socket = socket;
	}

	void start() {
		TunnelExecutors executors = getChannel().getTunnels().getExecutors();
		start(executors, this::deliver);
		start(executors, this::send);
	}

	private void start(TunnelExecutors executors, Runnable direction) {
		try {
			executors.tunnels().execute(direction);
		}
		catch (RejectedExecutionException ex) {
			logger.warn("There is no thread for a tunnel");
			close();
			ended();
		}
	}

	/**
	 * Deliver what the client sends. If the target takes no more, what it sends is still
	 * sent to the client.
	 */
	private void deliver() {
		TunnelChannel channel = getChannel();
		try {
			for (ByteBuffer[] data = channel.takeAll(); data.length > 0; data = channel.takeAll()) {
				while (data[data.length - 1].hasRemaining()) {
					int written = (int) this.socket.write(data);
					received(written);
					channel.taken(written);
				}
			}
			this.socket.shutdownOutput();
		}
		catch (IOException | InterruptedException ex) {
			logger.trace("A tunnel takes no more data", ex);
			channel.discardInput();
		}
		finally {
			this.delivered = true;
			if (channel.isClosing()) {
				abort();
			}
			ended();
		}
	}

	/**
	 * Send to the client what the target sends.
	 */
	private void send() {
		setSender(Thread.currentThread());
		try {
			getChannel().sendAll(this.socket, this::sent);
			getChannel().endOutput();
		}
		catch (IOException | InterruptedException ex) {
			logger.trace("A tunnel gives no more data", ex);
			if (!getChannel().isClosing()) {
				close();
			}
		}
		finally {
			setSender(null);
			ended();
		}
	}

	private synchronized void setSender(@Nullable Thread thread) {
		this.sender = thread;
		if (this.aborted && thread != null) {
			thread.interrupt();
		}
	}

	private void ended() {
		if (this.running.decrementAndGet() == 0) {
			Sockets.close(this.socket);
			getChannel().tunnelEnded(this);
		}
	}

	@Override
	void closedByClient() {
		if (this.delivered) {
			abort();
		}
		else {
			getChannel().getTunnels().getTimer().schedule(this::abort, DELIVERY_SECONDS, TimeUnit.SECONDS);
		}
	}

	@Override
	public void close() {
		abort();
		getChannel().close(false);
	}

	private synchronized void abort() {
		this.aborted = true;
		getChannel().discardInput();
		Sockets.close(this.socket);
		if (this.sender != null) {
			this.sender.interrupt();
		}
	}

}
