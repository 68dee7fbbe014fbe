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
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshServerException;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.nio2.Nio2Acceptor;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections on Unix-domain sockets and inherited sockets, and serves them with
 * the sessions and the threads of the protocol library.
 */
public final class SocketAcceptor extends Nio2Acceptor {

	private final Nio2ServiceFactory factory;

	private final SocketLoop acceptLoop;

	private final SocketLoop loop;

	private @Nullable SocketServer binding;

	public SocketAcceptor(Nio2ServiceFactory factory, IoHandler handler) throws IOException {
		super(factory, factory.getFactoryManager(), handler, new NoGroup(), factory.getExecutorService());
		this.factory = factory;
		this.acceptLoop = new SocketLoop("ssh-socket-accept");
		this.loop = new SocketLoop("ssh-socket");
	}

	/**
	 * Listen on one of the listener's addresses that is not of the network.
	 */
	public void listen(String address, SshListenerSettings listener) {
		SocketSource source = address.startsWith(SshListenerSettings.UNIX)
				? UnixSocketFile.open(Path.of(address.substring(SshListenerSettings.UNIX.length())), listener)
				: InheritedSocket.open(listener);
		SocketServer server = new SocketServer(source, this.acceptLoop, this.loop, this.factory.getExecutorService());
		this.binding = server;
		try {
			bind(server.getLocalAddress());
		}
		catch (IOException ex) {
			throw new SshServerException("Cannot listen on " + address + ": " + ex.getMessage(), ex);
		}
		finally {
			this.binding = null;
		}
	}

	@Override
	protected AsynchronousServerSocketChannel openAsynchronousServerSocketChannel(SocketAddress address,
			AsynchronousChannelGroup group) {
		return Objects.requireNonNull(this.binding);
	}

	@Override
	protected void closeImmediately0() {
		super.closeImmediately0();
		this.acceptLoop.close();
		this.loop.close();
	}

	/**
	 * The group of channels that MINA demands, and that no channel here belongs to.
	 */
	private static final class NoGroup extends AsynchronousChannelGroup {

		NoGroup() {
			super(AsynchronousChannelProvider.provider());
		}

		@Override
		public boolean isShutdown() {
			return false;
		}

		@Override
		public boolean isTerminated() {
			return false;
		}

		@Override
		public void shutdown() {
		}

		@Override
		public void shutdownNow() {
		}

		@Override
		public boolean awaitTermination(long timeout, TimeUnit unit) {
			return true;
		}

	}

}
