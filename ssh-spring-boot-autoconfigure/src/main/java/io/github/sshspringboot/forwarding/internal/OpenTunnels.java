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

package io.github.sshspringboot.forwarding.internal;

import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.sshspringboot.forwarding.SshTunnel;
import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.forwarding.SshTunnels;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.Tunnel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Knows the open tunnels, and tells observers about them.
 */
public final class OpenTunnels implements SshTunnels {

	private static final Log logger = LogFactory.getLog(OpenTunnels.class);

	private static final int MAX_UNTOLD = 10_000;

	private final Supplier<List<TunnelObserver>> observers;

	private final OrderedEvents events;

	private final Map<String, OpenTunnel> tunnels = new ConcurrentHashMap<>();

	/**
	 * Create open tunnels. The executor calls the observers, which may block.
	 */
	public OpenTunnels(Supplier<List<TunnelObserver>> observers, Executor executor) {
		this.observers = observers;
		this.events = new OrderedEvents(executor);
	}

	@Override
	public List<SshTunnel> list() {
		return this.tunnels.values()
			.stream()
			.<SshTunnel>map((tunnel) -> tunnel)
			.sorted(Comparator.comparing(SshTunnel::getOpenedAt))
			.toList();
	}

	@Override
	public boolean close(String id) {
		OpenTunnel tunnel = this.tunnels.get(id);
		if (tunnel != null) {
			tunnel.close();
		}
		return tunnel != null;
	}

	/**
	 * Return whether observers are so far behind that there should be no more tunnels
	 * until they have caught up.
	 */
	boolean isBehind() {
		return this.events.size() >= MAX_UNTOLD;
	}

	void opened(Tunnel tunnel) {
		OpenTunnel open = new OpenTunnel(tunnel);
		this.tunnels.put(tunnel.getId(), open);
		this.events.add(() -> tell((observer) -> observer.opened(open)));
	}

	void closed(Tunnel tunnel) {
		OpenTunnel open = this.tunnels.remove(tunnel.getId());
		if (open != null) {
			Duration duration = Duration.ofNanos(System.nanoTime() - open.start());
			this.events.add(() -> tell((observer) -> observer.closed(open, duration)));
		}
	}

	void refused(SshConnection connection, TunnelType type, String target, ForwardingRefusedException.Reason reason) {
		tell((observer) -> observer.refused(connection, SshTunnelType.valueOf(type.name()), target, reason));
	}

	private void tell(Consumer<TunnelObserver> event) {
		try {
			this.observers.get().forEach((observer) -> tell(observer, event));
		}
		catch (RuntimeException | Error ex) {
			logger.warn("The observers of tunnels cannot be found", ex);
		}
	}

	private static void tell(TunnelObserver observer, Consumer<TunnelObserver> event) {
		try {
			event.accept(observer);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("An observer of tunnels failed", ex);
		}
	}

	static String describe(TunnelEndpoint endpoint) {
		if (endpoint instanceof TunnelEndpoint.SocketPath socket) {
			return PrintableText.of(socket.path());
		}
		TunnelEndpoint.HostAndPort address = (TunnelEndpoint.HostAndPort) endpoint;
		String host = PrintableText.of(address.host());
		return ((host.indexOf(':') >= 0) ? "[" + host + "]" : host) + ":" + address.port();
	}

	private record OpenTunnel(Tunnel tunnel, long start) implements SshTunnel {

		OpenTunnel(Tunnel tunnel) {
			this(tunnel, System.nanoTime());
		}

		@Override
		public String getId() {
			return this.tunnel.getId();
		}

		@Override
		public SshTunnelType getType() {
			return SshTunnelType.valueOf(this.tunnel.getType().name());
		}

		@Override
		public SshConnection getConnection() {
			return this.tunnel.getConnection();
		}

		@Override
		public String getTarget() {
			return describe(this.tunnel.getEndpoint());
		}

		@Override
		public @Nullable SocketAddress getPeerAddress() {
			return this.tunnel.getPeerAddress();
		}

		@Override
		public Instant getOpenedAt() {
			return this.tunnel.getOpenedAt();
		}

		@Override
		public long getBytesReceived() {
			return this.tunnel.getBytesReceived();
		}

		@Override
		public long getBytesSent() {
			return this.tunnel.getBytesSent();
		}

		@Override
		public void close() {
			this.tunnel.close();
		}

	}

}
