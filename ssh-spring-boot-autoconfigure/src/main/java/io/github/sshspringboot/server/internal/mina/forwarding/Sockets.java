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

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connects sockets of both families, and closes them.
 */
final class Sockets {

	private static final Log logger = LogFactory.getLog(Sockets.class);

	private static final int CONNECT_SECONDS = 10;

	private static final int MAX_ADDRESSES = 8;

	private final ScheduledExecutorService timer;

	Sockets(ScheduledExecutorService timer) {
		this.timer = timer;
	}

	/**
	 * Connect to the first of the addresses that can be reached, in their order. Only
	 * some are tried, and none after the client has given up, because each can take its
	 * time and a name can have any number of them.
	 */
	SocketChannel connect(List<SocketAddress> addresses, BooleanSupplier givenUp) throws ForwardingRefusedException {
		ForwardingRefusedException failure = new ForwardingRefusedException(Reason.CONNECT_FAILED, "no address");
		for (SocketAddress address : addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES))) {
			if (givenUp.getAsBoolean()) {
				throw failure;
			}
			try {
				return connect(address);
			}
			catch (ForwardingRefusedException ex) {
				failure = ex;
			}
		}
		throw failure;
	}

	private SocketChannel connect(SocketAddress address) throws ForwardingRefusedException {
		@Nullable SocketChannel socket = null;
		AtomicBoolean late = new AtomicBoolean();
		try {
			socket = (address instanceof UnixDomainSocketAddress) ? SocketChannel.open(StandardProtocolFamily.UNIX)
					: SocketChannel.open();
			connect(socket, address, late);
			setOptions(socket);
			return socket;
		}
		catch (IOException | RuntimeException ex) {
			close(socket);
			throw new ForwardingRefusedException(Reason.CONNECT_FAILED,
					late.get() ? "connection timed out" : describe(ex));
		}
	}

	private void connect(SocketChannel socket, SocketAddress address, AtomicBoolean late) throws IOException {
		ScheduledFuture<?> timeout = this.timer.schedule(() -> {
			late.set(true);
			close(socket);
		}, CONNECT_SECONDS, TimeUnit.SECONDS);
		try {
			socket.connect(address);
		}
		finally {
			timeout.cancel(false);
		}
		if (late.get()) {
			throw new AsynchronousCloseException();
		}
	}

	private static String describe(Exception failure) {
		String message = failure.getMessage();
		return (failure instanceof IOException && message != null) ? PrintableText.of(message) : "connect failed";
	}

	/**
	 * Send small amounts of data at once, as OpenSSH does.
	 */
	static void setOptions(SocketChannel socket) throws IOException {
		if (socket.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
			socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
		}
	}

	static void close(@Nullable Closeable closeable) {
		try {
			if (closeable != null) {
				closeable.close();
			}
		}
		catch (IOException ex) {
			logger.debug("A socket of a tunnel could not be closed", ex);
		}
	}

}
