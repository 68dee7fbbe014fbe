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

import java.net.SocketAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.Tunnel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel on its channel.
 */
abstract class ChannelTunnel implements Tunnel {

	private static final AtomicLong sequence = new AtomicLong();

	private final String id = Long.toString(sequence.incrementAndGet());

	private final Instant openedAt = Instant.now();

	private final TunnelChannel channel;

	private final SshConnection connection;

	private final TunnelEndpoint endpoint;

	private final @Nullable SocketAddress peerAddress;

	private final AtomicLong received = new AtomicLong();

	private final AtomicLong sent = new AtomicLong();

	private volatile long lastActivity = System.nanoTime();

	ChannelTunnel(TunnelChannel channel, TunnelEndpoint endpoint, @Nullable SocketAddress peerAddress) {
		this.channel = channel;
		this.connection = Objects.requireNonNull(channel.getConnection().toConnection(), "not authenticated");
		this.endpoint = endpoint;
		this.peerAddress = peerAddress;
	}

	/**
	 * Note that the client closed the channel: deliver what it sent before, and end.
	 */
	abstract void closedByClient();

	TunnelChannel getChannel() {
		return this.channel;
	}

	void received(int length) {
		this.received.addAndGet(length);
		this.lastActivity = System.nanoTime();
	}

	void sent(int length) {
		this.sent.addAndGet(length);
		this.lastActivity = System.nanoTime();
	}

	long getIdleNanos() {
		return System.nanoTime() - this.lastActivity;
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public TunnelType getType() {
		return this.channel.getType();
	}

	@Override
	public SshConnection getConnection() {
		return this.connection;
	}

	@Override
	public TunnelEndpoint getEndpoint() {
		return this.endpoint;
	}

	@Override
	public @Nullable SocketAddress getPeerAddress() {
		return this.peerAddress;
	}

	@Override
	public Instant getOpenedAt() {
		return this.openedAt;
	}

	@Override
	public long getBytesReceived() {
		return this.received.get();
	}

	@Override
	public long getBytesSent() {
		return this.sent.get();
	}

}
