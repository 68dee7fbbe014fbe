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

package io.github.sshspringboot.test.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2Service;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * MINA's server, which can stop and start to listen, with connections that have faults.
 */
final class ServerEngine extends SshServer {

	private static final int MAX_CONNECTIONS = 256;

	private final SshFaults faults;

	private @Nullable Socket reservation;

	ServerEngine(SshFaults faults) {
		this.faults = faults;
	}

	/**
	 * Listen or not, as the faults say. While nobody listens, a socket holds the port, so
	 * that no other program takes it.
	 */
	synchronized void listen() {
		boolean listening = this.reservation == null;
		if (listening != this.faults.refusesConnections() || !isStarted()) {
			return;
		}
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), getPort());
		try {
			if (listening) {
				this.acceptor.unbind();
				Socket reservation = new Socket();
				this.reservation = reservation;
				reservation.setReuseAddress(true);
				reservation.bind(address);
			}
			else {
				release();
				this.acceptor.bind(address);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Port " + getPort() + " is taken", ex);
		}
	}

	synchronized void release() {
		Socket reservation = this.reservation;
		this.reservation = null;
		if (reservation != null) {
			try {
				reservation.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * Close all connections, and wait until they are closed.
	 */
	void drop(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		List<CloseFuture> closed = getActiveSessions().stream().map((session) -> session.close(true)).toList();
		for (CloseFuture session : closed) {
			long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
			try {
				session.await(Math.max(1, remaining));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * Makes connections with faults, on threads of its own.
	 */
	static final class TransportFactory extends Nio2ServiceFactoryFactory {

		private final SshFaults faults;

		private final CloseableExecutorService workers;

		private final CloseableExecutorService resuming;

		TransportFactory(SshFaults faults, CloseableExecutorService workers, CloseableExecutorService resuming) {
			this.faults = faults;
			this.workers = workers;
			this.resuming = resuming;
		}

		@Override
		public IoServiceFactory create(FactoryManager manager) {
			return new Transport(manager, this.workers, this.resuming, this.faults);
		}

	}

	private static final class Transport extends Nio2ServiceFactory {

		private final SshFaults faults;

		private final AtomicInteger connections = new AtomicInteger();

		Transport(FactoryManager manager, CloseableExecutorService workers, CloseableExecutorService resuming,
				SshFaults faults) {
			super(manager, workers, resuming);
			this.faults = faults;
		}

		@Override
		public Nio2Session createSession(Nio2Service service, IoHandler handler, AsynchronousSocketChannel socket,
				SocketAddress address) throws Throwable {
			if (!(handler instanceof SessionFactory)) {
				return super.createSession(service, handler, socket, address);
			}
			if (this.connections.incrementAndGet() > MAX_CONNECTIONS) {
				this.connections.decrementAndGet();
				socket.close();
				throw new IOException("Too many connections");
			}
			FaultySession session = new FaultySession(service, getFactoryManager(), handler, socket, address,
					this.faults);
			session.addCloseFutureListener((closed) -> this.connections.decrementAndGet());
			return session;
		}

	}

}
