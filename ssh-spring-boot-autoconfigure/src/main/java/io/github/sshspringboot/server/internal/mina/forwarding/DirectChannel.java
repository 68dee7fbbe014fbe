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
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshOpenFailureReason;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException.Reason;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * A channel that a client opens to what the server can connect to. It is read on the I/O
 * thread; all else happens on a thread that may block.
 */
final class DirectChannel extends TunnelChannel {

	private final OpenFuture openFuture = new DefaultOpenFuture(this, this.futureLock);

	DirectChannel(TunnelType type, ServerTunnels tunnels) {
		super(type, tunnels, false);
	}

	/**
	 * Open the channel later. If that fails, the channel itself says why: MINA would not.
	 */
	@Override
	public OpenFuture open(long recipient, long windowSize, long packetSize, Buffer buffer) {
		count();
		try {
			setClient(recipient, windowSize, packetSize);
			TunnelEndpoint target = (getType() == TunnelType.DIRECT_TCPIP) ? EndpointReader.readHostAndPort(buffer)
					: EndpointReader.readPath(buffer);
			open(Objects.requireNonNull(getConnection().toConnection(), "not authenticated"), target);
		}
		catch (IllegalArgumentException ex) {
			fail(new ForwardingRefusedException(Reason.CONNECT_FAILED, String.valueOf(ex.getMessage())));
		}
		catch (RejectedExecutionException ex) {
			fail(new ForwardingRefusedException(Reason.RESOURCE_SHORTAGE, "too many tunnels are being opened"));
		}
		return this.openFuture;
	}

	private void open(SshConnection connection, TunnelEndpoint target) {
		getTunnels().request(connection, () -> {
			try {
				connect(connection, target);
			}
			catch (IOException | RuntimeException ex) {
				fail(getTunnels().refused(connection, getType(), target, ex));
			}
		});
	}

	private void connect(SshConnection connection, TunnelEndpoint target) throws IOException {
		Forwarding forwarding = getTunnels().getForwarding();
		if (!forwarding.isOffered(getType(), connection)) {
			throw new ForwardingRefusedException(Reason.PROHIBITED, "forwarding is not allowed");
		}
		if (getTunnels().isEnding()) {
			throw new ForwardingRefusedException(Reason.PROHIBITED, "the server is shutting down");
		}
		setPlace(forwarding.takeTunnel(connection, getType()));
		SocketChannel socket = getTunnels().getSockets()
			.connect(forwarding.resolveTarget(connection, target), this::isClosing);
		try {
			opened(target, socket, socket.getRemoteAddress());
		}
		catch (IOException | RuntimeException ex) {
			Sockets.close(socket);
			throw ex;
		}
	}

	private void opened(TunnelEndpoint target, SocketChannel socket, SocketAddress peerAddress) {
		SocketTunnel tunnel = new SocketTunnel(this, target, peerAddress, socket);
		begin(tunnel);
		try {
			confirm();
			this.openFuture.setOpened();
		}
		finally {
			tunnel.start();
		}
	}

	private void fail(ForwardingRefusedException failure) {
		try {
			if (!isClosing()) {
				Buffer buffer = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE);
				buffer.putUInt(getRecipient());
				buffer.putUInt(toOpenFailure(failure.getReason()).getCode());
				buffer.putString(String.valueOf(failure.getMessage()));
				buffer.putString("");
				getSession().writePacket(buffer);
			}
		}
		catch (IOException ex) {
			getSession().exceptionCaught(ex);
		}
		finally {
			close(true);
		}
	}

	private static SshOpenFailureReason toOpenFailure(Reason reason) {
		return switch (reason) {
			case PROHIBITED -> SshOpenFailureReason.ADMINISTRATIVELY_PROHIBITED;
			case CONNECT_FAILED -> SshOpenFailureReason.CONNECT_FAILED;
			case RESOURCE_SHORTAGE -> SshOpenFailureReason.RESOURCE_SHORTAGE;
		};
	}

	@Override
	public void handleOpenSuccess(long recipient, long windowSize, long packetSize, Buffer buffer) {
		throw new UnsupportedOperationException("The client opened this channel");
	}

	@Override
	public void handleOpenFailure(Buffer buffer) {
		close(true);
	}

}
