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
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;

import io.github.sshspringboot.server.internal.forwarding.Forwarding.Place;
import io.github.sshspringboot.server.internal.forwarding.TunnelType;
import io.github.sshspringboot.server.internal.mina.channel.ChannelConnection;
import io.github.sshspringboot.server.internal.mina.channel.InputWindow;
import io.github.sshspringboot.server.internal.mina.channel.OutputQueue;
import io.github.sshspringboot.server.internal.mina.channel.TypedChannel;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.AbstractChannel;
import org.apache.sshd.common.channel.LocalWindow;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The channel of a tunnel. What the client sends waits in the window until it is taken;
 * what is sent to it waits for the client's window and the connection's output queue.
 * Each direction ends on its own.
 */
abstract class TunnelChannel extends AbstractChannel implements TypedChannel {

	static final int MAX_DATA = 32 * 1024;

	private static final Duration NEVER = Duration.ofDays(365);

	/** The position of the data in a packet: after header, type, recipient and length. */
	private static final int DATA_POSITION = SshConstants.SSH_PACKET_HEADER_LEN + 9;

	private final TunnelType type;

	private final ServerTunnels tunnels;

	private final InputWindow inputWindow;

	private final TunnelInput input = new TunnelInput();

	/**
	 * What has to end before the place is free: the channel, which the client has to
	 * close too, and the socket.
	 */
	private int users = 1;

	private @Nullable Place place;

	private volatile @Nullable ChannelTunnel tunnel;

	private volatile boolean closedByClient;

	TunnelChannel(TunnelType type, ServerTunnels tunnels, boolean client) {
		super(client);
		this.type = type;
		this.tunnels = tunnels;
		this.inputWindow = new InputWindow(this, tunnels.getInputBudget());
		addCloseFutureListener((closed) -> releasePlace());
	}

	TunnelType getType() {
		return this.type;
	}

	@Override
	public String getChannelType() {
		return this.type.getChannelType();
	}

	ServerTunnels getTunnels() {
		return this.tunnels;
	}

	ChannelConnection getConnection() {
		return (ChannelConnection) getSession();
	}

	@Override
	public LocalWindow getLocalWindow() {
		return this.inputWindow;
	}

	@Override
	protected void configureWindow() {
		this.inputWindow.init(this);
	}

	/**
	 * Set the client's end of the channel. Throws an exception if its values are invalid.
	 */
	final void setClient(long recipient, long windowSize, long packetSize) {
		setRecipient(recipient);
		getRemoteWindow().init(windowSize, Math.min(packetSize, MAX_DATA), getSession());
	}

	/**
	 * Let the connection not be idle while the channel is registered.
	 */
	final void count() {
		getConnection().getSessionCount().openTunnel();
		addCloseFutureListener((closed) -> getConnection().getSessionCount().closeTunnel());
	}

	/**
	 * Set the place of the channel among the tunnels, which becomes free with the
	 * channel.
	 */
	final synchronized void setPlace(Place place) {
		this.place = place;
		freePlace();
	}

	private synchronized void releasePlace() {
		this.users--;
		freePlace();
	}

	private void freePlace() {
		if (this.users == 0 && this.place != null) {
			this.tunnels.getExecutors().run(this.place::close);
		}
	}

	/**
	 * Begin to use the channel for a tunnel, which keeps the place until
	 * {@link #tunnelEnded} is called.
	 */
	final void begin(ChannelTunnel tunnel) {
		synchronized (this) {
			this.users++;
		}
		this.tunnel = tunnel;
		this.tunnels.opened(tunnel);
		if (isClosing()) {
			tunnel.close();
		}
	}

	/**
	 * Tell the listeners that the channel is open, which also confirms it to a client
	 * that opened it.
	 */
	final void confirm() {
		getConnection().sessionStarted();
		signalChannelOpenSuccess();
		if (isClosing()) {
			signalChannelClosed(null);
		}
	}

	final void tunnelEnded(ChannelTunnel tunnel) {
		this.tunnels.closed(tunnel);
		releasePlace();
		close(false);
	}

	@Override
	protected void doWriteData(byte[] bytes, int offset, long length) {
		if (!isEofSignalled()) {
			this.input.add(bytes, offset, (int) length);
		}
	}

