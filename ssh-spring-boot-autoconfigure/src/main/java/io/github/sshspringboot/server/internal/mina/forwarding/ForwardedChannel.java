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
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.SocketPath;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A channel that the server opens to a client for a connection to what it listens on.
 */
final class ForwardedChannel extends TunnelChannel {

	/** A client may have to connect, which can take this long. */
	private static final int ANSWER_SECONDS = 120;

	private final CompletableFuture<@Nullable Void> answer = new CompletableFuture<>();

	ForwardedChannel(TunnelType type, ServerTunnels tunnels) {
		super(type, tunnels, true);
	}

	/**
	 * Ask the client to open the channel, and return its answer, which comes on any
	 * thread.
	 */
	CompletableFuture<@Nullable Void> open(ConnectionService service, TunnelEndpoint endpoint,
			@Nullable SocketAddress originator) throws IOException {
		addCloseFutureListener((closed) -> refused("the connection is closed"));
		try {
			service.registerChannel(this);
		}
		catch (IOException | RuntimeException ex) {
			close(true);
			throw ex;
		}
		count();
		Buffer buffer = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN);
		buffer.putString(getChannelType());
		buffer.putUInt(getChannelId());
		buffer.putUInt(getLocalWindow().getSize());
		buffer.putUInt(getLocalWindow().getPacketSize());
		if (endpoint instanceof HostAndPort address) {
			buffer.putString(address.host());
			buffer.putUInt(address.port());
			putAddress(buffer, originator);
		}
		else {
			buffer.putString(((SocketPath) endpoint).path());
			buffer.putString("");
		}
		getSession().writePacket(buffer);
		return this.answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
	}

	private static void putAddress(Buffer buffer, @Nullable SocketAddress address) {
		if (address instanceof InetSocketAddress inet) {
			buffer.putString(inet.getAddress().getHostAddress());
			buffer.putUInt(inet.getPort());
		}
		else {
			buffer.putString("");
			buffer.putUInt(0);
		}
	}

	private void refused(String message) {
		this.answer.completeExceptionally(new IOException("The client did not open the channel: " + message));
	}

	@Override
	public void handleOpenSuccess(long recipient, long windowSize, long packetSize, Buffer buffer) {
		if (this.answer.isDone()) {
			setRecipient(recipient);
			close(false);
			return;
		}
		try {
			setClient(recipient, windowSize, packetSize);
			this.answer.complete(null);
		}
		catch (IllegalArgumentException ex) {
			close(false);
		}
	}

	@Override
	public void handleOpenFailure(Buffer buffer) {
		refused("it was refused");
		close(true);
	}

	@Override
	public OpenFuture open(long recipient, long windowSize, long packetSize, Buffer buffer) {
		throw new UnsupportedOperationException("The server opens this channel");
	}

}
