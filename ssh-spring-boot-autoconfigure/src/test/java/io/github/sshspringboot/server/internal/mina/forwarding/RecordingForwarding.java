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

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import io.github.sshspringboot.server.internal.forwarding.Tunnel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.SocketPath;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import org.jspecify.annotations.Nullable;

/**
 * Permits what its names do not say otherwise, and records what it is told.
 */
final class RecordingForwarding implements Forwarding {

	final Map<String, List<SocketAddress>> names = new ConcurrentHashMap<>();

	final Collection<Tunnel> opened = new ConcurrentLinkedQueue<>();

	final Collection<Tunnel> closed = new ConcurrentLinkedQueue<>();

	final Collection<String> refused = new ConcurrentLinkedQueue<>();

	final Collection<String> threads = new ConcurrentLinkedQueue<>();

	final AtomicInteger places = new AtomicInteger();

	final AtomicInteger listeners = new AtomicInteger();

	volatile int maxTunnels = Integer.MAX_VALUE;

	volatile boolean offered = true;

	volatile @Nullable Duration idleTimeout;

	volatile CountDownLatch resolving = new CountDownLatch(0);

	void reset() {
		this.names.clear();
		this.opened.clear();
		this.closed.clear();
		this.refused.clear();
		this.threads.clear();
		this.places.set(0);
		this.listeners.set(0);
		this.maxTunnels = Integer.MAX_VALUE;
		this.offered = true;
		this.idleTimeout = null;
	}

	@Override
	public boolean isOffered(TunnelType type, SshConnection connection) {
		return this.offered;
	}

	@Override
	public List<SocketAddress> resolveTarget(SshConnection connection, TunnelEndpoint target)
			throws ForwardingRefusedException {
		return resolve(target);
	}

	@Override
	public List<SocketAddress> resolveListener(SshConnection connection, TunnelEndpoint listener)
			throws ForwardingRefusedException {
		return resolve(listener);
	}

	private List<SocketAddress> resolve(TunnelEndpoint endpoint) throws ForwardingRefusedException {
		this.threads.add(Thread.currentThread().getName());
		try {
			if (endpoint instanceof SocketPath socket) {
				return List.of(UnixDomainSocketAddress.of(socket.path()));
			}
			HostAndPort address = (HostAndPort) endpoint;
			List<SocketAddress> known = this.names.get(address.host());
			if (known != null) {
				return known;
			}
			return switch (address.host()) {
				case "forbidden" -> throw new ForwardingRefusedException(Reason.PROHIBITED, "it is forbidden");
				case "broken" -> throw new IllegalStateException("secret");
				case "slow" -> {
					this.resolving.await();
					yield toAddresses("127.0.0.1", address.port());
				}
				default -> toAddresses(address.host(), address.port());
			};
		}
		catch (UnknownHostException ex) {
			throw new ForwardingRefusedException(Reason.CONNECT_FAILED, "the name is unknown");
		}
		catch (InterruptedException ex) {
			throw new ForwardingRefusedException(Reason.CONNECT_FAILED, "interrupted");
		}
	}

	private static List<SocketAddress> toAddresses(String host, int port) throws UnknownHostException {
		List<SocketAddress> addresses = new ArrayList<>();
		for (InetAddress address : InetAddress.getAllByName(host)) {
			addresses.add(new InetSocketAddress(address, port));
		}
		return addresses;
	}

	@Override
	public Place takeListener(SshConnection connection, TunnelEndpoint listener) {
		return place(this.listeners);
	}

	@Override
	public Place takeTunnel(SshConnection connection, TunnelType type) throws ForwardingRefusedException {
		if (this.places.get() >= this.maxTunnels) {
			throw new ForwardingRefusedException(Reason.RESOURCE_SHORTAGE, "too many tunnels");
		}
		return place(this.places);
	}

	private static Place place(AtomicInteger count) {
		AtomicBoolean taken = new AtomicBoolean(true);
		count.incrementAndGet();
		return () -> {
			if (taken.getAndSet(false)) {
				count.decrementAndGet();
			}
		};
	}

	@Override
	public void refused(SshConnection connection, TunnelType type, TunnelEndpoint endpoint, Reason reason) {
		this.refused.add(type + " " + reason);
	}

	@Override
	public void opened(Tunnel tunnel) {
		this.opened.add(tunnel);
	}

	@Override
	public void closed(Tunnel tunnel) {
		this.closed.add(tunnel);
	}

	@Override
	public @Nullable Duration getIdleTimeout() {
		return this.idleTimeout;
	}

	boolean isUnused() {
		return this.places.get() == 0 && this.opened.size() == this.closed.size();
	}

}