	@Override
	protected void doWriteExtendedData(byte[] bytes, int offset, long length) throws IOException {
		this.inputWindow.release(length);
	}

	@Override
	public void handleEof() throws IOException {
		super.handleEof();
		this.input.end();
	}

	@Override
	public void handleClose() throws IOException {
		this.closedByClient = true;
		super.handleClose();
	}

	/**
	 * End the tunnel: what the client sent before it closed the channel is still
	 * delivered.
	 */
	@Override
	protected void preClose() {
		this.input.end();
		super.preClose();
		ChannelTunnel tunnel = this.tunnel;
		if (tunnel != null) {
			if (isInputComplete()) {
				tunnel.closedByClient();
			}
			else {
				tunnel.close();
			}
		}
	}

	/**
	 * Wait for the next bytes of the client, and return {@code null} at their end. They
	 * have to be {@link #taken} afterwards.
	 */
	final @Nullable ByteBuffer take() throws InterruptedException {
		return this.input.take();
	}

	/**
	 * Wait for the next bytes of the client, and return all that wait up to a limit, and
	 * nothing at their end. They have to be {@link #taken} afterwards.
	 */
	final ByteBuffer[] takeAll() throws InterruptedException {
		return this.input.takeAll();
	}

	/**
	 * Let the client send more, because bytes of it were delivered.
	 */
	final void taken(int length) throws IOException {
		if (this.inputWindow.isOpen() && !isEofSignalled()) {
			this.inputWindow.release(length);
		}
	}

	/**
	 * Return whether the client sent all that it wanted to.
	 */
	final boolean isInputComplete() {
		return this.closedByClient || isEofSignalled();
	}

	final void discardInput() {
		this.input.discard();
	}

	/**
	 * Send all that a source gives until its end. Waits while the client does not read,
	 * and reads no more than the client may receive. Large packets are read in place.
	 */
	final void sendAll(ReadableByteChannel source, SentBytes sent) throws IOException, InterruptedException {
		Buffer packet = newPacket(MAX_DATA);
		while (true) {
			ByteBuffer data = ByteBuffer.wrap(packet.array(), DATA_POSITION, waitForRoom());
			int length = source.read(data);
			if (length < 0) {
				return;
			}
			if (length > MAX_DATA / 2) {
				send(packet, length);
				packet = newPacket(MAX_DATA);
			}
			else {
				send(packet.array(), DATA_POSITION, length);
			}
			sent.add(length);
		}
	}

	/**
	 * Send bytes, and wait while the client does not read.
	 */
	final void send(ByteBuffer data, SentBytes sent) throws IOException, InterruptedException {
		while (data.hasRemaining()) {
			int length = Math.min(waitForRoom(), data.remaining());
			send(data.array(), data.arrayOffset() + data.position(), length);
			data.position(data.position() + length);
			sent.add(length);
		}
	}

	private int waitForRoom() throws IOException, InterruptedException {
		return (int) Math.min(getRemoteWindow().waitForSpace(NEVER), getRemoteWindow().getPacketSize());
	}

	private void send(byte[] bytes, int offset, int length) throws IOException {
		Buffer packet = newPacket(length);
		System.arraycopy(bytes, offset, packet.array(), DATA_POSITION, length);
		send(packet, length);
	}

	private void send(Buffer packet, int length) throws IOException {
		OutputQueue queue = getConnection().getOutputQueue();
		getRemoteWindow().consume(length);
		queue.reserve(length);
		try {
			if (isClosing()) {
				throw new InterruptedIOException("The channel is closed");
			}
			packet.wpos(DATA_POSITION - Integer.BYTES);
			packet.putUInt(length);
			packet.wpos(DATA_POSITION + length);
			getSession().writePacket(packet);
		}
		finally {
			queue.release(length);
		}
	}

	private Buffer newPacket(int length) {
		Buffer packet = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_DATA, 8 + length);
		packet.putUInt(getRecipient());
		return packet;
	}

	final void endOutput() throws IOException {
		sendEof();
	}

	/**
	 * Counts bytes that are sent to the client.
	 */
	interface SentBytes {

		void add(int length);

	}

}
