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
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.sshspringboot.server.internal.execution.TunnelExecutors;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that listen for one request of a client, all on the same port.
 */
final class Listener {

	private static final Log logger = LogFactory.getLog(Listener.class);

	private static final long RETRY_MILLIS = 100;

	private final List<ServerSocketChannel> sockets = new ArrayList<>(1);

	private @Nullable Path file;

	private @Nullable Object fileKey;

	private volatile boolean closed;

	/**
	 * Bind the addresses, of which one is enough. Port 0 stands for the same free port of
	 * all.
	 */
	static Listener bind(List<SocketAddress> addresses) throws ForwardingRefusedException {
		Listener listener = new Listener();
		for (SocketAddress address : addresses) {
			try {
				listener.bind(listener.withPort(address));
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("Cannot listen for a client", ex);
			}
		}
		if (listener.sockets.isEmpty()) {
			throw new ForwardingRefusedException(Reason.CONNECT_FAILED, "cannot listen");
		}
		return listener;
	}

	private SocketAddress withPort(SocketAddress address) {
		return (address instanceof InetSocketAddress inet && inet.getPort() == 0 && !this.sockets.isEmpty())
				? new InetSocketAddress(inet.getAddress(), getPort()) : address;
	}

	private void bind(SocketAddress address) throws IOException {
		ServerSocketChannel socket = ServerSocketChannel.open(getFamily(address));
		try {
			socket.bind(address);
			if (address instanceof UnixDomainSocketAddress unix) {
				protect(unix.getPath());
			}
			this.sockets.add(socket);
		}
		catch (IOException | RuntimeException ex) {
			Sockets.close(socket);
			deleteFile();
			throw ex;
		}
	}

	private static ProtocolFamily getFamily(SocketAddress address) {
		if (address instanceof UnixDomainSocketAddress) {
			return StandardProtocolFamily.UNIX;
		}
		return (address instanceof InetSocketAddress inet && inet.getAddress() instanceof Inet4Address)
				? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
	}

	/**
	 * Let nobody else use the socket file, and remember it to delete no other one.
	 */
	private void protect(Path file) throws IOException {
		this.file = file;
		this.fileKey = fileKey(file);
		PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		if (view != null) {
			view.setPermissions(PosixFilePermissions.fromString("rw-------"));
		}
	}

	private static @Nullable Object fileKey(Path file) throws IOException {
		return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
	}

	int getPort() {
		try {
			return (this.sockets.get(0).getLocalAddress() instanceof InetSocketAddress inet) ? inet.getPort() : 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	void start(TunnelExecutors executors, Consumer<SocketChannel> consumer) {
		for (ServerSocketChannel socket : this.sockets) {
			executors.tunnels().execute(() -> accept(socket, consumer));
		}
	}

	/**
	 * Accept connections until the socket is closed. What fails, for example because the
	 * process has too many open files, is tried again.
	 */
	private void accept(ServerSocketChannel socket, Consumer<SocketChannel> consumer) {
		while (!this.closed) {
			try {
				consumer.accept(socket.accept());
			}
			catch (ClosedChannelException ex) {
				close();
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("A connection to a forwarded port failed", ex);
				pause();
			}
		}
	}

	private void pause() {
		try {
			Thread.sleep(RETRY_MILLIS);
		}
		catch (InterruptedException ex) {
			close();
		}
	}

	void close() {
		this.closed = true;
		this.sockets.forEach(Sockets::close);
		deleteFile();
	}

	private synchronized void deleteFile() {
		Path file = this.file;
		this.file = null;
		try {
			if (file != null && Objects.equals(fileKey(file), this.fileKey)) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			logger.debug("A socket file could not be deleted", ex);
		}
	}

}
